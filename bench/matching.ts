/**
 * `npm run bench -- matching --train FILE [--fit]`: how many hidden partners completion finds, on participations in the
 * columns of CORDIS. The newest year of the file is what it is asked about; it knows only the years before. --fit
 * learns the weights anew on the two years before that and prints them. Without a file it measures two-sided matching; `--mutual FILE` and `--wishes FILE` ask whether asking both sides helps.
 */
import { readFileSync } from 'node:fs'
import { grounds, learntWeights } from '../src/engines/matching/complete.ts'
import { readParticipations } from '../src/engines/matching/formats/tables.ts'
import {
  buildHistory,
  completeConsortium,
  type FilledGap,
  fitWeights,
  type Ground,
  type History,
  type Participation,
} from '../src/engines/matching/index.ts'

import { benchMutual } from './matching-mutual.ts'
import { benchTwoSided } from './matching-two-sided.ts'
import { benchWishes } from './matching-wishes.ts'

interface Split {
  readonly history: History
  readonly gaps: readonly FilledGap[]
  /** Hidden partners with no past: nobody can find them from who worked with whom. */
  readonly newcomers: number
}

function splitAt(year: number, participations: readonly Participation[]): Split {
  const history = buildHistory(participations.filter(({ began }) => began !== null && began < year))
  const projects = new Map<string, { parts: readonly string[]; members: Set<string> }>()
  for (const { project, organisation, began, parts } of participations) {
    if (began === null || began < year || began >= year + 1) continue
    const known = projects.get(project) ?? { parts, members: new Set() }
    projects.set(project, known)
    known.members.add(organisation)
  }
  const next = seeded(year)
  const gaps: FilledGap[] = []
  let newcomers = 0
  for (const { parts, members } of projects.values()) {
    const all = [...members]
    const joined = all[Math.floor(next() * all.length)]
    if (all.length < 2 || joined === undefined) continue
    if (!history.indexOf.has(joined)) newcomers++
    else gaps.push({ known: all.filter(member => member !== joined), parts, joined })
  }
  return { history, gaps, newcomers }
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function report(name: string, { history, gaps }: Split, weights: readonly number[]): void {
  const places = gaps.map(gap =>
    completeConsortium(history, gap, 100, weights).findIndex(one => one.organisation === gap.joined),
  )
  const among = (first: number) =>
    (places.filter(place => place >= 0 && place < first).length / Math.max(1, gaps.length)).toFixed(3)
  console.log(`${name.padEnd(34)} ${among(10)}   ${among(100)}`)
}

const only = (...chosen: Ground[]) => grounds.map(ground => (chosen.includes(ground) ? 1 : 0))

const needsFile = ['--train', '--mutual', '--wishes'].some(flag => process.argv.includes(flag))
if (!needsFile) {
  benchTwoSided()
  process.exit(0)
}
function fileAfter(option: string): string | undefined {
  const at = process.argv.indexOf(option)
  return at < 0 ? undefined : process.argv[at + 1]
}

const mutualFile = fileAfter('--mutual')
if (mutualFile !== undefined) {
  benchMutual(mutualFile)
  process.exit(0)
}
const wishes = fileAfter('--wishes')
if (wishes !== undefined) {
  benchWishes(wishes, fileAfter('--about'), fileAfter('--then'))
  process.exit(0)
}
const file = fileAfter('--train')
if (file === undefined) {
  console.error(
    'npm run bench -- matching --train participations.csv [--fit] | --two-sided | --mutual participations.csv | --wishes wishes.csv [--about about.csv] [--then later.csv]',
  )
  process.exit(2)
}
const participations = readParticipations(readFileSync(file))
const last = Math.floor(Math.max(...participations.map(({ began }) => began ?? 0)))
const asked = splitAt(last, participations)
console.log(
  `${asked.gaps.length} projects of ${last}, one partner hidden; ${asked.newcomers} more hide a newcomer.`,
)
console.log(`${''.padEnd(34)} in 10   in 100`)
report('popularity', asked, only('projects'))
report('popularity under the programme', asked, only('projectsInParts'))
report('co-participation', asked, only('ties'))
report('all grounds', asked, learntWeights)
if (process.argv.includes('--fit')) {
  const weights = fitWeights([splitAt(last - 2, participations), splitAt(last - 1, participations)])
  report('all grounds, learnt anew', asked, weights)
  console.log(grounds.map((ground, index) => `${ground} ${weights[index]?.toFixed(2)}`).join(', '))
}
