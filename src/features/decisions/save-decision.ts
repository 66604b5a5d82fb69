import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { JobContext } from '../../shared/route.ts'
import { systemViewer } from '../../shared/viewer.ts'
import { sendMail } from '../notifications/index.ts'
import { type InsideLoaded, loadInside } from '../partnerships/index.ts'
import type * as contract from './contract.ts'
import { emptyRule, linkKinds } from './contract.ts'
import type { BallotSubject } from './policy.ts'
import * as queries from './queries.ts'
import { type DecisionLoaded, todayOf } from './read-decisions.ts'
import { countVotes } from './rules/count-votes.ts'

const done = { done: true } as const

/** Says how the partnership decides; votes that are open keep the rule they were opened under. */
export async function saveRule(
  ctx: Context,
  { voting, majority, quorum, casting }: ParsedInputOf<typeof contract.saveRule>,
  subject: InsideLoaded,
): Promise<typeof done> {
  const before = await queries.findRule(ctx.db, subject.id)
  const rule = { voting, majority, quorum, casting }
  await ctx.db
    .insertInto('decision_rule')
    .values({
      partnership_id: subject.id,
      number: (before?.number ?? 0) + 1,
      ...rule,
      said_by: ctx.viewer.personId,
      said_at: ctx.now(),
    })
    .execute()
  await tell(ctx, subject, 'decisions.saveRule', rule)
  return done
}

/** Writes down what was decided elsewhere: around a table, or in a call. */
export async function recordDecision(
  ctx: Context,
  input: ParsedInputOf<typeof contract.recordDecision>,
  subject: InsideLoaded,
): Promise<{ id: string }> {
  if (input.decidedOn > todayOf(ctx))
    throw new Refusal('input-invalid', { faults: [{ field: 'decidedOn', code: 'in-the-future' }] })
  const id = ctx.newId()
  await ctx.db
    .insertInto('decision')
    .values({
      id,
      partnership_id: subject.id,
      ...factsOf(input),
      state: 'decided',
      result: input.result,
      decided_on: input.decidedOn,
      made_by: ctx.viewer.personId,
      made_at: ctx.now(),
    })
    .execute()
  if (input.minutes) await addMinutes(ctx, subject, id, { ...input, minutes: input.minutes, number: 0 })
  await tell(ctx, subject, 'decisions.recordDecision', { decision: id, result: input.result })
  return { id }
}

/** Opens a vote: every partner of today has one, under the rule of today; their managers are told. */
export async function proposeDecision(
  ctx: Context,
  input: ParsedInputOf<typeof contract.proposeDecision>,
  subject: InsideLoaded,
): Promise<{ id: string }> {
  const rule = (await queries.findRule(ctx.db, subject.id)) ?? emptyRule
  if (!rule.voting) throw new Refusal('voting-off')
  if (input.openUntil < todayOf(ctx))
    throw new Refusal('input-invalid', { faults: [{ field: 'openUntil', code: 'in-the-past' }] })
  const id = ctx.newId()
  await ctx.db
    .insertInto('decision')
    .values({
      id,
      partnership_id: subject.id,
      ...factsOf(input),
      state: 'open',
      open_until: input.openUntil,
      majority: rule.majority,
      quorum: rule.quorum,
      casting: rule.casting,
      made_by: ctx.viewer.personId,
      made_at: ctx.now(),
    })
    .execute()
  await ctx.db
    .insertInto('decision_ballot')
    .values(
      subject.partners.map(partner => ({
        decision_id: id,
        cluster_id: partner.id,
        coordinator: partner.role === 'coordinator',
      })),
    )
    .execute()
  for (const one of await queries.listVoters(ctx.db, subject.clusterIds))
    await sendMail(
      ctx,
      { personId: one.personId, address: one.address, name: one.name },
      {
        kind: 'decision-open',
        lang: one.lang,
        values: {
          name: one.name,
          title: input.title,
          partnership: subject.acronym,
          day: new Intl.DateTimeFormat(one.lang, { dateStyle: 'medium', timeZone: 'UTC' }).format(
            new Date(`${input.openUntil}T00:00:00Z`),
          ),
        },
        link: `${ctx.baseUrl}/decisions/${id}`,
      },
      id,
    )
  await tell(ctx, subject, 'decisions.proposeDecision', { decision: id })
  return { id }
}

