import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { editsPartnership, type InsideLoaded, loadInside, worksOnPartnership } from '../partnerships/index.ts'
import * as contract from './contract.ts'
import { type BallotSubject, votesFor } from './policy.ts'
import * as queries from './queries.ts'
import { countVotes } from './rules/count-votes.ts'

export interface DecisionLoaded extends InsideLoaded {
  row: queries.DecisionRow
}

export const todayOf = (ctx: Pick<Context, 'now'>) => ctx.now().toISOString().slice(0, 10)

/** The decision a call names, of a partnership that the viewer may know of. */
export async function loadDecision(ctx: Context, input: { decision: string }): Promise<DecisionLoaded> {
  const row = await queries.findDecision(ctx.db, input.decision)
  if (row === null) throw new Refusal('not-found')
  return { ...(await loadInside(ctx, { partnership: row.partnershipId })), row }
}

/** The vote of one cluster on a decision. */
export async function loadBallot(
  ctx: Context,
  input: { decision: string; cluster: string },
): Promise<DecisionLoaded & BallotSubject> {
  const subject = await loadDecision(ctx, input)
  const ballot = (await queries.listBallots(ctx.db, subject.row.id, todayOf(ctx))).find(
    one => one.isPartner && one.clusterId === input.cluster,
  )
  if (ballot === undefined) throw new Refusal('not-found')
  return { ...subject, ballot }
}

/** What is open and what was decided, page by page, with the rule. */
export async function listDecisions(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listDecisions>,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.listDecisions>> {
  const works = worksOnPartnership(ctx.viewer, subject)
  const { page, pageSize } = input
  const rows = await queries.listDecisionRows(ctx.db, {
    partnershipId: subject.id,
    onlyDecided: !works,
    today: todayOf(ctx),
    page,
    pageSize,
  })
  const rule = (await queries.findRule(ctx.db, subject.id)) ?? contract.emptyRule
  return {
    partnership: { id: subject.id, slug: subject.slug, acronym: subject.acronym },
    mayEdit: editsPartnership(ctx.viewer, subject),
    mayPropose: works && rule.voting,
    rule,
    items: rows,
    total: rows[0]?.total ?? 0,
    page,
    pageSize,
  }
}

/** One decision; funders read what came of it and the minutes. */
export async function getDecision(
  ctx: Context,
  _input: unknown,
  subject: DecisionLoaded,
): Promise<AnswerOf<typeof contract.getDecision>> {
  const { row } = subject
  const mayEdit = editsPartnership(ctx.viewer, subject)
  const works = worksOnPartnership(ctx.viewer, subject)
  if (row.state !== 'decided' && !works) throw new Refusal('not-found')
  const links = await queries.listLinks(ctx.db, { partnershipId: subject.id, decisionId: row.id })
  const words = await queries.listWords(ctx.db, row.id)
  return {
    ...row,
    partnership: { id: subject.id, slug: subject.slug, acronym: subject.acronym },
    mayEdit,
    mayTalk: works && row.state === 'open',
    vote: works ? await describeVote(ctx, subject) : null,
    words: works
      ? words.map(({ personId, ...word }) => ({
          ...word,
          mayTakeBack: personId !== null && personId === ctx.viewer.personId && row.state === 'open',
        }))
      : [],
    minutes: await queries.findMinutes(ctx.db, row.id),
    links: links.filter(link => link.linked),
    linkable: mayEdit ? links.filter(link => !link.linked) : [],
    clusters: subject.partners.map(({ id, name }) => ({ id, name })),
  }
}

async function describeVote(
  ctx: Context,
  subject: DecisionLoaded,
): Promise<AnswerOf<typeof contract.getDecision>['vote']> {
  const { row } = subject
  if (row.majority === null || row.quorum === null || row.casting === null) return null
  const rule = { majority: row.majority, quorum: row.quorum, casting: row.casting }
  const ballots = await queries.listBallots(ctx.db, row.id, todayOf(ctx))
  const count = countVotes(rule, ballots)
  const isOpen = row.state === 'open' && (row.openUntil ?? '') >= todayOf(ctx)
  return {
    ...rule,
    ...count,
    mayClose: editsPartnership(ctx.viewer, subject) && row.state === 'open' && count.silent === 0,
    ballots: ballots.map(({ clusterId, name, slug, isPartner, ...ballot }) => ({
      ...ballot,
      cluster: { id: clusterId, name, slug },
      mayCast:
        isOpen &&
        isPartner &&
        votesFor(ctx.viewer, {
          id: subject.id,
          ballot: { clusterId, coordinator: ballot.coordinator },
        }),
    })),
  }
}
