import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract-rehearsals.ts'
import { countIndicator } from './count-figures.ts'
import { countPeriod, recordsOf } from './file-figures.ts'
import { gatherEvidence } from './gather-evidence.ts'
import { frameOf, rightsOf } from './get-scoreboard.ts'
import { loadFigures } from './load-figures.ts'
import type { FiguresSubject } from './policy.ts'
import { findIndicator, listIndicatorRows } from './queries-indicators.ts'
import { findPeriod, listFilings, listPeriodRows } from './queries-periods.ts'
import {
  findRehearsal,
  listRehearsalRows,
  listRehearsed,
  lockRehearsal,
  type RehearsalRow,
} from './queries-rehearsals.ts'
import { readFacts } from './read-facts.ts'
import { readFiling } from './read-filing.ts'
import { mendOf } from './rules/challenge.ts'
import type { FiledRecord } from './rules/filing.ts'
import { drawSample, sampleSize } from './rules/sample.ts'

/** Records shown of one that was drawn; a company may have met many. */
const mostShown = 5

export type RehearsalSubject = FiguresSubject & { rehearsal: RehearsalRow }

export async function loadRehearsal(ctx: Context, input: { rehearsal: string }): Promise<RehearsalSubject> {
  const rehearsal = await findRehearsal(ctx.db, input.rehearsal)
  if (rehearsal === null) throw new Refusal('not-found')
  return { ...(await loadFigures(ctx, { partnership: rehearsal.partnershipId })), rehearsal }
}

