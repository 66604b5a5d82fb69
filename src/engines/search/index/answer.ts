import type { FieldRule, HitKind, KeptWord, SearchAnswer, SearchQuestion, SearchResult } from '../model.ts'
import { BitSet } from './bit-set.ts'
import { explain } from './explain.ts'
import { filterAndCount } from './facets.ts'
import { keepWords, planAsKept, weighAsKept } from './kept-words.ts'
import { makePlan, type PlanContext } from './make-plan.ts'
import type { Alternative, Plan } from './plan.ts'
import { createProximity, WINDOW } from './proximity.ts'
import { addScores, findMatching } from './rank.ts'
import { rankFirst } from './rank-first.ts'
import { type Correction, rescue } from './rescue.ts'
import type { Scratch } from './scratch.ts'
import { compareScored, type Scored, selectFirst } from './select.ts'
import { listSeen, type View } from './view.ts'
import { type Readable, type Weighed, weigh } from './weigh.ts'

const DEFAULT_LIMIT = 20
/** Results of one answer; more come with its cursor. */
export const MOST_RESULTS = 200
/** How much neighbouring words count beside the words themselves. */
const PROXIMITY_WEIGHT = 0.3

export interface AnswerContext extends PlanContext, Readable {
  readonly fields: readonly FieldRule[]
  readonly scratch: Scratch
  readonly readings: WeakMap<View, Reading>
}

interface Found {
  readonly plan: Plan
  readonly weighed: Weighed
  readonly corrections: readonly Correction[]
  readonly candidates: Int32Array
  /** Whether the candidates are all that have a word of the question or a bridged expression. */
  readonly isEverything: boolean
}

/**
 * Answers a question for one viewer from what the viewer sees alone.
 * @param only when given, the documents that may be among the results, all of which are then returned
 */
export function answer(
  context: AnswerContext,
  view: View,
  question: SearchQuestion,
  language: string,
  only?: ReadonlySet<number>,
): SearchAnswer {
  const everything = findCandidates(context, view, question, language)
  const candidates = only && everything.candidates.filter(document => only.has(document))
  const found = candidates === undefined ? everything : { ...everything, candidates, isEverything: false }
  const { passing, facets } = filterAndCount(context, view, found.candidates, {
    filters: question.filters ?? {},
    quantities: question.quantities ?? [],
    count: question.count ?? [],
    mostValues: question.mostValues ?? Number.MAX_SAFE_INTEGER,
  })
  const limit = only?.size ?? Math.min(MOST_RESULTS, Math.max(1, Math.trunc(question.limit ?? DEFAULT_LIMIT)))
  const results = takePage(context, view, found, passing, { limit, after: readCursor(question.after) })
  return {
    results,
    total: passing.length,
    facets,
    language,
    terms: listTerms(context, found),
    corrections: found.corrections,
  }
}

/** Everything that answers a question for one viewer, in no order: to sort by something else, or to see what is new. */
export interface Matches {
  readonly size: number
  has(id: string): boolean
  ids(): readonly string[]
}

/** Every document that answers a question for one viewer, as the index is now. */
export function findEvery(
  context: AnswerContext,
  view: View,
  question: SearchQuestion,
  language: string,
): Matches {
  const { documents } = context
  const { candidates } = findCandidates(context, view, question, language)
  const { passing } = filterAndCount(context, view, candidates, {
    filters: question.filters ?? {},
    quantities: question.quantities ?? [],
    count: [],
    mostValues: 0,
  })
  const found = new BitSet(view.size)
  found.addAll(passing)
  return {
    size: passing.length,
    has: id => {
      const document = documents.find(id)
      return document !== undefined && found.has(document)
    },
    ids: () => Array.from(passing, document => documents.ids[document] ?? ''),
  }
}

/** Numbers of the documents that answer the question, filters aside. */
function findCandidates(
  context: AnswerContext,
  view: View,
  question: SearchQuestion,
  language: string,
): Found {
  const reading = readOnce(context, view, question, language)
  if (question.text.trim() === '')
    return { ...reading, candidates: listSeen(view, context.documents), isEverything: false }
  const { plan, weighed } = reading
  const match = question.match ?? 'any'
  const { found } = findMatching(context.scratch, view, plan, weighed, match)
  return { ...reading, candidates: found, isEverything: match === 'any' }
}

/** What was read last for a view: the same sentence is often asked again, less strictly or for its reasons. */
export interface Reading {
  readonly plan: Plan
  readonly weighed: Weighed
  readonly corrections: readonly Correction[]
  readonly from: {
    readonly text: string
    readonly language: string
    readonly rescue: boolean
    readonly kept: readonly KeptWord[] | undefined
  }
  readonly bridges: AnswerContext['bridges']
}

