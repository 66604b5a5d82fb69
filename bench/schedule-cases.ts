/**
 * Measures one problem: our build, and beside it in the same run two peers on the same problem (CaDiCaL used
 * naively, and Gecode when MiniZinc is installed) and the best published seconds (JAIR 74, 2022, Tables 2 to 5).
 * Ratios are a peer's seconds over ours: above 1 we are faster.
 */
import { Cadical } from 'cadical-wasm'
import { compileProblem } from '../src/engines/scheduling/compile.ts'
import { type Answer, type Problem, startBuild, verify } from '../src/engines/scheduling/index.ts'
import { findGecode, measureGecode, type PeerResult } from './schedule-gecode.ts'
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

export interface Case {
  readonly name: string
  readonly problem: Problem
  readonly seconds: number
}

/** What a run of many cases came to. */
export interface Tally {
  cases: number
  decided: number
  seconds: number
  slowest: number
  slowestName: string
  wrong: number
}

export interface Peers {
  readonly seconds: number
  readonly gecode: string | undefined
}

export function findPeers(seconds: number): Peers {
  return { seconds, gecode: findGecode() }
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
          `\r${entry.name}: breaks ${progress.breaks}, best possible at least ${progress.breaksLowerBound}\u001b[K`,
        )
    },
  }).done
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  return { answer, first }
}

/** CaDiCaL called naively: a fresh solver for every number of breaks from 0 upwards. */
async function measureNaive(problem: Problem, limitSeconds: number): Promise<PeerResult> {
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

const columns = [40, 11, 7, 6, 9, 8, 8, 9, 7, 9, 8, 9, 8, 7, 8]
const print = (cells: readonly (string | number)[]) =>
  console.log(
    cells
      .map((cell, index) => String(cell).padEnd(columns[index] ?? 8))
      .join(' ')
      .trimEnd(),
  )

/** Measures the cases one after another and prints a line for each; peers only where all meetings are given. */
export async function printCases(cases: readonly Case[], peers: Peers | undefined): Promise<Tally> {
  print([
    ...['instance', 'status', 'breaks', 'bound', 'unplaced', 'weight', 'first s', 'seconds', 'cpu s'],
    ...(peers ? ['naive', 'ratio', 'gecode', 'ratio'] : []),
    ...['paper', 'ratio'],
  ])
  const tally: Tally = { cases: 0, decided: 0, seconds: 0, slowest: 0, slowestName: '', wrong: 0 }
  for (const entry of cases) await printCase(entry, peers, tally)
  console.log(
    `${tally.decided} of ${tally.cases} decided, ${tally.seconds.toFixed(1)} s together, ` +
      `slowest ${tally.slowest.toFixed(1)} s (${tally.slowestName}), ${tally.wrong} refused or contradicted`,
  )
  return tally
}

async function printCase(entry: Case, peers: Peers | undefined, tally: Tally): Promise<void> {
  const cpuBefore = process.cpuUsage()
  const { answer, first } = await measure(entry)
  const { user, system } = process.cpuUsage(cpuBefore)
  const isAnswered = answer.status === 'optimal' || answer.status === 'feasible'
  const violations = isAnswered ? verify(entry.problem, answer) : []
  const isPublished = peers && entry.problem.meetings.every(meeting => meeting.mustHold)
  const naive = isPublished ? await measureNaive(entry.problem, peers.seconds) : undefined
  const second =
    isPublished && peers.gecode !== undefined
      ? await measureGecode(compileProblem(entry.problem), peers.seconds)
      : undefined
  const paper = PUBLISHED_SECONDS[entry.name.replace(/\.original$/, '')]
  const against = [naive, second].filter(result => contradicts(answer, result))
  count(tally, entry, answer, violations.length > 0 || against.length > 0)
  print([
    entry.name,
    answer.status,
    isAnswered ? answer.breaks : '-',
    answer.status === 'infeasible' ? '-' : answer.breaksLowerBound,
    answer.status === 'infeasible' ? '-' : answer.unplaced.length,
    answer.weightUpperBound > 0 && isAnswered
      ? `${((100 * answer.weight) / answer.weightUpperBound).toFixed(1)} %`
      : '',
    (first / 1000).toFixed(2),
    answer.seconds.toFixed(2),
    ((user + system) / 1e6).toFixed(2),
    ...(peers
      ? [...compare(naive?.seconds, answer.seconds), ...compare(second?.seconds, answer.seconds)]
      : []),
    ...compare(paper === undefined ? undefined : String(paper), answer.seconds),
    violations.length > 0 ? `REFUSED: ${violations[0]?.message}` : '',
    ...against.map(result => `CONTRADICTED: a peer says ${result?.breaks}`),
  ])
}

function count(tally: Tally, entry: Case, answer: Answer, isWrong: boolean): void {
  tally.cases++
  tally.seconds += answer.seconds
  if (answer.status === 'optimal' || answer.status === 'infeasible') tally.decided++
  if (isWrong) tally.wrong++
  if (answer.seconds <= tally.slowest) return
  tally.slowest = answer.seconds
  tally.slowestName = entry.name
}

function compare(theirs: string | undefined, ours: number): string[] {
  return theirs === undefined ? ['', ''] : [theirs, ratio(theirs, ours)]
}
