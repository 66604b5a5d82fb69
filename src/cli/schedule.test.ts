import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generatePublished } from '../engines/scheduling/generate.ts'
import { runScheduleCommand } from './schedule.ts'

const problem = generatePublished({ seed: 1, participants: 20, meetings: 50, slots: 8, tables: 8 })
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontor-schedule-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function write(name: string, content: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runScheduleCommand(args, { out: text => out.push(text), err: text => err.push(text) })
  return { code, out, err }
}

test('solve prints one JSON object that verify accepts', async () => {
  const file = await write('problem.json', JSON.stringify(problem))
  const solved = await run('solve', file, '--time', '10', '--seed', '3', '--json')
  expect({ code: solved.code, err: solved.err, lines: solved.out.length }).toEqual({
    code: 0,
    err: [],
    lines: 1,
  })
  const answer = JSON.parse(solved.out[0] ?? '')
  expect(answer).toMatchObject({ status: 'optimal', breaks: answer.lowerBound, unscheduled: 0, seed: 3 })
  expect(answer.meetings).toHaveLength(50)
  const solution = await write('solution.json', solved.out[0] ?? '')
  expect(await run('verify', file, solution)).toEqual({ code: 0, out: ['ok'], err: [] })
  const broken = {
    meetings: answer.meetings.map((entry: { id: number }) => ({ ...entry, table: 1, slot: 1 })),
  }
  const refused = await run('verify', file, await write('broken.json', JSON.stringify(broken)))
  expect(refused.code).toBe(1)
  expect(refused.out.join('\n')).toContain('participant-twice-at-once')
})

test('prove writes clauses, steps for a proof checker and what they mean', async () => {
  const short = {
    ...problem,
    participants: problem.participants.map((person, index) =>
      index === 0 ? { ...person, available: person.available.slice(0, 1) } : person,
    ),
  }
  const file = await write('short.json', JSON.stringify(short))
  const out = join(folder, 'proof')
  const proved = await run('prove', file, '--out', out)
  expect(proved.code).toBe(0)
  expect(proved.out.join('\n')).toContain('No valid schedule holds all 50 mandatory meetings.')
  expect((await readdir(out)).sort()).toEqual(['1.cnf', '1.drat', 'statement.txt'])
  expect(await readFile(join(out, '1.cnf'), 'utf8')).toMatch(/^p cnf \d+ \d+\n/)
  expect(await readFile(join(out, 'statement.txt'), 'utf8')).toBe(`${proved.out.join('\n')}\n`)
  expect(await run('prove', file)).toMatchObject({ code: 2 })
})

test('a build that is stopped prints the best schedule so far', async () => {
  const file = await write('stopped.json', JSON.stringify(problem))
  const out: string[] = []
  const code = await runScheduleCommand(['solve', file, '--time', '60', '--json'], {
    out: text => out.push(text),
    err: () => {},
    signal: AbortSignal.timeout(1),
  })
  expect(code).toBe(0)
  const solution = await write('stopped-solution.json', out[0] ?? '')
  expect(JSON.parse(out[0] ?? '').seconds).toBeLessThan(30)
  expect((await run('verify', file, solution)).code).toBeLessThan(2)
})

test('on a terminal the progress rewrites its line, and the line is gone at the end', async () => {
  const lines: string[] = []
  const file = await write('terminal.json', JSON.stringify(problem))
  const io = { out: () => {}, err: () => {}, progress: (text: string) => void lines.push(text) }
  expect(await runScheduleCommand(['solve', file, '--iterations', '500'], io)).toBe(0)
  expect(lines[0]).toMatch(/^breaks \d+, best possible at least \d+ /)
  expect(lines.at(-1)).toBe('')
})

test('solve without --json prints a summary, and the progress to the other stream', async () => {
  const file = await write('plain.json', JSON.stringify(problem))
  const solved = await run('solve', file, '--iterations', '2000')
  expect(solved.code).toBe(0)
  expect(solved.out.join('\n')).toMatch(/breaks\s+\d+, best possible at least \d+/)
  expect(solved.err[0]).toMatch(/^breaks \d+, best possible at least \d+ /)
})

test('repair says what moves, what falls out and who must be told', async () => {
  const file = await write('day.json', JSON.stringify(problem))
  const solved = await run('solve', file, '--iterations', '2000', '--json')
  const solution = await write('day-solution.json', solved.out[0] ?? '')
  const lost = await write(
    'lost.json',
    JSON.stringify({ now: 181, changes: [{ code: 'places-lost', places: [1] }] }),
  )
  const repaired = await run('repair', file, solution, lost, '--json')
  expect({ code: repaired.code, err: repaired.err }).toEqual({ code: 0, err: [] })
  const [proposal] = JSON.parse(repaired.out[0] ?? '').proposals
  expect(proposal).toMatchObject({ code: 'nobody-else-moves', cost: { disturbed: 0 } })
  expect(proposal.moves.length + proposal.fallen.length).toBeGreaterThan(0)
  const plain = await run('repair', file, solution, lost)
  expect(plain.out[0]).toMatch(/^nobody-else-moves: \d+ move, \d+ fall out/)
  const unknown = await write(
    'unknown.json',
    '{"now": 0, "changes": [{"code": "no-show", "participant": 99}]}',
  )
  expect(await run('repair', file, solution, unknown)).toMatchObject({
    code: 2,
    err: [expect.stringMatching(/There is no participant '99'/)],
  })
  const wrong = await write('wrong.json', '{"now": 0,\n"changes": [{"code": "late", "participant": 9}]}')
  expect(await run('repair', file, solution, wrong)).toMatchObject({
    code: 2,
    err: [expect.stringMatching(/Line 2, field changes\.0\.until: is missing/)],
  })
})

test.each<[string, string, string, RegExp]>([
  [
    'a truncated MiniZinc file',
    'cut.dzn',
    'nBusiness = 3;\nnMeetings = ',
    /Line 2, field nMeetings: ends too early/,
  ],
  ['a wrong JSON file', 'bad.json', '{"slots":\n[{"id": 1}]}', /Line 2, field slots\.0\.start: is missing/],
  [
    'a problem with faults',
    'faulty.json',
    JSON.stringify({ ...problem, meetings: [{ id: 'm', participants: ['1', '1'], weight: 1 }] }),
    /meeting m, field participants: Meeting 'm' lists '1' twice/,
  ],
])('%s ends with code 2 and says where it is wrong', async (_, name, content, message) => {
  const result = await run('solve', await write(name, content), '--time', '1', '--json')
  expect({ code: result.code, out: result.out }).toEqual({ code: 2, out: [] })
  expect(result.err.join('\n')).toMatch(message)
})

test.each([
  [['solve']],
  [['frobnicate']],
  [['solve', '/nowhere/at-all.dzn']],
  [['solve', 'x.dzn', '--time', 'soon']],
  [['solve', 'x.dzn', '--fast']],
])('arguments that make no sense end with code 2: %j', async args => {
  const result = await run(...args)
  expect({ code: result.code, out: result.out, told: result.err.length }).toEqual({
    code: 2,
    out: [],
    told: 1,
  })
})
