/**
 * `npm run bench -- matching --wishes FILE [--about FILE] [--then FILE]`: is two-sided matching better than one-sided where
 * a wish and its answer are both known? FILE is a table `from,to`: who named whom. `--about` is a table with `id` and any
 * of `kind`, `place`, `field` and further columns, which become words. A pair is right if both name each other.
 *
 * Without `--then`, three in ten pairs are hidden, both directions of each, at random and twenty times; what is left is
 * known, and each asks for the best of those hidden from it. With `--then`, FILE is what is known, and who names whom
 * later is asked of all pairs that did not name each other before. Who has nobody right among the candidates is not asked.
 *
 * Everybody offers what they are and who named them, and seeks what those they named are; nothing is learnt or tuned here.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import {
  type Match,
  type MatchCard,
  MatchIndex,
  type MatchSubject,
  pairKey,
} from '../src/engines/matching/index.ts'

const splits = 20
const hiddenShare = 0.3
/** Terms of what is sought: what those who were named have most often. */
const soughtMost = 24

type Row = Readonly<Record<string, string>>
/** Whom each one names. */
type Wishes = ReadonlyMap<string, ReadonlySet<string>>

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const readRows = (file: string): Row[] => parse(readFileSync(file), { columns: true, trim: true, bom: true })

function readWishes(file: string): Map<string, Set<string>> {
  const wishes = new Map<string, Set<string>>()
  for (const { from = '', to = '' } of readRows(file))
    if (from !== to) wishes.set(from, (wishes.get(from) ?? new Set()).add(to))
  return wishes
}

const names = (wishes: Wishes, one: string, other: string) => wishes.get(one)?.has(other) === true
const isMutual = (wishes: Wishes, one: string, other: string) =>
  names(wishes, one, other) && names(wishes, other, one)

/** What each offers and seeks, by what is said about them and by the wishes that are known. */
function makeSubjects(
  ids: readonly string[],
  about: ReadonlyMap<string, Row>,
  known: Wishes,
): MatchSubject[] {
  const namedBy = new Map<string, string[]>()
  for (const [from, all] of known) for (const to of all) namedBy.set(to, [...(namedBy.get(to) ?? []), from])
  const termsOf = (id: string): string[] => {
    const said = Object.entries(about.get(id) ?? {}).flatMap(([name, value]) =>
      name === 'id' || value === '' ? [] : [`${name} ${value}`],
    )
    const both = said.flatMap((one, at) => said.slice(at + 1).map(other => `${one}, ${other}`))
    return [`is ${id}`, ...said, ...both, ...(namedBy.get(id) ?? []).map(one => `named by ${one}`)]
  }
  const card = (side: MatchCard['side'], terms: readonly string[]): MatchCard => ({
    side,
    source: side,
    terms: terms.map(term => ({ term, word: term })),
  })
  return ids.map(id => {
    const own = about.get(id)
    const named = [...(known.get(id) ?? [])]
    const counts = new Map<string, number>()
    for (const term of named.flatMap(termsOf))
      if (term !== `named by ${id}`) counts.set(term, (counts.get(term) ?? 0) + 1)
    const sought = [...counts].sort((left, right) => right[1] - left[1]).slice(0, soughtMost)
    /** What at least half of those it named are. */
    const mostly = (column: string) => {
      const values = named.map(one => about.get(one)?.[column] ?? '')
      const isUsual = (value: string) => values.filter(one => one === value).length * 2 >= values.length
      return [...new Set(values)].filter(value => value !== '' && isUsual(value))
    }
    return {
      id,
      kind: own?.kind ?? '',
      country: own?.place ?? '',
      presentIn: [],
      markets: mostly('place'),
      languages: [],
      cards: [
        card('offer', termsOf(id)),
        ...(sought.length === 0
          ? []
          : [
              card(
                'need',
                sought.map(([term]) => term),
              ),
            ]),
      ],
      figures: [],
      demands: [],
      codes: own?.field === undefined ? [] : [own.field],
      sectors: [],
      cooperation: [],
      kindsSought: mostly('kind'),
      group: null,
      isBarred: false,
      ties: named
        .filter(one => names(known, one, id))
        .map(one => ({ with: one, kind: 'meeting' as const, what: '' })),
    }
  })
}

/** Three ways to put the same candidates into an order; who would not be proposed comes last, as the asker wants them. */
const ways: Readonly<Record<string, (match: Match) => readonly number[]>> = {
  'only the asker': ({ wants }) => [wants.points],
  'only the other': ({ wanted }) => [wanted.points],
  both: ({ score, wants }) => [score, wants.points],
}

