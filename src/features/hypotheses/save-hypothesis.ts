import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { type FieldFault, Refusal } from '../../shared/refusals.ts'
import { slugify } from '../../shared/slugs.ts'
import type * as contract from './contract.ts'
import * as queries from './queries.ts'
import {
  type HypothesisLoaded,
  loadHypothesis,
  mayTakeBack,
  type PartnershipLoaded,
  standingOf,
  todayOf,
} from './read-hypotheses.ts'
import { isClosed } from './rules/weigh-evidence.ts'

/** As many a partnership may have, and notes a hypothesis. */
const hypothesesMost = 200
const notesMost = 200

type Facts = Omit<ParsedInputOf<typeof contract.writeHypothesis>, 'partnership' | 'follows'>

const rowOf = (facts: Facts) => ({
  market: facts.market,
  segment: facts.segment,
  act: facts.act,
  reason: facts.reason,
  lang: facts.lang,
  kind: facts.kind,
  risk: facts.risk,
  experiment: facts.experiment,
  mission_id: facts.missionId ?? null,
  metric: facts.metric,
  rung: facts.metric === 'rung' ? (facts.rung ?? null) : null,
  threshold: facts.threshold,
  starts_on: facts.startsOn,
  deadline: facts.deadline,
  cost_minor: facts.cost === null || facts.cost === undefined ? null : facts.cost * 100,
  currency: facts.currency,
})

/** Writes down what the partnership believes and how it will find out. */
export async function writeHypothesis(
  ctx: Context,
  input: ParsedInputOf<typeof contract.writeHypothesis>,
  partnership: PartnershipLoaded,
): Promise<AnswerOf<typeof contract.writeHypothesis>> {
  if ((await queries.countHypotheses(ctx.db, partnership.id)) >= hypothesesMost)
    throw new Refusal('too-many-hypotheses')
  await checkFacts(ctx, partnership, input)
  const follows = input.follows ? await queries.findHypothesis(ctx.db, input.follows) : null
  if (input.follows && follows?.partnership_id !== partnership.id)
    throw new Refusal('input-invalid', { faults: [{ field: 'follows', code: 'not-offered' }] })
  const id = ctx.newId()
  const now = ctx.now()
  const slug = slugify(`${input.segment} ${input.act}`.slice(0, 60), id)
  await queries.insertHypothesis(ctx.db, {
    id,
    slug,
    partnership_id: partnership.id,
    ...rowOf(input),
    follows_id: follows?.id ?? null,
    created_by: ctx.viewer.personId,
    created_at: now,
    updated_at: now,
  })
  await note(ctx, 'hypotheses.writeHypothesis', id, { ...input, partnership: partnership.slug })
  return { id, slug }
}

/**
 * Saves a hypothesis, unless somebody else saved in between. From the first day of its experiment on, what it says and what it
 * is measured by stay as they are: whoever learns something else decides, and writes the next one.
 */
export async function updateHypothesis(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateHypothesis>,
  subject: HypothesisLoaded,
): Promise<AnswerOf<typeof contract.updateHypothesis>> {
  const { row } = subject
  await refuseClosed(ctx, row.id)
  const next = rowOf(input)
  const faults = row.starts_on <= todayOf(ctx) ? fixedFaults(row, next) : []
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  await checkFacts(ctx, subject, input)
  const facts = { ...next, updated_at: ctx.now() }
  if (!(await queries.saveHypothesisRow(ctx.db, { id: row.id, version: input.version }, facts)))
    throw new Refusal('changed-meanwhile')
  await note(ctx, 'hypotheses.updateHypothesis', row.id, input)
  return { id: row.id, slug: row.slug }
}

/** Removes a hypothesis nobody has begun to test; afterwards it is stopped, and stays on record. */
export async function removeHypothesis(
  ctx: Context,
  input: ParsedInputOf<typeof contract.removeHypothesis>,
  { row }: HypothesisLoaded,
): Promise<{ done: true }> {
  const decisions = await queries.listDecisions(ctx.db, [row.id])
  if (row.starts_on <= todayOf(ctx) || decisions.length > 0) throw new Refusal('hypothesis-begun')
  if (!(await queries.deleteHypothesis(ctx.db, { id: row.id, version: input.version })))
    throw new Refusal('changed-meanwhile')
  await note(ctx, 'hypotheses.removeHypothesis', row.id, { segment: row.segment, act: row.act })
  return { done: true }
}

/** Notes what was found out beside the records. */
export async function noteEvidence(
  ctx: Context,
  input: ParsedInputOf<typeof contract.noteEvidence>,
  { row }: HypothesisLoaded,
): Promise<{ id: string }> {
  await refuseClosed(ctx, row.id)
  if (input.happenedOn > todayOf(ctx))
    throw new Refusal('input-invalid', { faults: [{ field: 'happenedOn', code: 'not-come-yet' }] })
  if ((await queries.countNotes(ctx.db, row.id)) >= notesMost) throw new Refusal('too-many-notes')
  const id = ctx.newId()
  await queries.insertNote(ctx.db, {
    id,
    hypothesis_id: row.id,
    says: input.says,
    words: input.words,
    lang: input.lang,
    source: input.source,
    happened_on: input.happenedOn,
    noted_by: ctx.viewer.personId,
    noted_at: ctx.now(),
  })
  await note(ctx, 'hypotheses.noteEvidence', row.id, { note: id, says: input.says })
  return { id }
}