/** Votes for a cluster, or votes otherwise than before. */
export async function castVote(
  ctx: Context,
  input: ParsedInputOf<typeof contract.castVote>,
  subject: DecisionLoaded & BallotSubject,
): Promise<typeof done> {
  const row = await enter(ctx, subject, ['open'])
  if ((row.openUntil ?? '') < todayOf(ctx)) throw new Refusal('state-impossible')
  await ctx.db
    .updateTable('decision_ballot')
    .set({ choice: input.choice, cast_by: ctx.viewer.personId, cast_at: ctx.now() })
    .where('decision_id', '=', row.id)
    .where('cluster_id', '=', subject.ballot.clusterId)
    .execute()
  await tell(ctx, subject, 'decisions.castVote', {
    decision: row.id,
    cluster: subject.ballot.clusterId,
    choice: input.choice,
  })
  return done
}

/** Closes a vote early, when everybody has voted. */
export async function closeVote(
  ctx: Context,
  _input: unknown,
  subject: DecisionLoaded,
): Promise<typeof done> {
  const row = await enter(ctx, subject, ['open'])
  const ballots = await queries.listBallots(ctx.db, row.id, todayOf(ctx))
  if (ballots.some(({ choice }) => choice === null)) throw new Refusal('votes-missing')
  await close(ctx, subject, row)
  return done
}

/** Closes what has passed its last day; what was closed meanwhile is left alone. */
export async function closeDue(job: JobContext): Promise<void> {
  for (const id of await queries.listToClose(job.db, todayOf(job))) {
    if (job.isCancelled()) return
    await job.db.transaction().execute(async db => {
      const ctx: Context = { ...job, db, viewer: systemViewer() }
      await queries.lockDecision(db, id)
      const row = await queries.findDecision(db, id)
      if (row?.state === 'open')
        await close(ctx, await loadInside(ctx, { partnership: row.partnershipId }), row)
    })
  }
}

async function close(ctx: Context, subject: InsideLoaded, row: queries.DecisionRow): Promise<void> {
  const { majority, quorum, casting, openUntil } = row
  if (majority === null || quorum === null || casting === null || openUntil === null)
    throw new Refusal('state-impossible')
  const today = todayOf(ctx)
  const ballots = await queries.listBallots(ctx.db, row.id, today)
  const { result } = countVotes({ majority, quorum, casting }, ballots)
  await ctx.db
    .updateTable('decision')
    .set({ state: 'decided', result, decided_on: openUntil < today ? openUntil : today })
    .where('id', '=', row.id)
    .execute()
  await tell(ctx, subject, 'decisions.closeVote', { decision: row.id, result })
}

/** Takes a proposal back while it is open. */
export async function withdrawProposal(
  ctx: Context,
  { reason }: ParsedInputOf<typeof contract.withdrawProposal>,
  subject: DecisionLoaded,
): Promise<typeof done> {
  const row = await enter(ctx, subject, ['open'])
  await ctx.db
    .updateTable('decision')
    .set({ state: 'withdrawn', withdrawn_reason: reason })
    .where('id', '=', row.id)
    .execute()
  await tell(ctx, subject, 'decisions.withdrawProposal', { decision: row.id })
  return done
}

/** Says something to a proposal. */
export async function addWords(
  ctx: Context,
  { words, lang }: ParsedInputOf<typeof contract.addWords>,
  subject: DecisionLoaded,
): Promise<{ id: string }> {
  const row = await enter(ctx, subject, ['open'])
  const id = ctx.newId()
  await ctx.db
    .insertInto('decision_word')
    .values({ id, decision_id: row.id, words, lang, said_by: ctx.viewer.personId, said_at: ctx.now() })
    .execute()
  return { id }
}

/** Takes one's own words back. */
export async function takeBackWords(
  ctx: Context,
  { word }: ParsedInputOf<typeof contract.takeBackWords>,
  subject: DecisionLoaded,
): Promise<typeof done> {
  const row = await enter(ctx, subject, ['open'])
  const gone = await ctx.db
    .updateTable('decision_word')
    .set({ withdrawn_at: ctx.now() })
    .where('id', '=', word)
    .where('decision_id', '=', row.id)
    .where('said_by', '=', ctx.viewer.personId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone === undefined) throw new Refusal('not-found')
  return done
}