interface Asked {
  readonly ids: readonly string[]
  readonly about: ReadonlyMap<string, Row>
  readonly known: Wishes
  readonly truth: Wishes
  readonly isCandidate: (one: string, other: string) => boolean
  readonly draw: () => number
}

/** Of each way, how many of the first and of the first three are right, and how many asked. */
function ask({ ids, about, known, truth, isCandidate, draw }: Asked) {
  const index = new MatchIndex(makeSubjects(ids, about, known))
  const right = new Map(Object.keys(ways).map(way => [way, { first: 0, three: 0 }]))
  let asked = 0
  for (const id of ids) {
    const candidates = ids.filter(other => other !== id && isCandidate(id, other))
    if (!candidates.some(other => isMutual(truth, id, other))) continue
    asked++
    const matches = candidates.flatMap(other => index.matchOf(id, other) ?? [])
    for (const [way, value] of Object.entries(ways)) {
      const order = matches
        .map(match => ({ id: match.id, values: [...value(match), draw()] }))
        .sort((left, right) => {
          const at = left.values.findIndex((one, place) => one !== right.values[place])
          return at < 0 ? 0 : (right.values[at] ?? 0) - (left.values[at] ?? 0)
        })
      const among = (first: number) =>
        order.slice(0, first).filter(one => isMutual(truth, id, one.id)).length / first
      const sum = right.get(way)
      if (sum === undefined) continue
      sum.first += among(1)
      sum.three += among(3)
    }
  }
  const share = (way: string, at: 'first' | 'three') => (right.get(way)?.[at] ?? 0) / Math.max(1, asked)
  return { asked, share }
}

function tell(values: readonly number[]): string {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  const spread = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1))
  return values.length < 2 ? mean.toFixed(3) : `${mean.toFixed(3)} ± ${spread.toFixed(3)}`
}

/** Prints precision at one and at three of each way, with its spread over the splits, and what both gain over the asker alone. */
export function benchWishes(file: string, aboutFile?: string, laterFile?: string): void {
  const truth = readWishes(laterFile ?? file)
  const before = readWishes(file)
  const about = new Map((aboutFile === undefined ? [] : readRows(aboutFile)).map(row => [row.id ?? '', row]))
  const named = [before, truth].flatMap(wishes => [...wishes].flatMap(([from, all]) => [from, ...all]))
  const ids = [...new Set([...about.keys(), ...named])]
  const results = Array.from({ length: splits }, (_, split) => {
    const draw = seeded((split + 1) * 7919)
    // The first numbers of neighbouring seeds are alike.
    for (let at = 0; at < 10; at++) draw()
    if (laterFile !== undefined) {
      const isCandidate = (one: string, other: string) => !isMutual(before, one, other)
      return ask({ ids, about, known: before, truth, isCandidate, draw })
    }
    const hidden = new Set<string>()
    ids.forEach((one, at) => {
      for (const other of ids.slice(at + 1)) if (draw() < hiddenShare) hidden.add(pairKey(one, other))
    })
    const isHidden = (one: string, other: string) => hidden.has(pairKey(one, other))
    const known = new Map(
      [...before].map(([from, all]) => [from, new Set([...all].filter(to => !isHidden(from, to)))]),
    )
    return ask({ ids, about, known, truth, isCandidate: isHidden, draw })
  })
  const asked = results.reduce((sum, one) => sum + one.asked, 0) / splits
  const how = laterFile === undefined ? `${splits} splits` : `${splits} ways to draw lots among equals`
  console.log(`${ids.length} people or houses, ${asked.toFixed(1)} asked, ${how}`)
  console.log(`${''.padEnd(24)}${'at one'.padEnd(18)}at three`)
  for (const way of Object.keys(ways)) {
    const [first, three] = (['first', 'three'] as const).map(at =>
      tell(results.map(({ share }) => share(way, at))),
    )
    console.log(`${way.padEnd(24)}${first?.padEnd(18)}${three}`)
  }
  const [first, three] = (['first', 'three'] as const).map(at =>
    results.map(({ share }) => share('both', at) - share('only the asker', at)),
  )
  if (first === undefined || three === undefined) return
  console.log(`${'both less the asker'.padEnd(24)}${tell(first).padEnd(18)}${tell(three)}`)
  console.log(`better at one in ${first.filter(gain => gain > 0).length} of ${splits}`)
}
