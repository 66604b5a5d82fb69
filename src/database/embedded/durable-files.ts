import fs from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { flushFolder } from '../flush.ts'

const EIO = 29
const ENOSPC = 51

interface FileNode {
  parent: FileNode
}
interface NodeFiles {
  stream_ops: {
    fsync?: (stream: { nfd?: number; node: FileNode }) => number
    write: (...args: unknown[]) => number
  }
  node_ops: Record<string, (...args: unknown[]) => unknown>
  realPath(node: unknown): string
}

type InitOptions = Parameters<NodeFS['init']>[1]
type InitResult = Awaited<ReturnType<NodeFS['init']>>

/**
 * The data folder of the embedded database with real disk flushes. The engine's own file layer has none, so that a
 * power cut loses acknowledged rows; this one flushes files when PostgreSQL asks, and folders when entries change.
 * It hooks into internals of the pinned PGlite version: the start-up test counts the flushes.
 */
export class DurableFiles extends NodeFS {
  /** Flushes that succeeded since the start. */
  fsyncs = 0
  /** Bytes written since somebody last set it to zero. */
  written = 0
  /** False while the folder is being filled and nothing in it has been promised to anybody. */
  flushing = true

  override async init(postgres: PGlite, options: InitOptions): Promise<InitResult> {
    const result = await super.init(postgres, options)
    const preRun = result.emscriptenOpts.preRun ?? []
    result.emscriptenOpts.preRun = [...preRun, module => this.#install(module)]
    return result
  }

  #install(module: unknown): void {
    const { NODEFS: files, FS } = module as {
      NODEFS: NodeFiles
      FS: { ErrnoError: new (errno: number) => Error }
    }
    const orFail = (flush: () => void): void => {
      if (!this.flushing) return
      try {
        flush()
        this.fsyncs++
      } catch (error) {
        // PostgreSQL must hear of it: a swallowed failure would acknowledge what is not on the disk.
        const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
        throw new FS.ErrnoError(full ? ENOSPC : EIO)
      }
    }
    files.stream_ops.fsync = stream => {
      orFail(() =>
        stream.nfd === undefined ? flushFolder(files.realPath(stream.node)) : fs.fsyncSync(stream.nfd),
      )
      return 0
    }
    flushFoldersAfter(files, orFail)
    const write = files.stream_ops.write
    files.stream_ops.write = (...args) => {
      const length = write.apply(files.stream_ops, args)
      this.written += length
      return length
    }
  }
}

/** Makes creating, renaming and removing an entry flush the folders that hold it. */
function flushFoldersAfter(files: NodeFiles, orFail: (flush: () => void) => void): void {
  for (const name of ['mknod', 'rename', 'unlink', 'rmdir']) {
    const original = files.node_ops[name]
    if (!original)
      throw new Error(`The embedded engine's file layer has no ${name}; its version must be pinned.`)
    files.node_ops[name] = function (this: unknown, ...args: unknown[]) {
      const folders = [files.realPath(name === 'rename' ? args[1] : args[0])]
      if (name === 'rename') folders.push(files.realPath((args[0] as FileNode).parent))
      const result = original.apply(this, args)
      for (const folder of new Set(folders)) {
        // Temporary files do not outlive the process, so nothing about them needs to reach the disk.
        if (!folder.endsWith('pgsql_tmp')) orFail(() => flushFolder(folder))
      }
      return result
    }
  }
}
