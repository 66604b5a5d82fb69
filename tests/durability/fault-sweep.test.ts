import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProgram } from './program.ts'

type Line = { what: string } & Record<string, string | number | boolean>

let folder: string
let lines: Line[]

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-faults-'))
  const injector = fileURLToPath(new URL('./inject-faults.ts', import.meta.url))
  const sweep = startProgram('fault-sweep', [folder], ['--import', injector])
  await sweep.untilLine('{"what":"end"', 580_000)
  await sweep.kill()
  lines = sweep.lines.map(line => JSON.parse(line) as Line)
}, 600_000)

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const of = (what: string) => lines.filter(line => line.what === what)

test('whichever flush or write below the database fails, what was acknowledged is there and nothing is torn', () => {
  const cases = of('database')
  expect(cases.filter(one => one.lost !== 0 || one.torn !== 0)).toEqual([])
  expect(Number(of('promised')[0]?.count)).toBeGreaterThan(20)
})

test('a failed flush or write is told: the transaction that met it is refused, never acknowledged', () => {
  const struck = of('database').filter(one => one.struck)
  expect(struck.filter(one => one.refused !== 1)).toEqual([])
  expect(struck.length).toBeGreaterThanOrEqual(9)
})

test('a start that meets a fault says so or has overcome it, and the start after it finds everything', () => {
  expect(of('opening').filter(one => one.lost !== 0 || one.torn !== 0)).toEqual([])
  expect(of('opening').filter(one => one.struck).length).toBeGreaterThanOrEqual(3)
})

test('an upload that meets a fault is refused, leaves nothing half, and is flushed when it is sent again', () => {
  const cases = of('upload')
  const struck = cases.filter(one => one.struck)
  expect(struck.filter(one => one.first)).toEqual([])
  expect(cases.filter(one => !one.rightFirst || !one.whole || !one.flushed || one.drafts !== 0)).toEqual([])
  expect(struck.length).toBeGreaterThanOrEqual(4)
})

test('a backup that meets a fault is refused and leaves a whole one under its name', () => {
  const cases = of('backup')
  const struck = cases.filter(one => one.struck)
  expect(struck.filter(one => one.written)).toEqual([])
  expect(cases.filter(one => !one.whole || one.drafts !== 0)).toEqual([])
  expect(struck.length).toBeGreaterThanOrEqual(5)
})
