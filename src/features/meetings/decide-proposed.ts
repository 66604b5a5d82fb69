import { sql } from 'kysely'
import type { Context, Db } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal, type RefusalCode } from '../../shared/refusals.ts'
import type { decideProposedRequests as call } from './contract-proposed.ts'
import type { MissionLoaded } from './list-requests.ts'
import { loadActor, loadMission } from './load-actor.ts'
import { lockParticipant } from './queries.ts'
import { lockProposed } from './queries-proposed.ts'
import { requestMeeting } from './request-meeting.ts'

type Input = ParsedInputOf<typeof call>
type Item = Input['items'][number]
type Locked = Awaited<ReturnType<typeof lockProposed>> extends Map<string, infer Row> ? Row : never

/** A mission with the proposed requests that are decided, locked. */
export interface Deciding extends MissionLoaded {
  proposed: ReadonlyMap<string, Locked>
}

/** Whoever does not decide for the participant of one of them does not learn that it exists. */
export async function loadDeciding(ctx: Context, input: Input): Promise<Deciding> {
  const found = await loadMission(ctx, input.mission)
  const ids = [...new Set(input.items.map(({ id }) => id))]
  const proposed = await lockProposed(ctx.db, ctx.viewer, found.mission.id, ids)
  if (ids.some(id => !proposed.has(id))) throw new Refusal('not-found')
  return { ...found, proposed }
}

/**
 * Sends, keeps or drops what was proposed, each with its own wish and message. Sending is asking for a meeting, with all its
 * rules; what is refused stays proposed with the reason, and the others are sent all the same.
 */
export async function decideProposedRequests(
  ctx: Context,
  input: Input,
  { mission, proposed }: Deciding,
): Promise<AnswerOf<typeof call>> {
  const chosen = new Map(input.items.map(item => [item.id, item]))
  const steps = [...chosen.values()].flatMap(item => {
    const row = proposed.get(item.id)
    return row === undefined ? [] : [{ item, row }]
  })
  for (const { item, row } of steps)
    if (row.state !== 'open' || row.version !== item.version) throw new Refusal('changed-meanwhile')
  const answer: AnswerOf<typeof call> = { sent: 0, accepted: 0, kept: 0, dropped: 0, refused: [] }
  // Two who send at the same moment take their turns in one order: all participants first, then pair after pair.
  const sending = steps.filter(({ item }) => item.choice === 'send')
  for (const id of [...new Set(sending.map(({ row }) => row.participantId))].sort())
    await lockParticipant(ctx.db, id)
  for (const { item, row } of steps) {
    if (item.choice === 'send') continue
    await settle(ctx, item, item.choice === 'drop' ? { state: 'dropped' } : { state: 'open' })
    if (item.choice === 'drop') {
      answer.dropped++
      await note(ctx, row, 'drop')
    } else answer.kept++
  }
  for (const { item, row } of sending.sort(byOrganisation)) {
    const lang = input.lang ?? ctx.viewer.lang
    const sent = await tryToSend(ctx, { mission: mission.id, row, item, lang })
    if ('refused' in sent) {
      await settle(ctx, item, { state: 'open', refused: sent.refused })
      answer.refused.push({ id: item.id, code: sent.refused })
      continue
    }
    await settle(ctx, item, { state: 'sent', request_id: sent.id })
    await note(ctx, row, 'send')
    if (sent.accepted) answer.accepted++
    else answer.sent++
  }
  return answer
}

type Step = { item: Item; row: Locked }
const byOrganisation = (one: Step, other: Step) =>
  one.row.organisationId === other.row.organisationId
    ? one.row.participantId < other.row.participantId
      ? -1
      : 1
    : one.row.organisationId < other.row.organisationId
      ? -1
      : 1

/** Asks as the participant would; of what is refused nothing stays. */
async function tryToSend(
  ctx: Context,
  { mission, row, item, lang }: { mission: string; row: Locked; item: Item; lang: string },
): Promise<{ id: string; accepted: boolean } | { refused: RefusalCode }> {
  const subject = await loadActor(ctx, mission, row.participantId)
  await sql`savepoint send_one`.execute(ctx.db)
  try {
    const asked = await requestMeeting(
      ctx,
      {
        mission,
        from: row.participantId,
        organisation: row.organisationId,
        wish: item.wish,
        message: item.message,
        lang,
      },
      subject,
    )
    await sql`release savepoint send_one`.execute(ctx.db)
    return asked
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`rollback to savepoint send_one`.execute(ctx.db)
    return { refused: error.code }
  }
}

async function settle(
  ctx: { db: Db; now: () => Date; viewer: Context['viewer'] },
  item: Item,
  change: { state: 'open' | 'sent' | 'dropped'; refused?: string; request_id?: string },
): Promise<void> {
  const isSettled = change.state !== 'open'
  await ctx.db
    .updateTable('proposed_request')
    .set({
      refused: null,
      ...change,
      wish: item.wish,
      message: item.message ?? '',
      settled_at: isSettled ? ctx.now() : null,
      settled_by: isSettled ? ctx.viewer.personId : null,
      version: item.version + 1,
    })
    .where('id', '=', item.id)
    .execute()
}

const note = (ctx: Context, row: Locked, event: 'send' | 'drop') =>
  writeHistory(ctx, {
    call: 'meetings.decideProposedRequests',
    subjectKind: 'proposed-request',
    subjectId: row.id,
    change: { event, participant: row.participantId, organisation: row.organisationId },
  })
