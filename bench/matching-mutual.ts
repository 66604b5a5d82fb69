/**
 * `npm run bench -- matching --mutual FILE`: does it help to ask both sides? On participations in the columns of CORDIS.
 * Each question is an organisation that joined projects of the newest year, and whom of all that lead one then it would
 * take first. What is known is the years before: an organisation offers itself, its parts, kind and country, and seeks
 * whom it worked with so far, and their parts, kinds and countries.
 */
import { readFileSync } from 'node:fs'
import { readParticipations } from '../src/engines/matching/formats/tables.ts'
import {
  type MatchCard,
  MatchIndex,
  type MatchSubject,
  type Participation,
} from '../src/engines/matching/index.ts'

const questions = 600
/** Partners of a larger consortium hardly chose each other. */
const largest = 30
/** Terms of what is sought: what its partners had most often, and the partners it had most often. */
const soughtMost = 12
const partnersMost = 60

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

interface Project {
  readonly parts: readonly string[]
  readonly members: Set<string>
}

function readProjects(rows: readonly Participation[]): Project[] {
  const projects = new Map<string, Project>()
  for (const { project, parts, organisation } of rows) {
    const known = projects.get(project) ?? { parts, members: new Set() }
    projects.set(project, known)
    known.members.add(organisation)
  }
  return [...projects.values()]
}

type Counts = Map<string, number>
const add = (counts: Counts, term: string) => counts.set(term, (counts.get(term) ?? 0) + 1)

/** What each organisation offers and seeks, by its years before. */
function makeSubjects(past: readonly Participation[]): MatchSubject[] {
  const own = new Map<string, { kind: string; country: string }>()
  for (const { organisation, kind, country } of past) own.set(organisation, { kind, country })
  const offered = new Map<string, Counts>()
  const sought = new Map<string, Counts>()
  const partners = new Map<string, Counts>()
  const of = <Value>(map: Map<string, Value>, id: string, make: () => Value): Value => {
    const there = map.get(id) ?? make()
    map.set(id, there)
    return there
  }
  for (const { parts, members } of readProjects(past)) {
    if (members.size < 2 || members.size > largest) continue
    for (const one of members) {
      for (const part of parts)
        add(
          of(offered, one, () => new Map()),
          `part ${part}`,
        )
      for (const other of members) {
        if (one === other) continue
        add(
          of(partners, one, () => new Map()),
          other,
        )
        const counts = of(sought, one, () => new Map())
        const { kind, country } = own.get(other) ?? { kind: '', country: '' }
        for (const part of parts) add(counts, `part ${part}`)
        add(counts, `from ${country}`)
        add(counts, `${kind} from ${country}`)
        for (const part of parts) add(counts, `${kind} in ${part}`)
      }
    }
  }
  const card = (side: MatchCard['side'], terms: readonly string[]): MatchCard => ({
    side,
    source: side,
    terms: terms.map(term => ({ term, word: term })),
  })
  return [...own].flatMap(([id, { kind, country }]): MatchSubject[] => {
    const does = [...(offered.get(id)?.keys() ?? [])]
    const often = (counts: Counts | undefined, most: number) =>
      [...(counts ?? [])]
        .sort((left, right) => right[1] - left[1])
        .slice(0, most)
        .map(([term]) => term)
    const seeks = [...often(sought.get(id), soughtMost), ...often(partners.get(id), partnersMost)]
    if (does.length === 0) return []
    return [
      {
        id,
        kind,
        country,
        presentIn: [],
        markets: [],
        languages: [],
        cards: [
          card('offer', [
            id,
            ...does,
            `from ${country}`,
            `${kind} from ${country}`,
            ...does.map(part => `${kind} in ${part.slice('part '.length)}`),
          ]),
          card('need', seeks),
        ],
        figures: [],
        demands: [],
        codes: [],
        sectors: [],
        cooperation: [],
        kindsSought: [],
        group: null,
        isBarred: false,
        ties: [],
      },
    ]
  })
}

/** Prints precision at one when only the asker is asked, only the other, and both. */
export function benchMutual(file: string): void {
  const rows = readParticipations(readFileSync(file))
  const year = Math.floor(Math.max(...rows.map(({ began }) => began ?? 0)))
  const subjects = makeSubjects(rows.filter(({ began }) => began !== null && began < year))
  const index = new MatchIndex(subjects)
  const known = new Set(subjects.map(({ id }) => id))
  const newest = rows.filter(
    ({ began, organisation }) => began !== null && began >= year && known.has(organisation),
  )
  const leads = new Map(newest.filter(row => row.isCoordinator).map(row => [row.project, row.organisation]))
  const joined = new Map<string, Set<string>>()
  for (const { project, organisation } of newest) {
    const lead = leads.get(project)
    if (lead === undefined || lead === organisation) continue
    joined.set(organisation, (joined.get(organisation) ?? new Set()).add(lead))
  }
  const pool = [...new Set([...joined.values()].flatMap(led => [...led]))].sort()
  const next = seeded(year)
  const askers = [...joined.keys()].map(id => ({ id, at: next() })).sort((left, right) => left.at - right.at)
  let [one, back, both] = [0, 0, 0]
  const asked = askers.slice(0, questions)
  for (const { id } of asked) {
    const matches = pool.flatMap(lead => index.matchOf(id, lead) ?? [])
    const first = (value: (match: (typeof matches)[number]) => number) =>
      joined.get(id)?.has(matches.reduce((best, match) => (value(match) > value(best) ? match : best)).id)
        ? 1
        : 0
    one += first(match => match.wants.points)
    back += first(match => match.wanted.points)
    both += first(match => match.score)
  }
  const share = (right: number) => (right / Math.max(1, asked.length)).toFixed(3)
  console.log(`${asked.length} that joined projects of ${year}, ${pool.length} that led one: right at one`)
  console.log(`only the asker  ${share(one)}`)
  console.log(`only the other  ${share(back)}`)
  console.log(`both            ${share(both)}`)
}
