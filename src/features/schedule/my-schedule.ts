import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getMission, type MissionRow, runsMission } from '../missions/index.ts'
import type { getMySchedule as call, getScheduleByLink as linkCall } from './contract-mine.ts'
import type { LoadedMission } from './load.ts'
import {
  type MeetingFace,
  type OrganisationFace,
  type PersonFace,
  selectFaces,
  sidesFor,
} from './queries-faces.ts'
import {
  findDialIn,
  type ParticipantName,
  selectInterpreters,
  selectNamed,
  selectProgrammeFor,
  selectReadable,
  selectStanding,
  selectWaiting,
  selectWays,
} from './queries-mine.ts'
import { findSchedule } from './queries-schedules.ts'
import { findWay, type Way } from './rules/find-way.ts'
import { type InterpreterFact, interpreterFor } from './rules/meeting-rules.ts'
import { readScheduleLink } from './schedule-links.ts'

type Standing = Awaited<ReturnType<typeof selectStanding>>[number]
export type MySchedule = AnswerOf<typeof call>

/** A person's meetings and programme in a mission: their own, or those of a participant they act for. */
export async function getMySchedule(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<MySchedule> {
  const readable = await readableFor(ctx, subject)
  return describeSchedule(ctx, subject.row, readable, input.participant, ctx.viewer.timeZone)
}

/** Whose schedules the viewer may read. */
export async function readableFor(ctx: Context, subject: LoadedMission): Promise<ParticipantName[]> {
  const runs = ctx.viewer.kind === 'system' || runsMission(ctx.viewer, subject)
  return selectReadable(ctx.db, subject.id, ctx.viewer, runs)
}

/** The schedule a personal link opens, without signing in. */
export async function getScheduleByLink(
  ctx: Context,
  input: ParsedInputOf<typeof linkCall>,
): Promise<AnswerOf<typeof linkCall>> {
  const opened = await openLink(ctx, input.token)
  return describeSchedule(ctx, opened.mission, opened.readable, input.participant, opened.timeZone)
}

export async function openLink(ctx: Context, token: string) {
  const link = await readScheduleLink(ctx, token)
  const { mission } = await getMission(ctx.db, link.missionId)
  const readable = await selectNamed(ctx.db, mission.id, link.personId, link.participantIds)
  const person =
    link.personId === null
      ? undefined
      : await ctx.db
          .selectFrom('person')
          .select('time_zone')
          .where('id', '=', link.personId)
          .executeTakeFirst()
  return { mission, readable, timeZone: person?.time_zone ?? null, personId: link.personId }
}

/** Of those one may read, the one asked for; unasked, oneself, or the only one, or the first who has meetings. */
export function chooseParticipant(
  readable: readonly ParticipantName[],
  asked: string | undefined,
): ParticipantName | null {
  if (asked !== undefined) {
    const found = readable.find(person => person.id === asked)
    if (found === undefined) throw new Refusal('not-found')
    return found
  }
  return (
    readable.find(person => person.mine) ??
    readable.find(person => person.meetings > 0) ??
    readable[0] ??
    null
  )
}

async function describeSchedule(
  ctx: Context,
  mission: MissionRow,
  readable: readonly ParticipantName[],
  asked: string | undefined,
  timeZone: string | null,
): Promise<MySchedule> {
  const chosen = chooseParticipant(readable, asked)
  const published = await findSchedule(ctx.db, mission.id, 'published')
  const meetings = chosen === null ? [] : await describeMeetings(ctx, mission.id, chosen.id)
  const waiting = chosen === null ? [] : await selectWaiting(ctx.db, mission.id, chosen.id)
  const waitingFaces = await selectFaces(ctx.db, { meetingIds: waiting })
  return {
    mission: {
      id: mission.id,
      slug: mission.slug,
      title: mission.title,
      lang: mission.lang,
      timeZone: mission.time_zone,
      city: mission.city,
      venue: mission.venue,
      address: mission.address,
      directions: mission.directions,
    },
    participant:
      chosen === null
        ? null
        : {
            id: chosen.id,
            name: chosen.name,
            organisation: chosen.organisation,
            dialIn: await findDialIn(ctx.db, chosen.id),
          },
    others: readable
      .filter(person => person.id !== chosen?.id)
      .map(({ id, name, organisation, meetings: count }) => ({ id, name, organisation, meetings: count })),
    publishedAt: published?.published_at ?? null,
    meetings,
    nextMeetingId: meetings.find(meeting => meeting.endsAt > ctx.now())?.id ?? null,
    programme: chosen === null ? [] : await selectProgrammeFor(ctx.db, mission.id, chosen.id),
    waiting: waitingFaces.map(face => ({
      id: face.id,
      counterpart: sidesFor(face, chosen?.id ?? '').other.name,
    })),
    ownTimeZone: timeZone !== null && timeZone !== mission.time_zone ? timeZone : null,
  }
}

/** A participant's meetings in order of time, with whom and why; for pages and paper alike. */
export async function describeMeetings(ctx: Context, missionId: string, participantId: string) {
  return (await describeMeetingsOf(ctx, missionId, [participantId])).get(participantId) ?? []
}

export type MyMeeting = Omit<MySchedule['meetings'][number], 'startsAt' | 'endsAt' | 'way'> & {
  startsAt: Date
  endsAt: Date
  way: Way | null
}

/** The same for many participants at once, in five statements. */
export async function describeMeetingsOf(
  ctx: Context,
  missionId: string,
  participantIds: readonly string[],
): Promise<Map<string, MyMeeting[]>> {
  const standing = await selectStanding(ctx.db, missionId, participantIds)
  const faces = new Map(
    (await selectFaces(ctx.db, { meetingIds: [...new Set(standing.map(row => row.meetingId))] })).map(
      face => [face.id, face],
    ),
  )
  const ways = await selectWays(ctx.db, missionId)
  const interpreters = await selectInterpreters(ctx.db, missionId)
  const schedules = new Map<string, MyMeeting[]>()
  const before = new Map<string, Standing>()
  for (const row of standing) {
    const face = faces.get(row.meetingId)
    if (face === undefined) continue
    const list = schedules.get(row.participantId) ?? []
    list.push({
      ...describeMeeting(row, face),
      way: findWay(ways, before.get(row.participantId), row),
      interpreter: sayInterpreter(row, interpreters),
    })
    before.set(row.participantId, row)
    schedules.set(row.participantId, list)
  }
  return schedules
}

function sayInterpreter(row: Standing, interpreters: readonly InterpreterFact[]): MyMeeting['interpreter'] {
  const pair = interpreterFor(row, interpreters)
  return pair === null ? null : { languageA: pair.languageA, languageB: pair.languageB }
}

function describeMeeting(row: Standing, face: MeetingFace): Omit<MyMeeting, 'way' | 'interpreter'> {
  const { other, otherPeople, ownPeople } = sidesFor(face, row.participantId)
  const asked = face.people.find(person => person.participantId === row.participantId)?.side === 'from'
  return {
    id: face.id,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    state: face.state,
    place: { label: row.place, kind: row.kind, directions: row.directions, link: row.link },
    isCall: row.isCall,
    counterpart: describeOrganisation(other),
    people: otherPeople.map(describePerson),
    colleagues: ownPeople.filter(person => person.participantId !== row.participantId).map(describePerson),
    message: face.message === '' ? null : { text: face.message, lang: face.lang, mine: asked },
    observing: row.observing,
  }
}

function describeOrganisation({
  id,
  slug,
  name,
  otherScript,
  reading,
  country,
  offers,
  seeks,
  lang,
}: OrganisationFace) {
  return { id, slug, name, otherScript, reading, country, offers, seeks, lang }
}

function describePerson({ participantId, name, otherScript, reading, organisation, observing }: PersonFace) {
  return { participantId, name, otherScript, reading, organisation, observing }
}
