import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listTables, sumTable } from '../../src/database/backup/table-rows.ts'
import { writeBackup } from '../../src/database/backup/write-backup.ts'
import type { Database } from '../../src/database/database.ts'
import { openDatabase } from '../../src/database/open-database.ts'
import { openTestDatabase, silentLog } from '../harness/database.ts'
import { type LoopDisk, makeLoopDisk } from './loop-disk.ts'
import { fillOddly } from './odd-schema.ts'
import { startProgram } from './program.ts'

const mayMount = process.platform === 'linux' && process.getuid?.() === 0
if (!mayMount && process.env.CI)
  throw new Error('The test of power cuts must mount a disk and needs root on Linux.')

/** Where in a restore the power goes, as parts of how long a whole one took; it may be over by then, or long not: only the first is sure. */
const CUTS = [0, 0.3, 0.7]

/** Two backups of two installations that differ in every row and file, and what whole ones hold. */
const whole: Record<'one' | 'other', { backup: string; sums: unknown; file: string }> = {
  one: { backup: '', sums: null, file: '' },
  other: { backup: '', sums: null, file: '' },
}
let home = ''

beforeAll(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-restore-cut-'))
  for (const [index, name] of (['one', 'other'] as const).entries()) {
    const database = await openTestDatabase('embedded')
    await fillOddly(database, 700 + index * 200)
    const bytes = Buffer.alloc(400_000, name)
    const file = createHash('sha256').update(bytes).digest('hex')
    const files = path.join(home, name)
    fs.mkdirSync(files)
    fs.writeFileSync(path.join(files, file), bytes)
    const backup = path.join(home, `${name}.kontor`)
    await writeBackup(database, files, backup)
    whole[name] = { backup, sums: await readSums(database), file }
    await database.close()
  }
})
afterAll(() => {
  if (home !== '') fs.rmSync(home, { recursive: true, force: true })
})

/** What every table holds. */
async function readSums(database: Database): Promise<unknown> {
  return database.db.transaction().execute(async transaction => {
    const sums: unknown[] = []
    for (const table of await listTables(transaction)) sums.push(await sumTable(transaction, table))
    return sums
  })
}

/** Restores a backup until the power goes, at once or after a while; says whether the restore was acknowledged. */
async function restore(
  disk: LoopDisk,
  backup: string,
  cutAfter: number | null,
): Promise<{ isDone: boolean; took: number }> {
  const restorer = startProgram('restorer', [disk.folder, backup])
  try {
    await restorer.untilLine('A')
    const start = performance.now()
    if (cutAfter === null) await restorer.untilLine('D')
    else {
      await new Promise(resolve => setTimeout(resolve, cutAfter))
      // Stopped first, so that nothing is acknowledged after the cut.
      restorer.process.kill('SIGSTOP')
      disk.cutPower()
    }
    return { isDone: restorer.lines.includes('D done'), took: performance.now() - start }
  } finally {
    await restorer.kill()
    if (cutAfter !== null) await disk.restart()
  }
}

/** Which of the two the installation is, whole in every table, and with its file; anything else is a failure. */
async function readState(disk: LoopDisk): Promise<'one' | 'other' | 'half'> {
  const database = await openDatabase({ folder: disk.folder, log: silentLog })
  const sums = JSON.stringify(await readSums(database))
  await database.close()
  for (const name of ['one', 'other'] as const) {
    if (sums !== JSON.stringify(whole[name].sums)) continue
    const file = path.join(disk.folder, 'files', whole[name].file)
    const bytes = fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0)
    return createHash('sha256').update(bytes).digest('hex') === whole[name].file ? name : 'half'
  }
  return 'half'
}

test.skipIf(!mayMount)(
  'a restore that a power cut ends leaves the old data or the restored, whole, and can be repeated',
  async () => {
    const disk = makeLoopDisk(300)
    try {
      const { took } = await restore(disk, whole.one.backup, null)
      let now = await readState(disk)
      expect(now).toBe('one')
      const seen: string[] = []
      for (const part of CUTS) {
        const next = now === 'one' ? 'other' : 'one'
        const { isDone } = await restore(disk, whole[next].backup, took * part)
        const found = await readState(disk)
        expect([now, next], `cut at ${part}`).toContain(found)
        if (isDone) expect(found).toBe(next)
        seen.push(found === next ? 'restored' : 'old')
        now = found
      }
      expect(seen, 'a cut in the middle').toContain('old')
      const last = now === 'one' ? 'other' : 'one'
      await restore(disk, whole[last].backup, null)
      expect(await readState(disk)).toBe(last)
    } finally {
      await disk.remove()
    }
  },
  480_000,
)
