/**
 * Measures the schedule engine. With a folder of .dzn files: every file, beside a naive use of CaDiCaL on the
 * same file in the same run and the published best (JAIR 74, 2022, Tables 2 to 5). Without: generated problems
 * of the same shapes, missions, and the large family.
 *
 *   node bench/schedule.ts [FOLDER] [--time SECONDS] [--no-peer]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Cadical } from 'cadical-wasm'
import { compileProblem } from '../src/engines/scheduling/compile.ts'
import { readDzn } from '../src/engines/scheduling/formats/dzn.ts'
import { generateLarge, generateMission, generatePublished } from '../src/engines/scheduling/generate.ts'
import { type Answer, type Problem, startBuild, verify } from '../src/engines/scheduling/index.ts'
import { encodeNaively } from './schedule-peer.ts'

/** Seconds of the best published solver (UWrMaxSAT, encoding imp12+) to the proven optimum, fairness 2. */
const PUBLISHED_SECONDS: Readonly<Record<string, number>> = {
  'forum-13': 2.5,
  'forum-13crafb': 23.3,
  'forum-13crafc': 2.3,
  'forum-14': 5.1,
  'forumt-14': 0.5,
  'forumt-14crafc': 0.9,
  'forumt-14crafd': 0.4,
  'forumt-14crafe': 0.6,
  'tic-12': 0.1,
  'tic-12crafc': 0.3,
  'tic-13': 0.4,
  'tic-13crafb': 0.4,
  'tic-13crafc': 5.8,
  'tic-14crafa': 1.0,
  'tic-14crafc': 0.8,
  'tic-14crafd': 0.8,
  'ticf-13crafa': 2.2,
  'ticf-13crafb': 22.3,
  'ticf-13crafc': 3.7,
  'ticf-14crafa': 7.6,
}

interface Case {
  readonly name: string
  readonly problem: Problem
  readonly seconds: number
}

const args = process.argv.slice(2)
const timeAt = args.indexOf('--time')
const seconds = timeAt >= 0 ? Number(args[timeAt + 1]) : 60
const withPeer = !args.includes('--no-peer')
const folder = args.find((word, index) => !word.startsWith('--') && index !== timeAt + 1)

function listCases(): Case[] {
  if (folder === undefined) return listGenerated()
  return readdirSync(folder)
    .filter(file => file.endsWith('.dzn'))
    .sort()
    .map(file => ({
      name: file.replace(/\.dzn$/, ''),
      problem: readDzn(readFileSync(join(folder, file), 'utf8')),
      seconds,
    }))
}

function listGenerated(): Case[] {
  const forum = {
    participants: 70,
    meetings: 154,
    slots: 21,
    morningSlots: 13,
    halfDayShare: 0.9,
    forbiddenShare: 0.015,
  }
  const tic = { slots: 10, skew: 0.4 }
  const published = [1, 2].flatMap(seed => [
    { name: `forum/${seed}`, problem: generatePublished({ ...forum, seed, tables: 14 }) },
    { name: `forum few tables/${seed}`, problem: generatePublished({ ...forum, seed, tables: 12 }) },
    {
      name: `forum order/${seed}`,
      problem: generatePublished({ ...forum, seed, tables: 14, precedenceShare: 0.15 }),
    },
    {
      name: `forum fixed/${seed}`,
      problem: generatePublished({ ...forum, seed, tables: 14, fixedShare: 0.2 }),
    },
    {
      name: `forum large/${seed}`,
      problem: generatePublished({
        ...forum,
        seed,
        participants: 78,
        meetings: 302,
        slots: 22,
        tables: 22,
        skew: 1,
      }),
    },
    {
      name: `tic/${seed}`,
      problem: generatePublished({ ...tic, seed, participants: 47, meetings: 180, tables: 21 }),
    },
    {
      name: `tic full/${seed}`,
      problem: generatePublished({ ...tic, seed, participants: 60, meetings: 236, tables: 24 }),
    },
  ])
  const mission = {
    delegates: 30,
    locals: 70,
    requests: 350,
    days: 2,
    slotsPerSession: 6,
    tables: 14,
    booths: 5,
  }
  const missions = [1, 2].flatMap(seed => [
    { name: `mission/${seed}`, problem: generateMission({ ...mission, seed }), seconds: 2 },
    {
      name: `mission large/${seed}`,
      problem: generateMission({ ...mission, seed, delegates: 60, locals: 120, requests: 600, tables: 15 }),
      seconds: 2,
    },
  ])
  const large = [200, 2000, 10_000, 20_000].map(meetings => ({
    name: `${meetings} meetings`,
    problem: generateLarge({
      seed: 1,
      participants: meetings / 5,
      meetings,
      slots: 40,
      tables: Math.ceil(meetings / 25),
    }),
    seconds: Math.min(20, seconds),
  }))
  const over = generateLarge({
    seed: 1,
    participants: 2000,
    meetings: 16_000,
    slots: 40,
    tables: 300,
    weighted: true,
  })
  return [
    ...published.map(entry => ({ ...entry, seconds })),
    ...missions,
    ...large,
    { name: '16000 for 12000', problem: over, seconds: Math.min(20, seconds) },
  ]
}

