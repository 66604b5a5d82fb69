import type { Match, MatchGap, MatchReason } from '../../engines/matching/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { labelIn, type MatchableOrganisation, readTermLabels, shippedLabels } from '../directory/index.ts'
import type { getMatch } from './contract.ts'
import type { Gathered } from './gather.ts'
import type { SpokenCard } from './rules/make-subject.ts'

type Pair = NonNullable<AnswerOf<typeof getMatch>['match']>
type Reason = Pair['whyThem']['reasons'][number]
type Passage = NonNullable<Reason['sought']>
export type TermLabels = Awaited<ReturnType<typeof readTermLabels>>

/** A pair in words: every reason with the sentences it rests on. */
export function describeMatch(
  { match, from }: { match: Match; from: string },
  gathered: Gathered,
  say: { labels: TermLabels; lang: string },
): Pair {
  const describe = (reasons: readonly MatchReason[], wanting: string, wanted: string) =>
    reasons.map(reason => describeReason(reason, { gathered, say, wanting, wanted }))
  return {
    score: match.score,
    whyThem: { points: match.wants.points, reasons: describe(match.wants.reasons, from, match.id) },
    whyUs: { points: match.wanted.points, reasons: describe(match.wanted.reasons, match.id, from) },
    gaps: match.gaps.map(describeGap),
    isNewcomer: match.isNewcomer,
  }
}

/** The lists' own words for what these matches name. */
export async function readLabels(
  ctx: Context,
  matches: readonly Match[],
  others: readonly string[] = [],
): Promise<TermLabels> {
  const codes = matches.flatMap(({ wants, wanted }) =>
    [...wants.reasons, ...wanted.reasons].flatMap(reason => ('codes' in reason ? reason.codes : [])),
  )
  return readTermLabels(ctx.db, [...new Set([...codes, ...others])])
}

interface Telling {
  readonly gathered: Gathered
  readonly say: { labels: TermLabels; lang: string }
  /** Who wants, and who is wanted. */
  readonly wanting: string
  readonly wanted: string
}

function describeReason(reason: MatchReason, telling: Telling): Reason {
  const { gathered } = telling
  const plain: Reason = {
    ground: reason.ground,
    points: reason.points,
    sought: null,
    offered: null,
    names: namesOf(reason, telling),
    bridges: [],
  }
  if (reason.ground === 'figure')
    return {
      ...plain,
      sought: quote(reason.demand.source, reason.demand.written),
      offered: quote(reason.figure.source, reason.figure.written),
    }
  if (reason.ground !== 'words' && reason.ground !== 'bridge') return plain
  const { words } = reason
  const marksOf = (pick: (word: (typeof words)[number]) => string) => [...new Set(words.map(pick))]
  return {
    ...plain,
    sought: showCard(
      cardNamed(gathered, telling.wanting, reason.need),
      marksOf(({ sought }) => sought),
    ),
    offered: showCard(
      cardNamed(gathered, telling.wanted, reason.offer),
      marksOf(({ offered }) => offered),
    ),
    bridges: words.flatMap(({ sought, offered, bridge }) => {
      const source = bridge === undefined ? undefined : gathered.bridges.get(bridge)?.source
      const isOneWord = sought.toLocaleLowerCase() === offered.toLocaleLowerCase()
      return source === undefined || isOneWord ? [] : [{ sought, offered, source }]
    }),
  }
}

function namesOf(reason: MatchReason, { gathered, say }: Telling): string[] {
  const nameOf = (id: string) => gathered.organisations.get(id)?.name ?? []
  switch (reason.ground) {
    case 'field':
    case 'sector':
      return reason.codes.map(code => sayCode(code, say))
    case 'presence':
    case 'market':
      return [...reason.countries]
    case 'cooperation':
    case 'language':
      return [...reason.values]
    case 'stage':
      return [String(reason.sought), String(reason.offered)]
    case 'kind':
      return [reason.kind]
    case 'project':
    case 'meeting':
      return [...reason.names]
    case 'acquaintance':
      return reason.through.flatMap(nameOf)
    case 'feedback':
      return [reason.reason, ...reason.likes.flatMap(nameOf)]
    default:
      return []
  }
}

/** What a place in a list is called. */
export function sayCode(term: string, { labels, lang }: Telling['say']): string {
  const [scheme = '', ...rest] = term.split(':')
  const code = rest.join(':')
  const names = labels.get(term) ?? shippedLabels(scheme, code)
  return names === undefined ? code : labelIn(names, lang)
}

function cardNamed(gathered: Gathered, subject: string, source: string): SpokenCard | undefined {
  return gathered.subjects.get(subject)?.cards.find(card => card.source === source)
}

function showCard(card: SpokenCard | undefined, marks: string[]): Passage | null {
  if (card === undefined) return null
  return { source: placeOf(card.source), text: card.text, lang: card.lang, marks }
}

const quote = (source: string, text: string): Passage => ({
  source: placeOf(source),
  text,
  lang: 'und',
  marks: [text],
})

/** Where a card stands, in the contract's words: ids and the number of the sentence say nothing to a reader. */
function placeOf(source: string): string {
  const place = source.replace(/#\d+$/, '')
  return place.startsWith('opportunity:') ? place : (place.split(':')[0] ?? place)
}

function describeGap(gap: MatchGap): Pair['gaps'][number] {
  switch (gap.gap) {
    case 'no-common-language':
      return { gap: gap.gap, names: [...gap.ours, ...gap.theirs] }
    case 'stage-too-early':
      return { gap: gap.gap, names: [String(gap.sought), String(gap.offered)] }
    case 'figure-not-met':
      return { gap: gap.gap, names: [gap.demand.written] }
    default:
      return { gap: gap.gap, names: [] }
  }
}

/** An organisation as a match names it. */
export function describeNamed({ id, slug, name, kind, country, city, summary, lang }: MatchableOrganisation) {
  return { id, slug, name, kind, country, city, summary, lang }
}
