/**
 * The schedule engine at scale: the curve from 200 to 20,000 requests, an over-subscribed event, and repairs of a
 * large event. Seconds are wall time; CPU seconds of the whole process stand beside them, because other work on the
 * machine does not touch those.
 */
import { generateLarge } from '../src/engines/scheduling/generate.ts'
import {
  type Answer,
  type Change,
  type Problem,
  repair,
  solve,
  startBuild,
  verify,
} from '../src/engines/scheduling/index.ts'

export interface ScaleOptions {
  /** Time for 10,000 requests. */
  readonly seconds: number
  /** Build in place, the limit in CPU seconds, so that two runs on a busy machine can be compared. */
  readonly byCpu: boolean
}

const SLOTS = 40
const SLOT_MINUTES = 30

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const print = (cells: readonly (string | number)[]) =>
  console.log(cells.map((cell, index) => String(cell).padEnd(index === 0 ? 44 : 10)).join(' '))

interface Measured {
  readonly answer: Answer
  readonly first: number
  readonly taken: number
  readonly cpu: number
  readonly megabytes: number
}

async function build(problem: Problem, limit: number, byCpu: boolean): Promise<Measured> {
  const start = performance.now()
  const cpu = cpuSeconds()
  let first = Number.NaN
  let megabytes = 0
  const options = {
    seed: 1,
    deadlineMs: limit * 1000,
    onProgress: () => {
      if (Number.isNaN(first)) first = byCpu ? cpuSeconds() - cpu : (performance.now() - start) / 1000
      megabytes = Math.max(megabytes, process.memoryUsage.rss() / 1e6)
    },
  }
  const answer = byCpu
    ? await solve(problem, { ...options, clock: () => cpuSeconds() * 1000 })
    : await startBuild(problem, options).done
  const taken = (performance.now() - start) / 1000
  return { answer, first, taken, cpu: cpuSeconds() - cpu, megabytes }
}

function printBuild(name: string, problem: Problem, measured: Measured): void {
  const { answer, first, taken, cpu, megabytes } = measured
  const refused = verify(problem, answer)
  print([
    name,
    first.toFixed(2),
    taken.toFixed(1),
    cpu.toFixed(1),
    answer.breaks,
    (answer.breaks / problem.participants.length).toFixed(3),
    answer.unplaced.length,
    `${((100 * answer.weight) / answer.weightUpperBound).toFixed(2)} %`,
    megabytes.toFixed(0),
    refused.length > 0 ? `REFUSED: ${refused[0]?.message}` : '',
  ])
}

function makeLarge(meetings: number): Problem {
  return generateLarge({
    seed: 1,
    participants: meetings / 5,
    meetings,
    slots: SLOTS,
    tables: Math.ceil(meetings / 25),
  })
}

const BUILD_HEADING = [
  ...['problem', 'first s', 'seconds', 'CPU s', 'breaks', 'a person', 'unplaced', 'of bound', 'MB'],
]

/** The time grows with the size, so that what is compared is the quality for the same effort per meeting. */
export async function printCurve({ seconds, byCpu }: ScaleOptions): Promise<void> {
  print(BUILD_HEADING)
  for (const meetings of [200, 500, 1000, 2000, 5000, 10_000, 20_000]) {
    const problem = makeLarge(meetings)
    printBuild(`${meetings} requests`, problem, await build(problem, (seconds * meetings) / 10_000, byCpu))
  }
}

/** 16,000 weighted requests for 12,000 seats. */
export async function printOverfull({ seconds, byCpu }: ScaleOptions): Promise<void> {
  print(BUILD_HEADING)
  const problem = generateLarge({
    seed: 1,
    participants: 2000,
    meetings: 16_000,
    slots: SLOTS,
    tables: 300,
    weighted: true,
  })
  printBuild('16,000 requests for 12,000 seats', problem, await build(problem, seconds, byCpu))
}

/** Repairs of a large event at its thirteenth slot. */
export async function printRepairs({ seconds }: ScaleOptions): Promise<void> {
  print([
    ...['repair', 'seconds', 'CPU s', 'moved', 'retimed', 'disturbed', 'fallen', 'to tell', 'gaps', 'status'],
  ])
  const problem = makeLarge(10_000)
  const { placed } = await startBuild(problem, { seed: 1, deadlineMs: seconds * 500 }).done
  const now = 12 * SLOT_MINUTES - 1
  const lostTables = problem.places.slice(0, problem.places.length / 10).map(({ id }) => id)
  const manyAway: Change[] = problem.participants.slice(0, 40).map(({ id }) => ({
    code: 'away',
    participant: id,
    from: now,
    until: now + 8 * SLOT_MINUTES,
  }))
  const cases: readonly (readonly [string, readonly Change[]])[] = [
    ['nothing happened', []],
    ['a table lost', [{ code: 'places-lost', places: ['1'] }]],
    ['a no-show', [{ code: 'no-show', participant: 'p1' }]],
    [
      '40 away for 8 slots, a tenth of the tables lost',
      [...manyAway, { code: 'places-lost', places: lostTables }],
    ],
  ]
  for (const [name, changes] of cases) {
    const start = performance.now()
    const cpu = cpuSeconds()
    const answer = await repair(
      { problem, placed, changes, now },
      { clock: () => performance.now(), deadlineMs: 1000 },
    )
    const taken = (performance.now() - start) / 1000
    const used = cpuSeconds() - cpu
    for (const { code, status, cost, placed: repaired } of answer.proposals) {
      const refused = verify(answer.problem, { placed: repaired })
      print([
        `${name}: ${code}`,
        taken.toFixed(2),
        used.toFixed(2),
        cost.moved,
        cost.retimed,
        cost.disturbed,
        cost.fallen,
        cost.peopleToTell,
        cost.gapsAdded,
        status,
        refused.length > 0 ? `REFUSED: ${refused[0]?.message}` : '',
      ])
    }
  }
}
