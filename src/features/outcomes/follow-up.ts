import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getMission, getParticipant, type MissionRow, type MissionSubject } from '../missions/index.ts'
import type { getFollowUp as call, getFollowUpByLink as linkCall } from './contract.ts'
import { readOutcomeLink } from './outcome-links.ts'
import { type LastAnswer, listLastAnswers, listSilenced } from './queries-answers.ts'
import { type EncounterAnswer, listMet, type Met } from './queries-met.ts'
import { listSeats, type Seat } from './queries-seats.ts'
import { answersFor, isItsOwn, readsAmount } from './rights.ts'

/** A mission with the seats of the person somebody answers as. */
export interface SeatsSubject {
  mission: MissionRow
  missionSubject: MissionSubject
  personId: string | null
  seats: Seat[]
  met: Met[]
}

/** Somebody's meetings of a mission that the viewer answers for; one's own where nobody is named. */
export async function loadFollowUp(ctx: Context, input: ParsedInputOf<typeof call>): Promise<SeatsSubject> {
  const { mission, subject } = await getMission(ctx.db, input.mission)
  const personId = input.person ?? (await personOf(ctx, input.participant))
  const seats =
    personId === null ? [] : await listSeats(ctx.db, { missionId: mission.id, personId }, ctx.now())
  const met = personId === null ? [] : await listMet(ctx.db, { missionId: mission.id, personId })
  return {
    mission,
    missionSubject: subject,
    personId,
    seats: seats.filter(seat => answersFor(ctx.viewer, seat, subject)),
    met: met.filter(one => answersFor(ctx.viewer, one, subject)),
  }
}

async function personOf(ctx: Context, participantId: string | undefined): Promise<string | null> {
  if (participantId === undefined) return ctx.viewer.personId
  return (await getParticipant(ctx.db, participantId)).subject.personId
}

/** All meetings of one person at a mission and what their side said came of them. */
export async function getFollowUp(
  ctx: Context,
  _input: unknown,
  subject: SeatsSubject,
): Promise<AnswerOf<typeof call>> {
  const first = subject.seats[0] ?? subject.met[0]
  return shapeFollowUp(ctx, subject.mission, subject, {
    id: subject.personId ?? ctx.newId(),
    name: first?.personName ?? ctx.viewer.name,
    phone: first?.phone ?? null,
    readsAmount: seat => readsAmount(ctx.viewer, seat),
  })
}

/** The same behind the link of a mail. */
export async function getFollowUpByLink(
  ctx: Context,
  input: ParsedInputOf<typeof linkCall>,
): Promise<AnswerOf<typeof linkCall>> {
  const link = await readOutcomeLink(ctx, input.token)
  const { mission } = await getMission(ctx.db, link.missionId)
  const seats = await listSeats(ctx.db, { missionId: link.missionId, personId: link.personId }, ctx.now())
  const met = await listMet(ctx.db, { missionId: link.missionId, personId: link.personId })
  if (seats.length === 0 && met.length === 0) throw new Refusal('link-invalid')
  return shapeFollowUp(
    ctx,
    mission,
    { seats, met },
    {
      id: link.personId,
      name: link.name,
      phone: null,
      readsAmount: isItsOwn,
    },
  )
}

async function shapeFollowUp(
  ctx: Context,
  mission: MissionRow,
  { seats, met }: { seats: readonly Seat[]; met: readonly Met[] },
  person: { id: string; name: string; phone: string | null; readsAmount: (seat: Seat | Met) => boolean },
): Promise<AnswerOf<typeof call>> {
  const meetings = onePerSide(seats)
  const answers = await listLastAnswers(
    ctx.db,
    meetings.map(seat => seat.meetingId),
  )
  return {
    mission: {
      id: mission.id,
      slug: mission.slug,
      title: mission.title,
      city: mission.city,
      country: mission.country,
      timeZone: mission.time_zone,
      startsOn: mission.starts_on,
      endsOn: mission.ends_on,
    },
    person: { id: person.id, name: person.name, phone: person.phone },
    mailsOff: seats.length + met.length > 0 && (await listSilenced(ctx.db, [person.id])).has(person.id),
    meetings: meetings.map(seat => ({
      meetingId: seat.meetingId,
      requestId: seat.requestId,
      side: seat.side,
      startsAt: seat.startsAt,
      endsAt: seat.endsAt,
      organisation: seat.organisation,
      counterpart: {
        id: seat.otherId,
        name: seat.other,
        nameOtherScript: seat.otherScript,
        country: seat.otherCountry,
        people: seat.otherPeople,
      },
      answer: shapeAnswer(
        answers.find(one => one.meetingId === seat.meetingId && one.side === seat.side),
        person.readsAmount(seat),
      ),
    })),
    encounters: met.map(one => ({
      encounterId: one.encounterId,
      metAt: one.metAt,
      kind: one.kind,
      organisation: one.organisation,
      other: { id: one.otherId, name: one.other, nameOtherScript: one.otherScript },
      answer: shapeMetAnswer(one.answer, person.readsAmount(one)),
    })),
  }
}

function shapeMetAnswer(answer: EncounterAnswer | null, reads: boolean) {
  if (answer === null) return null
  const { number: _number, ...told } = answer
  return reads ? told : { ...told, amountBand: null, currency: null }
}

/** A host who brought two people to one meeting answers for it once. */
export function onePerSide(seats: readonly Seat[]): Seat[] {
  return [...new Map(seats.map(seat => [`${seat.meetingId} ${seat.side}`, seat])).values()]
}

/** An answer as the reader may see it. */
export function shapeAnswer(answer: LastAnswer | undefined, readsAmount: boolean) {
  if (answer === undefined) return null
  const { meetingId: _meeting, side: _side, number: _number, ...told } = answer
  return readsAmount ? told : { ...told, amountBand: null, currency: null }
}
