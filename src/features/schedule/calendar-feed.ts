import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { hashToken, makeToken } from '../accounts/index.ts'
import type {
  downloadCalendarByLink as byLinkCall,
  downloadMyCalendar as downloadCall,
  getCalendarFeed as getCall,
  readCalendar as readCall,
  renewCalendarFeed as renewCall,
  revokeCalendarFeed as revokeCall,
} from './contract-mine.ts'
import type { LoadedMission } from './load.ts'
import { chooseParticipant, openLink, readableFor } from './my-schedule.ts'
import { selectFaces } from './queries-faces.ts'
import { selectToldTo } from './queries-mine.ts'
import { selectPlaceLabels, selectTold } from './queries-told.ts'
import { type CalendarEntry, writeCalendar } from './rules/write-calendar.ts'
import { makeEntry } from './tell-people.ts'

const dayMs = 86_400_000
/** Cancelled and past meetings stay in the feed this long, so that a calendar that was away learns of them. */
const keptMs = 60 * dayMs

/** Whether the person has a private calendar address, and when a calendar program last read it. */
export async function getCalendarFeed(ctx: Context): Promise<AnswerOf<typeof getCall>> {
  const link = await ctx.db
    .selectFrom('link')
    .select(['created_at', 'used_at'])
    .where('person_id', '=', ctx.viewer.personId)
    .where('purpose', '=', 'calendar-feed')
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return { since: link?.created_at ?? null, lastReadAt: link?.used_at ?? null }
}

/** Makes a private calendar address; the one before stops working. It is shown this once, only its hash is kept. */
export async function renewCalendarFeed(ctx: Context): Promise<AnswerOf<typeof renewCall>> {
  await endFeeds(ctx)
  const { token, hash } = makeToken(ctx.random)
  const id = ctx.newId()
  await ctx.db
    .insertInto('link')
    .values({
      id,
      token_hash: hash,
      purpose: 'calendar-feed',
      person_id: ctx.viewer.personId,
      created_by: ctx.viewer.personId,
      created_at: ctx.now(),
    })
    .execute()
  await writeHistory(ctx, { call: 'schedule.renewCalendarFeed', subjectKind: 'link', subjectId: id })
  return { address: `${ctx.baseUrl}/api/v1/calendar/${token}.ics` }
}

/** Ends the private calendar address. */
export async function revokeCalendarFeed(ctx: Context): Promise<AnswerOf<typeof revokeCall>> {
  await endFeeds(ctx)
  return { done: true }
}

async function endFeeds(ctx: Context): Promise<void> {
  await ctx.db
    .updateTable('link')
    .set({ revoked_at: ctx.now() })
    .where('person_id', '=', ctx.viewer.personId)
    .where('purpose', '=', 'calendar-feed')
    .where('revoked_at', 'is', null)
    .execute()
}

/** The calendar behind a private address: everything the person was told in all their missions, cancellations included. */
export async function readCalendar(ctx: Context, input: ParsedInputOf<typeof readCall>): Promise<FileAnswer> {
  const link = await ctx.db
    .selectFrom('link')
    .innerJoin('person', 'person.id', 'link.person_id')
    .select(['link.id', 'person.id as personId', 'person.lang'])
    .where('token_hash', '=', hashToken(input.token.replace(/\.ics$/, '')))
    .where('purpose', '=', 'calendar-feed')
    .where('revoked_at', 'is', null)
    .where('person.erased_at', 'is', null)
    .executeTakeFirst()
  if (link === undefined) throw new Refusal('link-invalid')
  await ctx.db.updateTable('link').set({ used_at: ctx.now() }).where('id', '=', link.id).execute()
  const told = await selectToldTo(ctx.db, link.personId, new Date(ctx.now().getTime() - keptMs))
  const faces = new Map(
    (await selectFaces(ctx.db, { meetingIds: [...new Set(told.map(event => event.meetingId))] })).map(
      face => [face.id, face],
    ),
  )
  const text = ctx.text(link.lang)
  const entries = told.map(event => {
    const place = {
      id: event.placeId ?? '',
      label: event.label ?? '',
      kind: event.kind ?? '',
      directions: event.directions,
      link: event.link,
    }
    const known = { faces, places: new Map(event.placeId === null ? [] : [[event.placeId, place]]) }
    return makeEntry(event, known, { text, url: `${ctx.baseUrl}/missions/${event.missionSlug}/my-schedule` })
  })
  return calendarFile(ctx, entries, text('schedule.calendar.name'))
}

/** A participant's meetings of one mission as a calendar file. */
export async function downloadMyCalendar(
  ctx: Context,
  input: ParsedInputOf<typeof downloadCall>,
  subject: LoadedMission,
): Promise<FileAnswer> {
  const chosen = chooseParticipant(await readableFor(ctx, subject), input.participant)
  return missionCalendar(ctx, subject.row, chosen?.id ?? null)
}

/** The same through a personal link. */
export async function downloadCalendarByLink(
  ctx: Context,
  input: ParsedInputOf<typeof byLinkCall>,
): Promise<FileAnswer> {
  const opened = await openLink(ctx, input.token)
  return missionCalendar(
    ctx,
    opened.mission,
    chooseParticipant(opened.readable, input.participant)?.id ?? null,
  )
}

async function missionCalendar(
  ctx: Context,
  mission: { id: string; slug: string; title: string },
  participantId: string | null,
): Promise<FileAnswer> {
  const told = (await selectTold(ctx.db, mission.id)).filter(event => event.participantId === participantId)
  const faces = new Map(
    (await selectFaces(ctx.db, { meetingIds: told.map(event => event.meetingId) })).map(face => [
      face.id,
      face,
    ]),
  )
  const places = new Map((await selectPlaceLabels(ctx.db, mission.id)).map(place => [place.id, place]))
  const text = ctx.text(ctx.viewer.lang)
  const url = `${ctx.baseUrl}/missions/${mission.slug}/my-schedule`
  const entries = [...told]
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map(event => makeEntry(event, { faces, places }, { text, url }))
  return calendarFile(ctx, entries, mission.title)
}

function calendarFile(ctx: Context, entries: readonly CalendarEntry[], name: string): FileAnswer {
  const host = new URL(ctx.baseUrl).hostname
  return {
    fileName: 'kontor.ics',
    mediaType: 'text/calendar; charset=utf-8',
    body: writeCalendar(entries, { name, host, method: 'PUBLISH', stamp: ctx.now() }),
    inline: true,
  }
}
