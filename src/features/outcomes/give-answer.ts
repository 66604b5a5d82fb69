import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { visitor } from '../../shared/viewer.ts'
import { stateMeetingHeld } from '../meetings/index.ts'
import { getMission, type MissionSubject } from '../missions/index.ts'
import type {
  answerOutcome as call,
  answerByLink as linkCall,
  setMailsByLink as mailsCall,
} from './contract.ts'
import { readOutcomeLink } from './outcome-links.ts'
import {
  findAnswer,
  hearAgain,
  insertAnswer,
  listAsked,
  listLastAnswers,
  lockMeeting,
  nextAnswerNumber,
  silence,
} from './queries-answers.ts'
import { listSeats, type Seat } from './queries-seats.ts'
import { answersFor, isItsOwn, readsAmount } from './rights.ts'

type Saying = Omit<ParsedInputOf<typeof call>, 'id' | 'side' | 'person' | 'participant'>

/** One side of a meeting, with who sat there. */
export interface SideSubject {
  missionSubject: MissionSubject
  seats: Seat[]
}

/** The side a call names; refused where nobody sat there. */
export async function loadSide(ctx: Context, input: ParsedInputOf<typeof call>): Promise<SideSubject> {
  const all = await listSeats(ctx.db, { meetingId: input.id }, null)
  const side = input.side ?? all.find(seat => seat.participantId === input.participant)?.side
  const seats = all.filter(seat => seat.side === side)
  const [first] = seats
  if (first === undefined) throw new Refusal('not-found')
  const { subject } = await getMission(ctx.db, first.missionId)
  if (!seats.some(seat => answersFor(ctx.viewer, seat, subject))) throw new Refusal('not-found')
  return { missionSubject: subject, seats }
}

/** Says what came of a meeting for a side: as one who sat there, or on the phone with them. */
export async function answerOutcome(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: SideSubject,
): Promise<AnswerOf<typeof call>> {
  const { id: _id, side: _side, person, participant, ...saying } = input
  const meant = person ?? ctx.viewer.personId
  const seat =
    (person === undefined ? subject.seats.find(one => one.participantId === participant) : undefined) ??
    subject.seats.find(one => one.personId === meant) ??
    subject.seats[0]
  if (seat === undefined) throw new Refusal('not-found')
  await saveAnswer(ctx, seat, saying, seat.personId === ctx.viewer.personId ? 'signed-in' : 'phone')
  return { done: true }
}

/** The same by the link of a mail, in the name of the person it went to. */
export async function answerByLink(
  ctx: Context,
  input: ParsedInputOf<typeof linkCall>,
): Promise<AnswerOf<typeof linkCall>> {
  const link = await readOutcomeLink(ctx, input.token)
  const { token: _token, meeting, ...saying } = input
  const filter = { missionId: link.missionId, personId: link.personId, meetingId: meeting }
  const [seat] = await listSeats(ctx.db, filter, ctx.now())
  if (seat === undefined) throw new Refusal('not-found')
  const guest = {
    ...visitor(link.lang),
    kind: 'person' as const,
    personId: link.personId,
    name: link.name,
  }
  await saveAnswer({ ...ctx, viewer: guest }, seat, saying, 'link')
  return { done: true }
}

/** Ends the mails that ask what came of meetings, or has them sent again. */
export async function setMailsByLink(
  ctx: Context,
  input: ParsedInputOf<typeof mailsCall>,
): Promise<AnswerOf<typeof mailsCall>> {
  const { personId } = await readOutcomeLink(ctx, input.token)
  if (input.off) await silence(ctx.db, personId, ctx.now())
  else await hearAgain(ctx.db, personId)
  return { done: true }
}

/**
 * Keeps an answer as a version of its side's own, beside what the other side says, and what it says of whether the meeting
 * was held. Nothing is overwritten. The meeting's row is held, so that two answers come one after the other.
 */
export async function saveAnswer(
  ctx: Context,
  seat: Seat,
  saying: Saying,
  via: 'link' | 'signed-in' | 'phone',
): Promise<void> {
  if (saying.held && (saying.rung === undefined || saying.rung === null))
    throw new Refusal('input-invalid', { faults: [{ field: 'rung', code: 'missing' }] })
  const behind = seat.personId === ctx.viewer.personId ? null : seat.personId
  const { putOffAt } = await lockMeeting(ctx.db, seat.meetingId)
  if (saying.answer !== undefined && (await wasTaken(ctx, seat, saying.answer))) return
  const saidAt = notInFuture(saying.at, ctx.now())
  const last = (await listLastAnswers(ctx.db, [seat.meetingId])).find(one => one.side === seat.side)
  // What waited on a phone is kept as it was said; of the same side's words the later one counts, whichever arrived first.
  const isOutdone =
    (last !== undefined && last.answeredAt > saidAt) || (putOffAt !== null && putOffAt >= saidAt)
  if (!isOutdone)
    await stateMeetingHeld(ctx, {
      meetingId: seat.meetingId,
      source: 'side',
      side: seat.side,
      held: saying.held,
      missing: saying.missing ?? undefined,
      participantId: seat.participantId,
    })
  const asked = await listAsked(ctx.db, [seat.missionId])
  // Who does not read the amount was shown none and cannot have taken it back.
  const reads = via === 'link' ? isItsOwn(seat) : readsAmount(ctx.viewer, seat)
  const isKept = !reads && saying.held && saying.amountBand == null
  const amount = isKept
    ? { amountBand: last?.amountBand ?? null, currency: last?.currency ?? null }
    : { amountBand: saying.amountBand ?? null, currency: saying.amountBand == null ? null : saying.currency }
  const own = asked.filter(one => one.personId === seat.personId)
  await insertAnswer(ctx.db, {
    id: saying.answer ?? ctx.newId(),
    meetingId: seat.meetingId,
    side: seat.side,
    number: await nextAnswerNumber(ctx.db, seat.meetingId, seat.side),
    participantId: seat.participantId,
    answeredBy: ctx.viewer.personId,
    onBehalfOf: behind,
    wave: own.sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime())[0]?.wave ?? null,
    now: saidAt,
    via,
    held: saying.held,
    missing: saying.held ? null : (saying.missing ?? null),
    rung: saying.held ? (saying.rung ?? null) : null,
    rating: saying.held ? (saying.rating ?? null) : null,
    // A meeting that was not held has no next step, whatever a form still carried.
    nextStep: saying.held ? saying.nextStep || null : null,
    nextBy: saying.held ? saying.nextBy || null : null,
    nextDue: saying.held ? (saying.nextDue ?? null) : null,
    ...(saying.held ? amount : { amountBand: null, currency: null }),
    mayName: saying.held && saying.mayName,
    closed: saying.closed,
  })
  await writeHistory(ctx, {
    call: 'outcomes.answerOutcome',
    subjectKind: 'meeting',
    subjectId: seat.meetingId,
    change: { side: seat.side, held: saying.held, via },
    onBehalfOf: behind,
  })
}

/** Whether an answer arrived before; 'not-found' for an id that is somebody else's. */
async function wasTaken(ctx: Context, seat: Seat, id: string): Promise<boolean> {
  const there = await findAnswer(ctx.db, id)
  if (there === null) return false
  if (there.meetingId !== seat.meetingId || there.side !== seat.side) throw new Refusal('not-found')
  return true
}

/** A phone whose clock is ahead would otherwise win over every later word. */
function notInFuture(said: string | undefined, now: Date): Date {
  const at = said === undefined ? now : new Date(said)
  return at > now ? now : at
}
