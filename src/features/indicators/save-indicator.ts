import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract.ts'
import { refreshFigures } from './count-figures.ts'
import type { FiguresSubject } from './policy.ts'
import type { IndicatorRow } from './queries-indicators.ts'
import { type ShippedIndicator, shippedSets } from './rules/grants.ts'
import { plainRule } from './rules/rule.ts'

type Definition = Omit<ParsedInputOf<typeof contract.createIndicator>, 'partnership'>

function toRow(input: Definition) {
  if (input.countsTo < input.countsFrom)
    throw new Refusal('input-invalid', { faults: [{ field: 'countsTo', code: 'ends-before-start' }] })
  const baseline = input.baseline ?? null
  if ((baseline === null) !== (input.baselineOn == null))
    throw new Refusal('input-invalid', {
      faults: [{ field: baseline === null ? 'baseline' : 'baselineOn', code: 'missing' }],
    })
  return {
    code: input.code,
    name: input.name,
    unit: input.unit,
    lang: input.lang,
    level: input.level,
    rule: JSON.stringify(plainRule(input)),
    evidence: input.evidence || null,
    owner: input.owner || null,
    counts_from: input.countsFrom,
    counts_to: input.countsTo,
    target: input.target == null ? null : String(input.target),
    baseline: baseline === null ? null : String(baseline),
    baseline_on: input.baselineOn ?? null,
  }
}

/** Defines an indicator. Its figure is counted from records from then on; nobody types it. */
export async function createIndicator(
  ctx: Context,
  { partnership: _, ...input }: ParsedInputOf<typeof contract.createIndicator>,
  subject: FiguresSubject,
): Promise<{ id: string }> {
  const id = ctx.newId()
  const now = ctx.now()
  await refuseTaken(ctx, subject.id, input.code, null)
  await ctx.db
    .insertInto('indicator')
    .values({
      id,
      partnership_id: subject.id,
      ...toRow(input),
      position: await nextPosition(ctx, subject.id),
      created_at: now,
      updated_at: now,
    })
    .execute()
  await tell(ctx, 'indicators.createIndicator', subject, { indicator: id, ...input })
  await refreshFigures(ctx, subject)
  return { id }
}

/** Changes a definition; what was filed under the one before stays as it was filed. */
export async function updateIndicator(
  ctx: Context,
  { indicator: _, version, ...input }: ParsedInputOf<typeof contract.updateIndicator>,
  subject: FiguresSubject & { indicator: IndicatorRow },
): Promise<{ id: string }> {
  const { id, code, name, unit, lang } = subject.indicator
  await refuseTaken(ctx, subject.id, input.code, id)
  const keepsWords = code === input.code && name === input.name && unit === input.unit && lang === input.lang
  const saved = await ctx.db
    .updateTable('indicator')
    .set({
      ...toRow(input),
      // Whoever words it anew gives up the words it came with.
      ...(keepsWords ? {} : { shipped_as: null }),
      version: version + 1,
      updated_at: ctx.now(),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await tell(ctx, 'indicators.updateIndicator', subject, { indicator: id, ...input })
  await refreshFigures(ctx, subject)
  return saved
}

/** Counts an indicator no longer. */
export async function endIndicator(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endIndicator>,
  subject: FiguresSubject & { indicator: IndicatorRow },
): Promise<{ done: true }> {
  const ended = await ctx.db
    .updateTable('indicator')
    .set({ ended_at: ctx.now(), version: input.version + 1, updated_at: ctx.now() })
    .where('id', '=', subject.indicator.id)
    .where('version', '=', input.version)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended === undefined) throw new Refusal('changed-meanwhile')
  await tell(ctx, 'indicators.endIndicator', subject, { indicator: ended.id })
  return { done: true }
}

/** Takes over the indicators of a grant, or the usual ones; those that are there already stay as they are. */
export async function takeSet(
  ctx: Context,
  input: ParsedInputOf<typeof contract.takeSet>,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof contract.takeSet>> {
  const from = input.countsFrom ?? subject.startsOn
  const to = input.countsTo ?? subject.endsOn
  if (from === null)
    throw new Refusal('input-invalid', { faults: [{ field: 'countsFrom', code: 'missing' }] })
  if (to === null) throw new Refusal('input-invalid', { faults: [{ field: 'countsTo', code: 'missing' }] })
  if (to < from)
    throw new Refusal('input-invalid', { faults: [{ field: 'countsTo', code: 'ends-before-start' }] })
  const text = ctx.text(ctx.viewer.lang)
  const now = ctx.now()
  let position = await nextPosition(ctx, subject.id)
  let added = 0
  for (const shipped of shippedSets[input.set]) {
    const row = await ctx.db
      .insertInto('indicator')
      .values({
        id: ctx.newId(),
        partnership_id: subject.id,
        code: shipped.code,
        name: text(`indicators.shipped.${shipped.key}.name`),
        unit: text(`indicators.shipped.${shipped.key}.unit`),
        lang: ctx.viewer.lang,
        level: shipped.level,
        rule: JSON.stringify(plainRule({ ...shipped.rule, ...yearsOf(shipped, from, now) })),
        evidence: text(`indicators.shipped.${shipped.key}.evidence`),
        grant_set: input.set,
        shipped_as: shipped.key,
        counts_from: from,
        counts_to: to,
        target: targetOf(shipped, subject.partnerIds.length),
        position: position++,
        created_at: now,
        updated_at: now,
      })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row !== undefined) added++
  }
  await tell(ctx, 'indicators.takeSet', subject, { set: input.set, from, to, added })
  await refreshFigures(ctx, subject)
  return { added }
}

/** The year before the first day that counts, and the last one that is over, or the one after where that is the same. */
function yearsOf({ ofYears }: ShippedIndicator, from: string, now: Date) {
  if (ofYears === undefined) return {}
  const baseYear = Number(from.slice(0, 4)) - 1
  return { baseYear, year: Math.max(now.getUTCFullYear() - 1, baseYear + 1) }
}

function targetOf({ target, perCluster }: ShippedIndicator, partners: number): string | null {
  const whole = perCluster === undefined ? target : perCluster * partners
  return whole === null ? null : String(whole)
}

async function refuseTaken(
  ctx: Context,
  partnershipId: string,
  code: string,
  except: string | null,
): Promise<void> {
  const taken = await ctx.db
    .selectFrom('indicator')
    .select('id')
    .where('partnership_id', '=', partnershipId)
    .where('ended_at', 'is', null)
    .where(({ eb, fn }) => eb(fn('lower', ['code']), '=', code.toLowerCase()))
    .executeTakeFirst()
  if (taken !== undefined && taken.id !== except) throw new Refusal('already-exists', { field: 'code' })
}

async function nextPosition(ctx: Context, partnershipId: string): Promise<number> {
  const { last } = await ctx.db
    .selectFrom('indicator')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

async function tell(
  ctx: Context,
  call: string,
  subject: FiguresSubject,
  change: Record<string, unknown>,
): Promise<void> {
  await writeHistory(ctx, { call, subjectKind: 'partnership', subjectId: subject.id, change })
}
