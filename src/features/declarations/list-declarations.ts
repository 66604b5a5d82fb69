import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { type InsideLoaded, worksOnPartnership } from '../partnerships/index.ts'
import type { listDeclarations as call } from './contract.ts'
import { shapeSaid } from './declare.ts'
import { countsFor } from './policy.ts'
import {
  type AskedCounts,
  countAsked,
  listAsked,
  listMembersAmong,
  listRounds,
  listSaid,
  type SaidRow,
} from './queries.ts'
import { type Measure, measures, shareOf } from './rules/figures.ts'
import { tellable, tellCount, together } from './rules/group.ts'

type Answer = AnswerOf<typeof call>

/**
 * What was declared of a year. Single figures are read by whoever counts for the organisation's cluster; the figures of many
 * together by everybody who reads the partnership's papers, as far as they tell of no few of them.
 */
export async function listDeclarations(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: InsideLoaded,
): Promise<Answer> {
  const rounds = await listRounds(ctx.db, subject.id)
  const round =
    rounds.find(one => one.year === input.year) ?? (input.year === undefined ? rounds[0] : undefined)
  const own = countsFor(ctx.viewer, subject)
  const reads = own === null ? 'all' : own.length > 0 ? 'own' : 'none'
  const page = { limit: input.pageSize, offset: (input.page - 1) * input.pageSize }
  const whole = { partnershipId: subject.id, year: round?.year ?? 0 }
  const filter = { ...whole, clusterIds: reads === 'own' ? (own ?? []) : subject.clusterIds }
  const said = round === undefined ? [] : await listSaid(ctx.db, whole)
  const lines =
    round === undefined || reads === 'none'
      ? []
      : await listAsked(ctx.db, { ...filter, show: input.show }, page)
  const counts = await countAsked(ctx.db, filter)
  const byOrganisation = new Map(said.map(row => [row.organisationId, row]))
  return {
    partnership: { id: subject.id, slug: subject.slug, acronym: subject.acronym },
    rights: { asks: worksOnPartnership(ctx.viewer, subject), edits: own === null, reads },
    rounds: rounds.map(shapeRound),
    round: round === undefined ? null : shapeRound(round),
    counts: tellCounts(counts, reads),
    toRemind: reads === 'none' ? 0 : counts.toRemind,
    together: await tellTogether(ctx, said, own),
    items: lines.map(line => {
      const row = byOrganisation.get(line.id)
      return {
        organisation: { id: line.id, slug: line.slug, name: line.name },
        clusters: line.clusters,
        standing: line.standing,
        contact: line.contact,
        askedAt: line.askedAt,
        remindedAt: line.remindedAt,
        declarationId: row?.declarationId ?? null,
        // Whoever took the consent back is told of with that, and nothing else.
        said: row === undefined || row.withdrawn ? null : shapeSaid(row),
      }
    }),
    total: lines[0]?.total ?? 0,
    page: input.page,
    pageSize: input.pageSize,
  }
}

const shapeRound = ({ year, currency, closesOn }: { year: number; currency: string; closesOn: string }) => ({
  year,
  currency,
  closesOn,
})

function tellCounts(
  { asked, declared, waiting, withdrawn, unreachable }: AskedCounts,
  reads: Answer['rights']['reads'],
): Answer['counts'] {
  if (reads !== 'none') return { asked, declared, waiting, withdrawn, unreachable }
  // Who did not answer, and who took back what they said, is nobody's business who does not count it.
  return {
    asked: tellCount(asked),
    declared: tellCount(declared),
    waiting: null,
    withdrawn: null,
    unreachable: null,
  }
}

const readMeasure: Record<Measure, (row: SaidRow) => number | null> = {
  turnover: row => row.turnover,
  share: shareOf,
  exports: row => row.exports,
  jobs: row => row.jobs,
}

/** The figures of many together, each over those who said it. */
async function tellTogether(
  ctx: Context,
  said: readonly SaidRow[],
  own: readonly string[] | null,
): Promise<Answer['together']> {
  const counted = said.filter(row => !row.withdrawn)
  const known =
    own === null || own.length === 0
      ? null
      : await listMembersAmong(
          ctx.db,
          counted.map(row => row.organisationId),
          own,
        )
  const isOwn = (row: SaidRow) => own === null || known?.has(row.organisationId) === true
  return measures.map(measure => {
    const theirs = counted.filter(row => readMeasure[measure](row) !== null)
    const shown = tellable(theirs, isOwn)
    const values = shown.flatMap(row => readMeasure[measure](row) ?? [])
    return {
      measure,
      value: values.length === 0 ? null : together(values, measure === 'share' ? 'mean' : 'sum'),
      of: shown.length,
      said: own === null ? theirs.length : tellCount(theirs.length),
    }
  })
}
