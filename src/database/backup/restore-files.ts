import { createHash, type Hash, randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { flushFolder } from '../flush.ts'

/** Writes one uploaded file of a backup piece by piece; it gets its name only when it is whole and on the disk. */
export class FileRestorer {
  readonly #target: string
  readonly #draft: string
  readonly #handle: FileHandle
  readonly #hash: Hash = createHash('sha256')
  #size = 0

  private constructor(target: string, draft: string, handle: FileHandle) {
    this.#target = target
    this.#draft = draft
    this.#handle = handle
  }

  static async begin(folder: string, name: string): Promise<FileRestorer> {
    const target = path.join(folder, name)
    await mkdir(path.dirname(target), { recursive: true })
    const draft = path.join(path.dirname(target), `.${randomUUID()}`)
    return new FileRestorer(target, draft, await open(draft, 'wx', 0o600))
  }

  async add(base64: string): Promise<void> {
    const bytes = Buffer.from(base64, 'base64')
    this.#hash.update(bytes)
    this.#size += bytes.length
    await this.#handle.appendFile(bytes)
  }

  /** Names the file if it is what the backup says; otherwise removes it and answers false. */
  async finish(expected: { size: number; sha256: string }): Promise<boolean> {
    const right = this.#size === expected.size && this.#hash.digest('hex') === expected.sha256
    if (!right) {
      await this.abandon()
      return false
    }
    await this.#handle.sync()
    await this.#handle.close()
    await rename(this.#draft, this.#target)
    flushFolder(path.dirname(this.#target))
    return true
  }

  /** Removes what was written. */
  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => {})
    await rm(this.#draft, { force: true })
  }
}
