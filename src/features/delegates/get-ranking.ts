import { type SheetTable, writeWorkbook } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { CallSubject } from './access.ts'
import type { exportRanking as exportCall, getRanking as getCall } from './contract.ts'
import { type Judged, judgeApplications, readAnswers } from './judge-applications.ts'
import { type ApplicationRow, type DelegateCall, findCall, listScores } from './queries.ts'
import { choicesOf } from './rules/eligibility.ts'
import { explain } from './rules/explain.ts'

/** An applicant as lists show them. */
export function applicantOf(row: ApplicationRow) {
  return {
    participantId: row.participantId,
    organisation: {
      id: row.organisationId,
      slug: row.organisationSlug,
      name: row.organisation,
      country: row.country,
    },
    person: row.person,
    cluster: row.clusterId === null ? null : { id: row.clusterId, name: row.cluster ?? '' },
    isMember: row.isMember,
    appliedAt: row.appliedAt,
  }
}

/** What the ranking says of somebody, for answers and for mails. */
export function judgedOf(one: Judged) {
  return {
    state: one.row.state,
    outcome: one.ranked.outcome,
    why: one.ranked.why,
    points: one.points,
    rank: one.ranked.rank,
    reserve: one.ranked.reserve,
    unmet: one.unmet.map(condition => condition.label),
    cutOwn: one.cutOwn,
    cutBeyond: one.cutBeyond,
    reason: one.row.rulingReason,
  }
}

/** Whether an application still waits for the decision. */
export const isUndecided = (one: Judged): boolean => one.row.state === 'applied'

/** Those who would be left out only because nobody has scored them. */
export const isUnscored = (one: Judged): boolean => isUndecided(one) && one.ranked.why === 'not-scored'

/** The ranking as it stands, page by page; what decides a place is reckoned over all. */
export async function getRanking(
  ctx: Context,
  input: ParsedInputOf<typeof getCall>,
  subject: CallSubject,
): Promise<AnswerOf<typeof getCall>> {
  const call = await findCall(ctx.db, subject.id)
  const judged = call === null ? [] : await judgeApplications(ctx.db, call)
  const start = (input.page - 1) * input.pageSize
  const count = (outcome: 'in' | 'reserve' | 'out') =>
    judged.filter(one => one.ranked.outcome === outcome).length
  return {
    items: judged.slice(start, start + input.pageSize).map(one => ({
      ...applicantOf(one.row),
      ...judgedOf(one),
      reviews: one.reviews,
      ruling: one.row.ruling,
      decided: !isUndecided(one),
    })),
    total: judged.length,
    page: input.page,
    pageSize: input.pageSize,
    counts: { in: count('in'), reserve: count('reserve'), out: count('out') },
    undecided: judged.filter(isUndecided).length,
    unscored: judged.filter(isUnscored).length,
    byCluster: call === null ? [] : byCluster(call, judged),
  }
}

function byCluster(call: DelegateCall, judged: readonly Judged[]) {
  const names = new Map<string | null, string>(call.quotas.map(quota => [quota.id, quota.name]))
  for (const { row } of judged) if (row.cluster !== null) names.set(row.clusterId, row.cluster)
  const ids: (string | null)[] = [...names.keys()]
  if (judged.some(one => one.row.clusterId === null)) ids.push(null)
  return ids.map(id => {
    const own = judged.filter(one => one.row.clusterId === id)
    return {
      cluster: id === null ? null : { id, name: names.get(id) ?? '' },
      seats: call.quotas.find(quota => quota.id === id)?.seats ?? 0,
      applications: own.length,
      in: own.filter(one => one.ranked.outcome === 'in').length,
    }
  })
}

/** The ranking as a workbook: who, why, what they answered; and each score with who gave it. */
export async function exportRanking(
  ctx: Context,
  _input: ParsedInputOf<typeof exportCall>,
  subject: CallSubject,
): Promise<FileAnswer> {
  const call = await findCall(ctx.db, subject.id)
  if (call === null) throw new Refusal('not-found')
  const judged = await judgeApplications(ctx.db, call)
  const text = ctx.text(ctx.viewer.lang)
  return {
    fileName: `${subject.row.slug}-ranking.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeWorkbook([
      rankingSheet(call, judged, text, ctx.viewer.lang),
      await scoresSheet(ctx, call, judged, text),
    ]),
  }
}

type Text = ReturnType<Context['text']>

function rankingSheet(call: DelegateCall, judged: readonly Judged[], text: Text, lang: string): SheetTable {
  const head = (name: string) => text(`delegates.table.${name}`)
  return {
    sheet: text('delegates.ranking.title'),
    columns: [
      { title: head('rank') },
      { title: head('organisation'), width: 32 },
      { title: head('person'), width: 24 },
      { title: head('cluster'), width: 20 },
      { title: head('points') },
      { title: head('reviews') },
      { title: head('outcome') },
      { title: head('why'), width: 60 },
      { title: head('state') },
      ...call.conditions.map(condition => ({ title: condition.label })),
    ],
    rows: judged.map(one => {
      const answers = readAnswers(one.row.answers)
      return [
        one.ranked.rank,
        one.row.organisation,
        one.row.person,
        one.row.cluster,
        one.points,
        one.reviews,
        text(`delegates.outcome.${one.ranked.outcome}`),
        [...explain(explained(call, one), text, lang), one.row.rulingReason ?? ''].join(' ').trim(),
        text(`missions.participantState.${one.row.state}`),
        ...call.conditions.map(condition => {
          const answer = answers[condition.id] ?? ''
          return condition.kind === 'yes-no' && choicesOf(condition).includes(answer)
            ? text(`missions.register.${answer}`)
            : answer
        }),
      ]
    }),
  }
}

async function scoresSheet(
  ctx: Context,
  call: DelegateCall,
  judged: readonly Judged[],
  text: Text,
): Promise<SheetTable> {
  const scores = await listScores(ctx.db, call.row.mission_id)
  const people = await ctx.db
    .selectFrom('call_reviewer')
    .innerJoin('person', 'person.id', 'call_reviewer.person_id')
    .innerJoin('cluster', 'cluster.id', 'call_reviewer.cluster_id')
    .select(['person.id', 'person.given_name', 'person.family_name', 'cluster.short_name as cluster'])
    .where('call_reviewer.mission_id', '=', call.row.mission_id)
    .execute()
  const head = (name: string) => text(`delegates.table.${name}`)
  return {
    sheet: text('delegates.score.title'),
    columns: [
      { title: head('organisation'), width: 32 },
      { title: head('reviewer'), width: 24 },
      { title: head('cluster'), width: 20 },
      ...call.criteria.map(criterion => ({ title: criterion.label })),
    ],
    rows: judged.flatMap(one => {
      const own = scores.filter(score => score.participantId === one.row.participantId)
      return people.flatMap(person => {
        const given = own.filter(score => score.personId === person.id)
        if (given.length === 0) return []
        return [
          [
            one.row.organisation,
            `${person.given_name} ${person.family_name}`.trim(),
            person.cluster,
            ...call.criteria.map(
              criterion => given.find(score => score.criterionId === criterion.id)?.score ?? null,
            ),
          ],
        ]
      })
    }),
  }
}

/** What explains somebody's place. */
export function explained(call: DelegateCall, one: Judged) {
  return { ...judgedOf(one), cluster: one.row.cluster, leastPoints: call.row.least_points }
}