/** The note a call names, with who may take it back. */
export async function loadNote(
  ctx: Context,
  input: { hypothesis: string; note: string },
): Promise<HypothesisLoaded & { noteId: string; notedBy: string | null }> {
  const subject = await loadHypothesis(ctx, input)
  const found = await queries.findNote(ctx.db, { id: input.note, hypothesisId: subject.row.id })
  if (found === null) throw new Refusal('not-found')
  return { ...subject, noteId: found.id, notedBy: found.notedBy }
}

/** Takes a note back; what was decided upon it stays. */
export async function takeBackNote(
  ctx: Context,
  _input: unknown,
  subject: Awaited<ReturnType<typeof loadNote>>,
): Promise<{ done: true }> {
  if (!mayTakeBack(ctx.viewer, subject, subject.notedBy)) throw new Refusal('not-allowed')
  await refuseClosed(ctx, subject.row.id)
  await queries.withdrawNote(ctx.db, subject.noteId, ctx.now())
  await note(ctx, 'hypotheses.takeBackNote', subject.row.id, { note: subject.noteId })
  return { done: true }
}

/** Decides, with name and day; how it stood is kept beside. To persevere until a later day asks again then. */
export async function decideHypothesis(
  ctx: Context,
  input: ParsedInputOf<typeof contract.decideHypothesis>,
  subject: HypothesisLoaded,
): Promise<AnswerOf<typeof contract.decideHypothesis>> {
  const { row } = subject
  // The row's version is what lets two who decide at once not both decide.
  if (!(await queries.saveHypothesisRow(ctx.db, { id: row.id, version: input.version }, {})))
    throw new Refusal('changed-meanwhile')
  await refuseClosed(ctx, row.id)
  const { verdict, weighed } = await standingOf(ctx, subject)
  const newDeadline = input.newDeadline ?? null
  if (newDeadline !== null) {
    const field = 'newDeadline'
    if (input.decision !== 'persevere' || verdict === 'validated')
      throw new Refusal('input-invalid', { faults: [{ field, code: 'not-offered' }] })
    if (newDeadline <= row.deadline || newDeadline < todayOf(ctx))
      throw new Refusal('input-invalid', { faults: [{ field, code: 'ends-before-start' }] })
  }
  await queries.insertDecision(ctx.db, {
    id: ctx.newId(),
    hypothesis_id: row.id,
    decision: input.decision,
    reason: input.reason,
    lang: input.lang,
    verdict,
    counted: weighed.counts.length,
    threshold: row.threshold,
    deadline: row.deadline,
    new_deadline: newDeadline,
    decided_by: ctx.viewer.personId,
    decided_at: ctx.now(),
  })
  if (newDeadline !== null)
    await queries.saveHypothesisRow(
      ctx.db,
      { id: row.id, version: input.version + 1 },
      { deadline: newDeadline, updated_at: ctx.now() },
    )
  await note(ctx, 'hypotheses.decideHypothesis', row.id, {
    decision: input.decision,
    reason: input.reason,
    newDeadline,
    verdict,
  })
  return { slug: row.slug }
}

async function refuseClosed(ctx: Context, id: string): Promise<void> {
  const [last] = await queries.listDecisions(ctx.db, [id])
  if (isClosed(last ?? null)) throw new Refusal('hypothesis-decided')
}

async function checkFacts(ctx: Context, partnership: { id: string }, facts: Facts): Promise<void> {
  const faults: FieldFault[] = []
  if (facts.deadline < facts.startsOn) faults.push({ field: 'deadline', code: 'ends-before-start' })
  if (facts.metric === 'rung' && !facts.rung) faults.push({ field: 'rung', code: 'missing' })
  if (facts.missionId) {
    const wanted = { missionId: facts.missionId, partnershipId: partnership.id, market: facts.market }
    if (!(await queries.isMissionTo(ctx.db, wanted))) faults.push({ field: 'missionId', code: 'not-offered' })
  }
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
}

const fixed = {
  market: 'market',
  segment: 'segment',
  act: 'act',
  reason: 'reason',
  mission_id: 'missionId',
  metric: 'metric',
  rung: 'rung',
  threshold: 'threshold',
  starts_on: 'startsOn',
  deadline: 'deadline',
} as const

function fixedFaults(row: queries.HypothesisRow, next: ReturnType<typeof rowOf>): FieldFault[] {
  return (Object.keys(fixed) as (keyof typeof fixed)[])
    .filter(key => row[key] !== next[key])
    .map(key => ({ field: fixed[key], code: 'fixed-since-begun' }))
}

async function note(ctx: Context, call: string, subjectId: string, change: object): Promise<void> {
  await writeHistory(ctx, { call, subjectKind: 'hypothesis', subjectId, change: { ...change } })
}