/** Milliseconds until a first complete schedule stood, and the answer. */
async function measure(entry: Case): Promise<{ answer: Answer; first: number }> {
  const start = performance.now()
  let first = Number.NaN
  const answer = await startBuild(entry.problem, {
    seed: 1,
    deadlineMs: entry.seconds * 1000,
    onProgress: progress => {
      if (Number.isNaN(first)) first = performance.now() - start
      if (process.stderr.isTTY)
        process.stderr.write(
          `\r${entry.name}: breaks ${progress.breaks}, best possible at least ${progress.breaksLowerBound}   `,
        )
    },
  }).done
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  return { answer, first }
}

/** What the peer says, and after how many seconds ('> 60' when it was stopped). */
interface PeerResult {
  readonly seconds: string
  /** Undefined when it was stopped, -1 when it found that there is no valid schedule. */
  readonly breaks: number | undefined
}

/** CaDiCaL called naively: a fresh solver for every number of breaks from 0 upwards. */
async function measurePeer(problem: Problem, limitSeconds: number): Promise<PeerResult> {
  const start = performance.now()
  const compiled = compileProblem(problem)
  for (let breaks = 0; ; breaks++) {
    const solver = await Cadical.create({ quiet: true })
    solver.addClauses(encodeNaively(compiled, breaks))
    solver.setTerminate(() => performance.now() - start > limitSeconds * 1000)
    const status = solver.solve()
    solver.dispose()
    const taken = () => ((performance.now() - start) / 1000).toFixed(2)
    if (status === 'satisfiable') return { seconds: taken(), breaks }
    if (status === 'unknown') return { seconds: `> ${limitSeconds}`, breaks: undefined }
    if (breaks === 0) {
      const feasible = await Cadical.create({ quiet: true })
      feasible.addClauses(encodeNaively(compiled, undefined))
      feasible.setTerminate(() => performance.now() - start > limitSeconds * 1000)
      const any = feasible.solve()
      feasible.dispose()
      if (any === 'unknown') return { seconds: `> ${limitSeconds}`, breaks: undefined }
      if (any === 'unsatisfiable') return { seconds: taken(), breaks: -1 }
    }
  }
}

/** True when engine and peer cannot both be right. */
function contradicts(answer: Answer, peer: PeerResult | undefined): boolean {
  if (peer?.breaks === undefined) return false
  if (answer.status === 'infeasible') return peer.breaks >= 0
  if (answer.status === 'optimal') return peer.breaks !== answer.breaks
  return (
    answer.status === 'feasible' && (peer.breaks > answer.breaks || peer.breaks < answer.breaksLowerBound)
  )
}

function ratio(theirs: string, ours: number): string {
  const number = Number(theirs.replace('> ', ''))
  return Number.isFinite(number)
    ? `${theirs.startsWith('>') ? '> ' : ''}${(number / Math.max(ours, 0.01)).toFixed(1)}`
    : ''
}

const columns = [26, 11, 7, 6, 9, 8, 8, 9, 7, 9, 7, 8]
const print = (cells: readonly (string | number)[]) =>
  console.log(cells.map((cell, index) => String(cell).padEnd(columns[index] ?? 8)).join(' '))

print([
  'instance',
  'status',
  'breaks',
  'bound',
  'unplaced',
  'weight',
  'first s',
  'seconds',
  'naive',
  'ratio',
  'paper',
  'ratio',
])
let total = 0
for (const entry of listCases()) {
  const { answer, first } = await measure(entry)
  const violations =
    answer.status === 'infeasible' || answer.status === 'unknown' ? [] : verify(entry.problem, answer)
  const isPublished = entry.problem.meetings.every(meeting => meeting.mustHold)
  const peer = withPeer && isPublished ? await measurePeer(entry.problem, entry.seconds) : undefined
  const naive = peer?.seconds ?? ''
  const paper = PUBLISHED_SECONDS[entry.name.replace(/\.original$/, '')]
  const gap =
    answer.weightUpperBound > 0 ? `${((100 * answer.weight) / answer.weightUpperBound).toFixed(1)} %` : ''
  total += answer.seconds
  print([
    entry.name,
    answer.status,
    answer.breaks,
    answer.breaksLowerBound,
    answer.unplaced.length,
    gap,
    (first / 1000).toFixed(2),
    answer.seconds.toFixed(2),
    naive,
    naive === '' ? '' : ratio(naive, answer.seconds),
    paper ?? '',
    paper === undefined ? '' : ratio(String(paper), answer.seconds),
    violations.length > 0 ? `REFUSED: ${violations[0]?.message}` : '',
    contradicts(answer, peer) ? `CONTRADICTED: the peer says ${peer?.breaks}` : '',
  ])
}
console.log(`total ${total.toFixed(1)} s`)