/** The rehearsed audits of a partnership, and what another one can be drawn from. */
export async function listRehearsals(
  ctx: Context,
  _input: unknown,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof contract.listRehearsals>> {
  const rows = await listRehearsalRows(ctx.db, subject.id)
  const indicators = await listIndicatorRows(ctx.db, subject.id)
  const periods = await listPeriodRows(ctx.db, subject.id)
  return {
    partnership: frameOf(subject),
    rights: rightsOf(ctx, subject),
    items: rows.map(shapeRehearsal),
    indicators: indicators.map(({ id, name, shippedAs }) => ({ id, name, shippedAs })),
    periods: periods.map(({ id, name }) => ({ id, name })),
  }
}

/**
 * Draws ten records behind an indicator or a whole period, as an auditor would: of a period that was filed, from what was
 * filed. The seed is kept; the same seed draws the same again from the same records.
 */
export async function drawRehearsal(
  ctx: Context,
  input: ParsedInputOf<typeof contract.drawRehearsal>,
  subject: FiguresSubject,
): Promise<{ id: string }> {
  const [kind = '', of = ''] = input.from.split(':')
  const all =
    kind === 'period' ? await recordsOfPeriod(ctx, subject, of) : await recordsBehind(ctx, subject, of)
  if (all.length === 0) throw new Refusal('nothing-to-rehearse')
  const seed = input.seed || Buffer.from(ctx.random(8)).toString('hex')
  const drawn = drawSample(all, {
    seed,
    size: sampleSize,
    keyOf: one => `${one.indicator} ${one.record.key}`,
  })
  const id = ctx.newId()
  await ctx.db
    .insertInto('rehearsal')
    .values({
      id,
      partnership_id: subject.id,
      indicator_id: kind === 'indicator' ? of : null,
      period_id: kind === 'period' ? of : null,
      seed,
      drawn_from: all.length,
      drawn_by: ctx.viewer.personId,
      drawn_at: ctx.now(),
    })
    .execute()
  await ctx.db
    .insertInto('rehearsed_record')
    .values(
      drawn.map(({ indicator, record }, index) => ({
        rehearsal_id: id,
        position: index + 1,
        indicator_id: indicator,
        unit_key: record.key,
        facts: sql<string[]>`${[...record.facts]}::text[]`,
        about: record.about,
        on_day: record.on === '' ? null : record.on,
        proof: record.proof,
      })),
    )
    .execute()
  await writeHistory(ctx, {
    call: 'indicators.drawRehearsal',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { rehearsal: id, from: input.from, seed, size: drawn.length },
  })
  return { id }
}

type Drawable = { indicator: string; record: FiledRecord }

const ofAnotherPartnership = () =>
  new Refusal('input-invalid', { faults: [{ field: 'from', code: 'not-offered' }] })

async function recordsBehind(ctx: Context, subject: FiguresSubject, id: string): Promise<Drawable[]> {
  const indicator = await findIndicator(ctx.db, id)
  if (indicator === null || indicator.partnershipId !== subject.id || indicator.endedAt !== null)
    throw ofAnotherPartnership()
  const facts = await readFacts(ctx, subject)
  return recordsOf(facts, countIndicator(facts, indicator, { asOf: ctx.now() }))
    .filter(record => record.proven)
    .map(record => ({ indicator: id, record }))
}

async function recordsOfPeriod(ctx: Context, subject: FiguresSubject, id: string): Promise<Drawable[]> {
  const period = await findPeriod(ctx.db, id)
  if (period === null || period.partnershipId !== subject.id) throw ofAnotherPartnership()
  const [filed] = await listFilings(ctx.db, { periodId: id })
  const figures =
    filed === undefined
      ? (await countPeriod(ctx, subject, { period, asOf: ctx.now() })).figures
      : readFiling(filed.text).figures
  return figures.flatMap(figure =>
    figure.records
      .filter(record => record.proven && record.on >= period.startsOn)
      .map(record => ({ indicator: figure.id, record })),
  )
}

/** One rehearsal: what was drawn, with the evidence as it is now, and the marks. */
export async function getRehearsal(
  ctx: Context,
  _input: unknown,
  subject: RehearsalSubject,
): Promise<AnswerOf<typeof contract.getRehearsal>> {
  const drawn = await listRehearsed(ctx.db, subject.rehearsal.id)
  const facts = await readFacts(ctx, subject)
  const keys = [...new Set(drawn.flatMap(one => one.facts.slice(0, mostShown)))]
  const evidence = await gatherEvidence(ctx.db, facts, { keys, asOf: ctx.now() })
  const kinds = new Map(facts.facts.map(fact => [fact.id, fact.kind]))
  return {
    partnership: frameOf(subject),
    rights: rightsOf(ctx, subject),
    rehearsal: shapeRehearsal(subject.rehearsal),
    records: drawn.map(one => ({
      position: one.position,
      indicator: { id: one.indicatorId, name: one.indicator, shippedAs: one.shippedAs },
      about: one.about,
      on: one.onDay,
      proof: one.proof,
      shown: one.facts.slice(0, mostShown).flatMap(key => {
        const shown = evidence.get(key)
        if (shown === undefined) return []
        const { about, title, kind, href } = facts.labelOf(key)
        return [
          {
            ...shown,
            about,
            title,
            kind,
            href,
            evidence: shown.evidence.map(
              ({ fact: _, fileHash: __, clusterId: ___, organisationId, cluster, ...line }) => ({
                ...line,
                who:
                  cluster ??
                  (organisationId === null ? null : (facts.labelOf(organisationId).about[0] ?? null)),
                rung: line.rung as never,
              }),
            ),
          },
        ]
      }),
      more: Math.max(0, one.facts.length - mostShown),
      mend: mendOf(kinds.get(one.facts[0] ?? ''), one.counts),
      mendAt: facts.labelOf(one.facts[0] ?? '').href,
      mark: one.mark,
      reason: one.reason,
      markedBy: one.markedBy,
      markedAt: one.markedAt,
    })),
  }
}

/** Marks what was drawn; whoever looks again and finds otherwise marks it anew. */
export async function markRehearsed(
  ctx: Context,
  input: ParsedInputOf<typeof contract.markRehearsed>,
  subject: RehearsalSubject,
): Promise<{ done: true }> {
  const { rehearsal } = subject
  if (input.mark === 'weak' && !input.reason)
    throw new Refusal('input-invalid', { faults: [{ field: 'reason', code: 'missing' }] })
  await lockRehearsal(ctx.db, rehearsal.id)
  const drawn = (await listRehearsed(ctx.db, rehearsal.id)).find(one => one.position === input.position)
  if (drawn === undefined) throw new Refusal('not-found')
  await ctx.db
    .insertInto('rehearsal_mark')
    .values({
      id: ctx.newId(),
      rehearsal_id: rehearsal.id,
      position: input.position,
      number: drawn.marks + 1,
      mark: input.mark,
      reason: input.reason || null,
      marked_by: ctx.viewer.personId,
      marked_at: ctx.now(),
    })
    .execute()
  await writeHistory(ctx, {
    call: 'indicators.markRehearsed',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { rehearsal: rehearsal.id, position: input.position, mark: input.mark },
    ...(input.reason ? { reason: input.reason } : {}),
  })
  return { done: true }
}

function shapeRehearsal(row: RehearsalRow) {
  const { partnershipId: _, indicatorId, indicator, shippedAs, periodId, period, ...rest } = row
  return {
    ...rest,
    indicator: indicatorId === null ? null : { id: indicatorId, name: indicator ?? '–', shippedAs },
    period: periodId === null ? null : { id: periodId, name: period ?? '–' },
  }
}
