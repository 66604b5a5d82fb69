import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { liveVersion } from '../../shared/live.ts'
import { Refusal } from '../../shared/refusals.ts'
import { dayIn } from '../../shared/zones.ts'
import { countWaiting } from '../badges/index.ts'
import type { LoadedMission, MissionRow } from '../missions/index.ts'
import { chooseParticipant, openScheduleLink, readableFor } from '../schedule/index.ts'
import type {
  getDayByLink as dayLinkCall,
  getMyDay as myDayCall,
  sayForMyself as sayCall,
  sayByLink as sayLinkCall,
} from './contract.ts'
import type { LoadedParticipant } from './load.ts'
import { type Day, loadDay } from './load-day.ts'
import { noteHere, noteLate } from './note-people.ts'
import { lockDay } from './queries.ts'
import { standingEvents } from './rules/day-state.ts'
import { say } from './say.ts'

/** How a participant's day stands: their own, or of somebody the reader acts for. */
export async function getMyDay(
  ctx: Context,
  input: ParsedInputOf<typeof myDayCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof myDayCall>> {
  const chosen = chooseParticipant(await readableFor(ctx, subject), input.participant)
  return describeMyDay(ctx, subject.row, chosen)
}

/** The same for whoever has the link to a schedule. */
export async function getDayByLink(
  ctx: Context,
  input: ParsedInputOf<typeof dayLinkCall>,
): Promise<AnswerOf<typeof dayLinkCall>> {
  const { mission, readable } = await openScheduleLink(ctx, input.token)
  return describeMyDay(ctx, mission, chooseParticipant(readable, input.participant))
}

async function describeMyDay(
  ctx: Context,
  mission: MissionRow,
  chosen: { id: string; mine: boolean } | null,
): Promise<AnswerOf<typeof myDayCall>> {
  const participantId = chosen?.id ?? null
  const version = await liveVersion(ctx.db, { kind: 'mission', id: mission.id }, participantId)
  if (chosen === null || participantId === null) return noDay(mission, version, isOn(mission, ctx.now()))
  const day = await loadDay(ctx.db, mission, ctx.now(), participantId)
  const own = day.state.people.get(participantId)
  const mine = day.placements.filter(placement => placement.people.includes(participantId))
  const introduced = new Set(
    standingEvents(day.events, ctx.now()).flatMap(event =>
      event.kind === 'introduced' ? (event.meetingId ?? []) : [],
    ),
  )
  return {
    missionId: mission.id,
    version,
    participantId: own === undefined ? null : participantId,
    isOn: isOn(mission, ctx.now()),
    isHere: own?.since != null,
    lateUntil: own?.lateUntil ?? null,
    waitsFor: own?.waitsFor ?? null,
    contactsWaiting: chosen.mine ? await countWaiting(ctx.db, participantId) : 0,
    states: mine.map(placement => {
      const others = placement.people
        .filter(id => id !== participantId)
        .flatMap(id => day.state.people.get(id) ?? [])
      const late = others.flatMap(one => one.lateUntil ?? [])
      return {
        meetingId: placement.id,
        state: day.state.meetings.get(placement.id)?.state ?? 'coming',
        // Only that they stand at the table for this very meeting; where else people are is nobody's business.
        othersHere: others.some(one => one.waitsFor === placement.id),
        isIntroduced: introduced.has(placement.id),
        othersLateUntil: late.length === 0 ? null : new Date(Math.max(...late.map(at => at.getTime()))),
      }
    }),
  }
}

/** The day of a reader who takes no part. */
function noDay(mission: MissionRow, version: number, isOn: boolean): AnswerOf<typeof myDayCall> {
  const nothing = { isHere: false, lateUntil: null, waitsFor: null, contactsWaiting: 0, states: [] }
  return { missionId: mission.id, version, participantId: null, isOn, ...nothing }
}

/** From the evening before, when people pick up their badge, to the mission's last day. */
function isOn(mission: MissionRow, now: Date): boolean {
  const tomorrow = dayIn(new Date(now.getTime() + 86_400_000), mission.time_zone)
  return mission.starts_on <= tomorrow && dayIn(now, mission.time_zone) <= mission.ends_on
}

interface Word {
  participantId: string
  what: 'here' | 'late'
  minutes?: number | undefined
  meeting?: string | undefined
  at?: string | undefined
  from: 'own' | 'link'
  personId: string | null
}

/** Somebody says for themselves that they are here, at a table, or running late. */
export async function sayForMyself(
  ctx: Context,
  input: ParsedInputOf<typeof sayCall>,
  subject: LoadedParticipant,
): Promise<AnswerOf<typeof sayCall>> {
  if (!subject.isConfirmed) throw new Refusal('participant-not-confirmed')
  const { participant: participantId, what, minutes, meeting, at } = input
  return sayWord(ctx, subject.missionRow, {
    participantId,
    what,
    minutes,
    meeting,
    at,
    from: 'own',
    personId: ctx.viewer.personId,
  })
}

/** The same with the link to a schedule, for those it names. */
export async function sayByLink(
  ctx: Context,
  input: ParsedInputOf<typeof sayLinkCall>,
): Promise<AnswerOf<typeof sayLinkCall>> {
  const { mission, readable, personId } = await openScheduleLink(ctx, input.token)
  const { what, minutes, meeting, at } = input
  if (!readable.some(person => person.id === input.participant)) throw new Refusal('not-found')
  return sayWord(ctx, mission, {
    participantId: input.participant,
    what,
    minutes,
    meeting,
    at,
    from: 'link',
    personId,
  })
}

/** How long ago a phone says something was said; nothing that its clock puts into the future. */
function minutesSince(at: string | undefined, now: Date): number {
  if (at === undefined) return 0
  return Math.max(0, Math.floor((now.getTime() - new Date(at).getTime()) / 60_000))
}

function isSeenSince(day: Day, participantId: string, at: string | undefined): boolean {
  if (at === undefined) return false
  return standingEvents(day.events, day.at).some(
    event =>
      event.participantId === participantId &&
      ['checked-in', 'at-table'].includes(event.kind) &&
      event.at > new Date(at),
  )
}

async function sayWord(ctx: Context, mission: MissionRow, word: Word): Promise<{ event: string | null }> {
  if (!isOn(mission, ctx.now())) throw new Refusal('day-not-come')
  await lockDay(ctx.db, mission.id)
  const { participantId, from, personId } = word
  const day = await loadDay(ctx.db, mission, ctx.now(), participantId)
  const known = day.state.people.get(participantId)
  if (known === undefined) throw new Refusal('not-found')
  if (word.what === 'late') {
    if (word.minutes === undefined)
      throw new Refusal('input-invalid', { faults: [{ field: 'minutes', code: 'missing' }] })
    const minutes = word.minutes - minutesSince(word.at, ctx.now())
    // Said a while ago without a network: by now they should be here, or were seen since.
    if (minutes < 1 || isSeenSince(day, participantId, word.at)) return { event: null }
    return { event: await noteLate(ctx, mission.id, day, { participantId, minutes, from, personId }) }
  }
  if (word.meeting === undefined)
    return { event: await noteHere(ctx, mission.id, day, { participantId, from, personId }) }
  const placement = day.placements.find(one => one.id === word.meeting)
  if (placement === undefined || !placement.people.includes(participantId)) throw new Refusal('not-found')
  if (known.waitsFor === word.meeting && known.lateUntil === null) return { event: null }
  const event = await say(ctx, mission.id, {
    kind: 'at-table',
    participantId,
    meetingId: word.meeting,
    from,
    personId,
  })
  return { event }
}
