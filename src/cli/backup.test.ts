import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog } from '../../tests/harness/database.ts'
import { migrate } from '../database/migrate.ts'
import { openDatabase } from '../database/open-database.ts'
import { runBackupCommand } from './backup.ts'
import { runRestoreCommand } from './restore.ts'

/** Opening a data folder for the first time flushes a thousand files, which a busy disk takes its time for. */
const LIMIT = 120_000

let folder: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-cli-'))
})

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

/** Runs a command on the data folder of that name and tells what it said. */
async function run(command: typeof runBackupCommand, data: string, ...args: string[]) {
  const said: string[] = []
  const env = { KONTOR_DATA: path.join(folder, data) }
  const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text), env }
  return { code: await command(args, io), said: said.join('\n') }
}

test(
  'a backup made on one installation is restored on another, and a used one must be given up in words',
  async () => {
    const file = path.join(folder, 'a.kontor')
    const database = await openDatabase({ folder: path.join(folder, 'a'), log: silentLog })
    await migrate(database)
    await sql`insert into setting (name, value) values ('colour', '"blue"')`.execute(database.db)

    const whileRunning = await run(runBackupCommand, 'a', file)
    expect(whileRunning).toEqual({
      code: 1,
      said: expect.stringContaining(`in use by process ${process.pid}.`),
    })
    await database.close()

    expect(await run(runBackupCommand, 'a', file)).toEqual({
      code: 0,
      said: expect.stringMatching(/: 1 rows of \d+ tables, 0 files/),
    })
    expect(await run(runRestoreCommand, 'b', file)).toEqual({
      code: 0,
      said: expect.stringContaining('1 rows of'),
    })
    expect(await run(runRestoreCommand, 'b', file)).toEqual({
      code: 1,
      said: expect.stringContaining('already holds data'),
    })
    expect(await run(runRestoreCommand, 'b', file, '--replace')).toMatchObject({ code: 0 })
    const restored = await openDatabase({ folder: path.join(folder, 'b'), log: silentLog })
    const { rows } = await sql`select value from setting where name = 'colour'`.execute(restored.db)
    expect(rows).toEqual([{ value: 'blue' }])
    await restored.close()
  },
  LIMIT,
)

test(
  'wrong arguments, a missing installation and a missing or foreign file are told in a sentence',
  async () => {
    expect(await run(runBackupCommand, 'a')).toEqual({
      code: 2,
      said: expect.stringContaining('Usage: kontor backup FILE'),
    })
    expect(await run(runRestoreCommand, 'a', 'x', 'y')).toEqual({
      code: 2,
      said: expect.stringContaining('Usage: kontor restore'),
    })
    expect(await run(runBackupCommand, 'a', path.join(folder, 'x'))).toEqual({
      code: 1,
      said: expect.stringContaining('no database here yet'),
    })
    const missing = path.join(folder, 'missing.kontor')
    expect(await run(runRestoreCommand, 'b', missing)).toEqual({
      code: 1,
      said: expect.stringContaining('missing.kontor'),
    })
    const foreign = path.join(folder, 'foreign.kontor')
    fs.writeFileSync(foreign, 'x'.repeat(500))
    expect(await run(runRestoreCommand, 'b', foreign)).toEqual({
      code: 1,
      said: `The backup ${foreign} cannot be used: it does not begin like a backup of Kontor.`,
    })
  },
  LIMIT,
)
