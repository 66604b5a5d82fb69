import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findHolder, lockFolder } from '../../src/database/embedded/lock.ts'
import { openDatabase } from '../../src/database/open-database.ts'
import { silentLog } from '../harness/database.ts'
import { type Program, startProgram } from './program.ts'

// These tests wait for disks and processes, which a busy machine makes slow.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
let programs: Program[]

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-lock-'))
  programs = []
})

afterEach(async () => {
  for (const program of programs) await program.kill()
  fs.rmSync(folder, { recursive: true, force: true })
})

function start(name: string, ...args: string[]): Program {
  const program = startProgram(name, [folder, ...args])
  programs.push(program)
  return program
}

function lockFile(): string {
  const [name] = fs.readdirSync(folder).filter(entry => entry.startsWith('embedded.lock.'))
  return path.join(folder, name ?? 'no lock')
}

test('a second opening is refused with the process that holds the folder, however often, also while it is stopped', async () => {
  const holder = start('holder')
  await holder.untilLine('open')
  const refused = {
    name: 'DatabaseFault',
    code: 'locked',
    message: expect.stringContaining(`process ${holder.process.pid}.`),
  }
  for (let attempt = 0; attempt < 25; attempt++) {
    await expect(openDatabase({ folder, log: silentLog })).rejects.toMatchObject(refused)
  }
  holder.process.kill('SIGSTOP')
  // An old lock is not a dead one.
  fs.utimesSync(lockFile(), new Date(0), new Date(0))
  for (let attempt = 0; attempt < 25; attempt++) {
    await expect(openDatabase({ folder, log: silentLog })).rejects.toMatchObject(refused)
  }
  holder.process.kill('SIGCONT')
  expect(await findHolder(folder)).toMatchObject({ pid: holder.process.pid, released: false })
})

test('the lock of a killed process is taken over at once, twenty times of twenty', async () => {
  const first = start('locker', '0')
  await first.untilLine('held')
  await first.kill()
  for (let round = 0; round < 20; round++) {
    const begun = performance.now()
    const lock = await lockFolder(folder)
    expect(performance.now() - begun).toBeLessThan(2000)
    await lock.release()
    // The file of a process that is gone: ours, with a start time that is not ours.
    const file = lockFile()
    const left = { ...JSON.parse(fs.readFileSync(file, 'utf8')), started: '1', released: false }
    fs.writeFileSync(file, JSON.stringify(left))
  }
})

test('of five processes that find the same dead holder exactly one gets the folder', async () => {
  for (let round = 0; round < 4; round++) {
    const moment = String(Date.now() + 700)
    const racers = Array.from({ length: 5 }, () => start('locker', moment))
    const outcomes = await Promise.all(
      racers.map(racer => Promise.any([racer.untilLine('held'), racer.untilLine('refused')])),
    )
    expect(outcomes.filter(outcome => outcome === 'held')).toHaveLength(1)
    for (const racer of racers) await racer.kill()
  }
})

test('a holder in another container is respected while it lives and succeeded when it is gone', async () => {
  const holder = start('locker', '0')
  await holder.untilLine('held')
  const file = lockFile()
  const foreign = { ...JSON.parse(fs.readFileSync(file, 'utf8')), pid: 1, space: 'pid:[1]' }
  fs.writeFileSync(file, JSON.stringify(foreign))
  await expect(lockFolder(folder)).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining('another container'),
  })
  await holder.kill()
  await (await lockFolder(folder)).release()
})

test('a lock from before the machine was restarted is taken over', async () => {
  await (await lockFolder(folder)).release()
  const file = lockFile()
  const left = { ...JSON.parse(fs.readFileSync(file, 'utf8')), boot: 'an earlier one', released: false }
  fs.writeFileSync(file, JSON.stringify(left))
  await (await lockFolder(folder)).release()
})