/** Writes the minutes; what stood before stays on record. */
export async function writeMinutes(
  ctx: Context,
  input: ParsedInputOf<typeof contract.writeMinutes>,
  subject: DecisionLoaded,
): Promise<typeof done> {
  const row = await enter(ctx, subject, ['open', 'decided'])
  const before = await queries.findMinutes(ctx.db, row.id)
  if ((before?.number ?? 0) !== input.number) throw new Refusal('changed-meanwhile')
  await addMinutes(ctx, subject, row.id, input)
  await tell(ctx, subject, 'decisions.writeMinutes', { decision: row.id, number: input.number + 1 })
  return done
}

async function addMinutes(
  ctx: Context,
  subject: InsideLoaded,
  decision: string,
  input: Pick<
    ParsedInputOf<typeof contract.writeMinutes>,
    'number' | 'minutes' | 'lang' | 'present' | 'others'
  >,
): Promise<void> {
  if (input.present.some(cluster => !subject.clusterIds.includes(cluster)))
    throw new Refusal('input-invalid', { faults: [{ field: 'present', code: 'not-offered' }] })
  await ctx.db
    .insertInto('decision_minutes')
    .values({
      decision_id: decision,
      number: input.number + 1,
      minutes: input.minutes,
      lang: input.lang,
      present: [...input.present],
      others: input.others || null,
      written_by: ctx.viewer.personId,
      written_at: ctx.now(),
    })
    .execute()
}

/** Names something that a decision changed. */
export async function linkDecision(
  ctx: Context,
  { target }: ParsedInputOf<typeof contract.linkDecision>,
  subject: DecisionLoaded,
): Promise<typeof done> {
  const row = await enter(ctx, subject, ['open', 'decided'])
  const link = (await linksOf(ctx, subject)).find(one => `${one.kind}:${one.ref}` === target)
  if (link === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'target', code: 'not-offered' }] })
  if (link.linked) return done
  await ctx.db
    .insertInto('decision_link')
    .values({
      decision_id: row.id,
      kind: link.kind,
      ref: link.ref,
      linked_by: ctx.viewer.personId,
      linked_at: ctx.now(),
    })
    .execute()
  await tell(ctx, subject, 'decisions.linkDecision', { decision: row.id, target })
  return done
}

/** Takes a wrong link away. */
export async function unlinkDecision(
  ctx: Context,
  { target }: ParsedInputOf<typeof contract.unlinkDecision>,
  subject: DecisionLoaded,
): Promise<typeof done> {
  await enter(ctx, subject, ['open', 'decided'])
  const kind = linkKinds.find(one => target.startsWith(`${one}:`))
  const gone = await ctx.db
    .deleteFrom('decision_link')
    .where('decision_id', '=', subject.row.id)
    .where('kind', '=', kind ?? 'market')
    .where('ref', '=', target.slice(target.indexOf(':') + 1))
    .returning('ref')
    .executeTakeFirst()
  if (gone === undefined) throw new Refusal('not-found')
  await tell(ctx, subject, 'decisions.unlinkDecision', { decision: subject.row.id, target })
  return done
}

const linksOf = (ctx: Context, subject: DecisionLoaded) =>
  queries.listLinks(ctx.db, { partnershipId: subject.id, decisionId: subject.row.id })

/** The decision as it is now, nobody changing it beside, in one of these states. */
async function enter(
  ctx: Context,
  subject: DecisionLoaded,
  states: readonly queries.DecisionRow['state'][],
): Promise<queries.DecisionRow> {
  await queries.lockDecision(ctx.db, subject.row.id)
  const row = await queries.findDecision(ctx.db, subject.row.id)
  if (row === null) throw new Refusal('not-found')
  if (!states.includes(row.state)) throw new Refusal('state-impossible')
  return row
}

const factsOf = (input: {
  title: string
  proposal: string
  changes?: string | null | undefined
  lang: string
}) => ({
  title: input.title,
  proposal: input.proposal,
  changes: input.changes || null,
  lang: input.lang,
})

async function tell(
  ctx: Context,
  subject: InsideLoaded,
  call: string,
  change: Record<string, unknown>,
): Promise<void> {
  await writeHistory(ctx, { call, subjectKind: 'partnership', subjectId: subject.id, change })
}
