import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { checkSeal, readSealedLines } from '../../src/database/backup/frame.ts'
import { openDatabase } from '../../src/database/open-database.ts'
import { silentLog } from '../harness/database.ts'
import { type LoopDisk, makeLoopDisk } from './loop-disk.ts'
import { startProgram } from './program.ts'

const CUTS = 5
const CONTROL_CUTS = 2
const UPLOAD_CUTS = 3

const mayMount = process.platform === 'linux' && process.getuid?.() === 0
if (!mayMount && process.env.CI)
  throw new Error('The test of power cuts must mount a disk and needs root on Linux.')

/** Lets a program write, cuts the power in the middle, and tells what it had printed. */
async function runUntilCut(
  disk: LoopDisk,
  name: string,
  first: number,
  pause: number,
): Promise<readonly string[]> {
  const writer = startProgram(name, [disk.folder, String(first)])
  try {
    await writer.untilLine('A')
    await new Promise(resolve => setTimeout(resolve, pause))
    // Stopped first, so that nothing is acknowledged after the cut.
    writer.process.kill('SIGSTOP')
    disk.cutPower()
  } finally {
    await writer.kill()
  }
  await disk.restart()
  return writer.lines
}

/** The same, and which numbers were acknowledged. */
async function writeUntilCut(disk: LoopDisk, name: string, first: number, pause: number): Promise<number[]> {
  const lines = await runUntilCut(disk, name, first, pause)
  return lines.filter(line => line.startsWith('A ')).map(line => Number(line.slice(2)))
}

test.skipIf(!mayMount)(
  'power cuts lose no acknowledged row of the embedded database and leave it readable',
  async () => {
    const disk = makeLoopDisk(300)
    try {
      const acknowledged: number[] = []
      for (let cut = 0; cut < CUTS; cut++) {
        acknowledged.push(...(await writeUntilCut(disk, 'writer', cut * 100_000, 150 + cut * 60)))
        const database = await openDatabase({ folder: disk.folder, log: silentLog })
        const { rows } = await sql<{ number: number }>`select number from written`.execute(database.db)
        await database.close()
        const kept = new Set(rows.map(row => row.number))
        expect(acknowledged.filter(number => !kept.has(number))).toEqual([])
      }
      expect(acknowledged.length).toBeGreaterThanOrEqual(CUTS)
    } finally {
      await disk.remove()
    }
  },
  240_000,
)

test.skipIf(!mayMount)(
  'power cuts lose no acknowledged upload, restored file or backup, and nothing half passes for whole',
  async () => {
    const disk = makeLoopDisk(100)
    const files = path.join(disk.folder, 'files')
    const backup = path.join(disk.folder, 'kontor.backup')
    try {
      const acknowledged = new Set<string>()
      let backups = 0
      for (let cut = 0; cut < UPLOAD_CUTS; cut++) {
        const lines = await runUntilCut(disk, 'uploader', cut * 1_000, 300 + cut * 170)
        for (const line of lines) if (line.startsWith('A ')) acknowledged.add(line.slice(2))
        const last = lines
          .filter(line => line.startsWith('B '))
          .map(line => Number(line.slice(2)))
          .at(-1)
        const named = fs
          .readdirSync(files, { recursive: true, withFileTypes: true })
          .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
        const half = named.filter(entry => {
          const bytes = fs.readFileSync(path.join(entry.parentPath, entry.name))
          return createHash('sha256').update(bytes).digest('hex') !== entry.name
        })
        const there = new Set(named.map(entry => entry.name))
        expect({ half, lost: [...acknowledged].filter(hash => !there.has(hash)) }).toEqual({
          half: [],
          lost: [],
        })
        if (!fs.existsSync(backup)) continue
        await checkSeal(backup)
        const written = new Set<number>()
        for await (const line of readSealedLines(backup)) written.add(Number(line.split(' ')[0]))
        expect(written.size).toBe(1)
        if (last !== undefined) expect(Math.max(...written)).toBeGreaterThanOrEqual(last)
        backups++
      }
      expect([acknowledged.size > 10, backups > 0]).toEqual([true, true])
    } finally {
      await disk.remove()
    }
  },
  240_000,
)

test.skipIf(!mayMount)(
  'control: the same cuts lose rows of an engine that does not flush, so the cuts are real',
  async () => {
    let harmed = 0
    for (let cut = 0; cut < CONTROL_CUTS; cut++) {
      const disk = makeLoopDisk(300)
      try {
        const acknowledged = await writeUntilCut(disk, 'careless-writer', 0, 300)
        const kept = await readCareless(disk.folder)
        if (acknowledged.some(number => !kept.has(number))) harmed++
      } finally {
        await disk.remove()
      }
    }
    expect(harmed).toBeGreaterThan(0)
  },
  240_000,
)

/** What the engine as it comes finds after a cut; nothing when it cannot even open the folder. */
async function readCareless(folder: string): Promise<Set<number>> {
  const reader = startProgram('careless-reader', [folder])
  const line = await reader.untilLine('read').catch(() => 'read')
  await reader.kill()
  return new Set(line.split(' ').slice(1).map(Number))
}
