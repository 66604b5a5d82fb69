import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type ArchivedFile, streamArchive } from './stream-archive.ts'

async function* filesOf(files: readonly [string, string][]): AsyncGenerator<ArchivedFile> {
  for (const [path, text] of files)
    yield {
      path,
      read: async function* () {
        for (const piece of text.match(/[\s\S]{1,3}/gu) ?? []) yield Buffer.from(piece)
      },
    }
}

/** What Python makes of an archive: paths and texts, after it has tested every checksum. */
function readWithPython(archive: Uint8Array): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-zip-'))
  try {
    writeFileSync(join(folder, 'a.zip'), archive)
    const program =
      'import zipfile,json,sys\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(json.dumps([[n,z.read(n).decode()] for n in z.namelist()]))'
    return JSON.parse(execFileSync('python3', ['-c', program, join(folder, 'a.zip')]).toString())
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const files: [string, string][] = [
  ['teaser/ours/001 Größe.txt', 'Žodis ir žodis'],
  ['leer.txt', ''],
  ['proof/entries.jsonl', '{"number":0}\n'],
]

test('another program reads what is streamed, below the limits of plain ZIP and beyond them', async () => {
  const archives = []
  for (const limit of [undefined, 40, 1]) {
    const pieces: Uint8Array[] = []
    for await (const piece of streamArchive(filesOf(files), limit)) pieces.push(Buffer.from(piece))
    archives.push(Buffer.concat(pieces))
  }

  expect(archives.map(readWithPython)).toEqual([files, files, files])
  // Only the limits differ: the records of ZIP64 stand where they are needed.
  expect(archives.map(archive => archive.includes(Buffer.from([0x50, 0x4b, 6, 6])))).toEqual([
    false,
    true,
    true,
  ])
})

test('a large file passes piece by piece', async () => {
  const piece = readFileSync(process.execPath).subarray(0, 1 << 20)
  let reading = 0
  async function* large(): AsyncGenerator<ArchivedFile> {
    yield {
      path: 'large.bin',
      read: async function* () {
        for (let turn = 0; turn < 300; turn++) {
          reading = turn
          yield piece
        }
      },
    }
  }
  const sent: number[] = []
  let total = 0
  for await (const part of streamArchive(large())) {
    total += part.length
    sent.push(reading)
  }

  expect(total).toBeGreaterThan(300 << 20)
  // Each piece was sent before the next one was read.
  expect(sent.slice(1, 5)).toEqual([0, 1, 2, 3])
})
