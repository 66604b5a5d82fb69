/**
 * Measures the schedule engine. With a folder of .dzn files: every file, and beside it in the same run two peers
 * on the same file (CaDiCaL used naively, and Gecode when MiniZinc is installed) and the published best
 * (JAIR 74, 2022, Tables 2 to 5). Without: problems drawn in the shapes of the 20 originals, missions, and the
 * large family.
 *
 *   node bench/schedule.ts [FOLDER] [--time SECONDS] [--peer-time SECONDS] [--no-peer]
 *
 * Ratios are a peer's seconds over ours: above 1 we are faster. Nothing here fails because of a time.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Cadical } from 'cadical-wasm'
import { compileProblem } from '../src/engines/scheduling/compile.ts'
import { readDzn } from '../src/engines/scheduling/formats/dzn.ts'
import { generateLarge, generateMission } from '../src/engines/scheduling/generate.ts'
import { type Answer, type Problem, startBuild, verify } from '../src/engines/scheduling/index.ts'
import { findGecode, measureGecode, type PeerResult } from './schedule-gecode.ts'
import { encodeNaively } from './schedule-peer.ts'
import { drawOriginal, ORIGINAL_SHAPES } from './schedule-shapes.ts'

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
const seconds = readNumber('--time', 60)
const peerSeconds = readNumber('--peer-time', Math.min(seconds, 20))
const withPeer = !args.includes('--no-peer')
const gecode = withPeer ? findGecode() : undefined
const folder = args.find((word, index) => !word.startsWith('--') && !args[index - 1]?.endsWith('time'))

function readNumber(option: string, otherwise: number): number {
  const place = args.indexOf(option)
  return place >= 0 ? Number(args[place + 1]) : otherwise
}

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
  const published = Object.entries(ORIGINAL_SHAPES).map(([name, shape]) => ({
    name: `like ${name}`,
    problem: drawOriginal(shape, 1),
  }))
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

const columns = [26, 11, 7, 6, 9, 8, 8, 9, 7, 9, 8, 9, 8, 7, 8]
const print = (cells: readonly (string | number)[]) =>
  console.log(cells.map((cell, index) => String(cell).padEnd(columns[index] ?? 8)).join(' '))

if (withPeer) {
  const second = gecode ?? 'MiniZinc is not installed'
  console.log(`Peers, at most ${peerSeconds} s each: CaDiCaL used naively; ${second}.`)
}
print([
  ...['instance', 'status', 'breaks', 'bound', 'unplaced', 'weight', 'first s', 'seconds', 'cpu s'],
  ...['naive', 'ratio', 'gecode', 'ratio', 'paper', 'ratio'],
])
let total = 0
for (const entry of listCases()) total += await measureCase(entry)
console.log(`total ${total.toFixed(1)} s`)

/** Measures one case and prints its line; returns the engine's seconds. */
async function measureCase(entry: Case): Promise<number> {
  const cpuBefore = process.cpuUsage()
  const { answer, first } = await measure(entry)
  const { user, system } = process.cpuUsage(cpuBefore)
  const violations =
    answer.status === 'infeasible' || answer.status === 'unknown' ? [] : verify(entry.problem, answer)
  const isPublished = entry.problem.meetings.every(meeting => meeting.mustHold)
  const naive = withPeer && isPublished ? await measurePeer(entry.problem, peerSeconds) : undefined
  const second =
    gecode !== undefined && isPublished
      ? await measureGecode(compileProblem(entry.problem), peerSeconds)
      : undefined
  const paper = PUBLISHED_SECONDS[entry.name.replace(/\.original$/, '')]
  const gap =
    answer.weightUpperBound > 0 ? `${((100 * answer.weight) / answer.weightUpperBound).toFixed(1)} %` : ''
  print([
    entry.name,
    answer.status,
    answer.breaks,
    answer.breaksLowerBound,
    answer.unplaced.length,
    gap,
    (first / 1000).toFixed(2),
    answer.seconds.toFixed(2),
    ((user + system) / 1e6).toFixed(2),
    ...compare(naive?.seconds, answer.seconds),
    ...compare(second?.seconds, answer.seconds),
    ...compare(paper === undefined ? undefined : String(paper), answer.seconds),
    violations.length > 0 ? `REFUSED: ${violations[0]?.message}` : '',
    ...[naive, second].map(peer =>
      contradicts(answer, peer) ? `CONTRADICTED: a peer says ${peer?.breaks}` : '',
    ),
  ])
  return answer.seconds
}

function compare(theirs: string | undefined, ours: number): string[] {
  return theirs === undefined ? ['', ''] : [theirs, ratio(theirs, ours)]
}
