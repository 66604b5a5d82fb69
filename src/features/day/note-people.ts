import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { LoadedMission } from '../missions/index.ts'
import type { checkIn as checkInCall, sayLate as lateCall } from './contract.ts'
import { type Day, loadDay } from './load-day.ts'
import { type DayPerson, lockDay } from './queries.ts'
import { standingEvents } from './rules/day-state.ts'
import { say } from './say.ts'

/** What people call somebody: by name, else by whom they come for. */
export function callPerson(person: Pick<DayPerson, 'name' | 'organisation'>): string {
  return person.name === '' ? person.organisation : person.name
}

export function requirePerson(day: Day, participantId: string): DayPerson {
  const person = day.people.find(one => one.id === participantId)
  if (person === undefined) throw new Refusal('not-found')
  return person
}

/** Notes at the desk that somebody is here. Of two desks that tap at once the second finds it noted. */
export async function checkIn(
  ctx: Context,
  input: ParsedInputOf<typeof checkInCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof checkInCall>> {
  await lockDay(ctx.db, subject.id)
  const day = await loadDay(ctx.db, subject.row, ctx.now(), input.participant)
  const person = requirePerson(day, input.participant)
  const event = await noteHere(ctx, subject.id, day, { participantId: person.id, from: input.by })
  return { event, name: callPerson(person) }
}

/** Writes that somebody is here unless they are; after a word that they come late it is written anew. */
export async function noteHere(
  ctx: Context,
  missionId: string,
  day: Day,
  who: { participantId: string; from: 'desk' | 'own' | 'link' | 'badge'; personId?: string | null },
): Promise<string | null> {
  const known = day.state.people.get(who.participantId)
  const isLate = known?.lateUntil != null
  if (known?.since != null && !isLate) return null
  return say(ctx, missionId, { kind: 'checked-in', ...who })
}

/** Notes at the desk that somebody rang and comes late. */
export async function sayLate(
  ctx: Context,
  input: ParsedInputOf<typeof lateCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof lateCall>> {
  await lockDay(ctx.db, subject.id)
  const day = await loadDay(ctx.db, subject.row, ctx.now(), input.participant)
  const person = requirePerson(day, input.participant)
  const event = await noteLate(ctx, subject.id, day, {
    participantId: person.id,
    minutes: input.minutes,
    from: 'desk',
  })
  return { event, name: callPerson(person) }
}

/** Writes how late somebody comes, unless just that was written within the minute. */
export async function noteLate(
  ctx: Context,
  missionId: string,
  day: Day,
  who: {
    participantId: string
    minutes: number
    from: 'desk' | 'own' | 'link'
    personId?: string | null
  },
): Promise<string | null> {
  const last = standingEvents(day.events, ctx.now()).findLast(
    event => event.participantId === who.participantId,
  )
  const isSame =
    last?.kind === 'late' && last.minutes === who.minutes && ctx.now().getTime() - last.at.getTime() < 60_000
  return isSame ? null : say(ctx, missionId, { kind: 'late', ...who })
}
