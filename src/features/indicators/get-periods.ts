import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import type * as contract from './contract-periods.ts'
import { countPeriod } from './file-figures.ts'
import { frameOf, rightsOf } from './get-scoreboard.ts'
import { type FiguresSubject, insightOf, managedPartners } from './policy.ts'
import { listIndicatorRows } from './queries-indicators.ts'
import { listFilings, listPeriodRows, type PeriodRow } from './queries-periods.ts'
import { readFiling } from './read-filing.ts'
import { compareFilings, type FigureChange, type FiledRecord } from './rules/filing.ts'

type Answer = AnswerOf<typeof contract.getPeriod>

/** Changed records shown of each kind for one indicator. */
const shown = 20

/** The reporting periods of a partnership. */
export async function listPeriods(
  ctx: Context,
  _input: unknown,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof contract.listPeriods>> {
  const rows = await listPeriodRows(ctx.db, subject.id)
  return {
    partnership: frameOf(subject),
    rights: rightsOf(ctx, subject),
    items: rows.map(({ partnershipId: _, ...row }) => row),
  }
}

/**
 * A period with its figures: as they are now while it is open, as they were filed from then on, beside what changed since.
 * A cluster's manager reads changed records of their own members alone.
 */
export async function getPeriod(
  ctx: Context,
  _input: ParsedInputOf<typeof contract.getPeriod>,
  subject: FiguresSubject & { period: PeriodRow },
): Promise<Answer> {
  const { partnershipId: _, ...period } = subject.period
  const now = ctx.now()
  const filings = await listFilings(ctx.db, { periodId: period.id })
  const live = await countPeriod(ctx, subject, { period: subject.period, asOf: now })
  const rows = new Map((await listIndicatorRows(ctx.db, subject.id)).map(row => [row.id, row]))
  const last = filings[0] === undefined ? null : readFiling(filings[0].text)
  const own = insightOf(ctx.viewer, subject) === 'all' ? null : managedPartners(ctx.viewer, subject)
  return {
    partnership: frameOf(subject),
    rights: rightsOf(ctx, subject),
    period,
    clusters: live.facts.clusters,
    figures: (last?.figures ?? live.figures).map(figure => ({
      id: figure.id,
      code: figure.code,
      name: figure.name,
      unit: figure.unit,
      shippedAs: rows.get(figure.id)?.shippedAs ?? null,
      inPeriod: { proven: figure.inPeriod.proven, claimed: figure.inPeriod.claimed },
      soFar: { proven: figure.soFar.proven, claimed: figure.soFar.claimed },
      target: figure.target,
      // Until it is frozen, targets can still be said.
      periodTarget: figure.periodTarget,
    })),
    filings: filings.map(({ number, event, reason, hash, madeAt, madeBy }) => ({
      number,
      event,
      reason,
      hash,
      madeAt,
      madeBy,
    })),
    asOf: last?.asOf ?? now,
    changes:
      last === null ? [] : compareFilings(last.figures, live.figures).map(change => shapeChange(change, own)),
  }
}

function shapeChange(change: FigureChange, own: readonly string[] | null): Answer['changes'][number] {
  const mine = (record: FiledRecord) => own === null || record.clusters.some(cluster => own.includes(cluster))
  const line = (record: FiledRecord, before: FiledRecord | null) => ({
    about: record.about,
    on: record.on,
    proof: record.proof,
    proofBefore: before?.proof ?? null,
  })
  const added = change.added.filter(mine)
  const gone = change.gone.filter(mine)
  const changed = change.changed.filter(one => mine(one.before) || mine(one.after))
  const beyond = (list: readonly unknown[]) => Math.max(0, list.length - shown)
  return {
    code: change.code,
    name: change.name,
    before: change.before,
    after: change.after,
    added: added.slice(0, shown).map(one => line(one, null)),
    gone: gone.slice(0, shown).map(one => line(one, one)),
    changed: changed.slice(0, shown).map(one => line(one.after, one.before)),
    more: beyond(added) + beyond(gone) + beyond(changed),
  }
}