function readOnce(context: AnswerContext, view: View, question: SearchQuestion, language: string): Reading {
  const from = { text: question.text, language, rescue: question.rescue !== false, kept: question.kept }
  const last = context.readings.get(view)
  if (
    last?.bridges === context.bridges &&
    last.from.text === from.text &&
    last.from.language === language &&
    last.from.rescue === from.rescue &&
    last.from.kept === from.kept
  )
    return last
  const plan = makePlan(context, question.text, language)
  const asKept = from.kept && planAsKept(context, plan, from.kept)
  if (from.kept !== undefined && asKept !== undefined) {
    const weighed = weighAsKept(asKept, weigh(context, view, asKept), from.kept)
    return keepReading(context, view, {
      from,
      bridges: context.bridges,
      plan: asKept,
      weighed,
      corrections: [],
    })
  }
  const weighed = weigh(context, view, plan)
  const rescued = from.rescue ? rescue(context, view, plan, weighed) : undefined
  return keepReading(context, view, {
    from,
    bridges: context.bridges,
    plan: rescued?.plan ?? plan,
    weighed: rescued === undefined ? weighed : weigh(context, view, rescued.plan),
    corrections: rescued?.corrections ?? [],
  })
}

function keepReading(context: AnswerContext, view: View, reading: Reading): Reading {
  context.readings.set(view, reading)
  return reading
}

/** What a question's words weigh for a viewer now, and what stands for them. */
export function readWords(
  context: AnswerContext,
  view: View,
  question: SearchQuestion,
  language: string,
): readonly KeptWord[] {
  return keepWords(context, readOnce(context, view, question, language))
}

function takePage(
  context: AnswerContext,
  view: View,
  found: Found,
  passing: Int32Array,
  page: { limit: number; after: Pick<Scored, 'id' | 'score'> | undefined },
): readonly SearchResult[] {
  const { plan, weighed } = found
  const { ids } = context.documents
  const { limit, after } = page
  const isEverything = found.isEverything && passing.length === found.candidates.length
  const selectHead = (most: number) =>
    rankFirst(context.scratch, weighed, { passing, isEverything, ids, size: view.size, most })
  const comesAfter = (place: Pick<Scored, 'id' | 'score'>) =>
    after === undefined || compareScored(after, place) < 0
  // Of fewer than two words none is near another.
  const head = plan.concepts.length < 2 ? [] : selectHead(WINDOW)
  const nearness = new Map<number, number>()
  const proximityOf = createProximity(context, view, plan, weighed.weights)
  for (const { document } of head) nearness.set(document, PROXIMITY_WEIGHT * proximityOf(document))
  const ranked = head
    .map(place => ({ ...place, score: place.score + (nearness.get(place.document) ?? 0) }))
    .sort(compareScored)
    .filter(comesAfter)
    .slice(0, limit)
  if (ranked.length < limit && passing.length > head.length) {
    const isFirst = after === undefined && head.length === 0
    ranked.push(
      ...(isFirst
        ? selectHead(limit)
        : selectRest(context, view, found, passing, {
            most: limit - ranked.length,
            isIn: place => !nearness.has(place.document) && comesAfter(place),
          })),
    )
  }
  return ranked.map(({ document, id, score }) => ({
    id,
    score,
    language: context.languages[context.documents.languages.get(document)] ?? '',
    reasons: explain({ index: context, view, plan, weighed }, document, nearness.get(document) ?? 0),
    cursor: writeCursor({ id, score }),
  }))
}

/** The first of the documents behind the head of the list, for a page far down. */
function selectRest(
  context: AnswerContext,
  view: View,
  { weighed }: Found,
  passing: Int32Array,
  { most, isIn }: { readonly most: number; readonly isIn: (place: Scored) => boolean },
): readonly Scored[] {
  const { ids } = context.documents
  const scores = context.scratch.take(view.size)
  addScores(scores, weighed, passing)
  const rest = passing.filter(document =>
    isIn({ document, id: ids[document] ?? '', score: scores[document] ?? 0 }),
  )
  const selected = selectFirst(rest, { scores, ids }, most)
  context.scratch.giveBack(scores, passing)
  return selected
}

/**
 * What to mark in texts: the question as each language reads it, corrections, and bridged expressions that some
 * document the viewer sees has. Nothing here tells which terms there are that the viewer does not see.
 */
function listTerms(
  context: AnswerContext,
  { plan, weighed }: Found,
): Record<string, Record<string, HitKind>> {
  const terms: Record<string, Record<string, HitKind>> = {}
  const add = (language: number, term: string, kind: HitKind) => {
    const code = context.languages[language] ?? ''
    const byTerm = terms[code] ?? {}
    terms[code] = byTerm
    byTerm[term] = kind
  }
  const addKnown = ({ term, kind }: Alternative) =>
    add(context.lexicon.languages[term] ?? 0, context.lexicon.terms[term] ?? '', kind)
  plan.bridged.forEach(({ groups }, at) => {
    if (weighed.bridged[at]?.documents.length !== 0) groups.flat().forEach(addKnown)
  })
  for (const { readings, alternatives, kind } of plan.concepts) {
    for (const { language, term } of readings) add(language, term, kind)
    for (const alternative of alternatives)
      if (alternative.kind === 'typo' || alternative.kind === 'prefix') addKnown(alternative)
  }
  return terms
}

function writeCursor({ id, score }: Pick<Scored, 'id' | 'score'>): string {
  return `${score}:${id}`
}

/** A cursor that makes no sense starts from the beginning. */
function readCursor(cursor: string | undefined): Pick<Scored, 'id' | 'score'> | undefined {
  const match = /^(?<score>[^:]+):(?<id>.*)$/s.exec(cursor ?? '')
  const score = Number(match?.groups?.score)
  return match === null || !Number.isFinite(score) ? undefined : { score, id: match.groups?.id ?? '' }
}
