import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { slugify } from '../../shared/slugs.ts'
import { addDays, clockIn, dayIn, daysBetween, instantAt } from '../../shared/zones.ts'
import { callKeeperIfAny } from './call-keeper.ts'
import type { copyMission as call } from './contract.ts'
import { copyParts } from './copy-along.ts'
import type { LoadedMission } from './load.ts'
import type { MissionRow } from './load-mission.ts'
import {
  selectHours,
  selectLeftOut,
  selectMeetingRules,
  selectPlaces,
  selectSessions,
  selectSlots,
} from './queries-plan.ts'
import { cutSlots, partLeftOut } from './rules/slots.ts'

/**
 * Begins a new draft from a mission: its facts, rules, halls, interpreters with their hours, groups, questions, sessions, places,
 * programme, its call for delegates and the words of its mails on new dates, by the clocks of the place; its checklist, rules of
 * aid and sponsors where they are ticked. Nobody comes along: own booths lose their owner.
 */
export async function copyMission(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<{ id: string; slug: string }> {
  const { row } = subject
  const id = ctx.newId()
  const slug = slugify(input.title, id)
  const days = daysBetween(row.starts_on, input.startsOn)
  const shift = shifter(row.time_zone, days)
  await ctx.db
    .insertInto('mission')
    .values({
      ...row,
      id,
      slug,
      title: input.title,
      starts_on: input.startsOn,
      ends_on: addDays(row.ends_on, days),
      registration_opens_at: shiftOptional(row.registration_opens_at, shift),
      registration_closes_at: shiftOptional(row.registration_closes_at, shift),
      requests_open_at: shiftOptional(row.requests_open_at, shift),
      requests_close_at: shiftOptional(row.requests_close_at, shift),
      public_page: false,
      state: 'draft',
      copied_from: row.id,
      sample: false,
      version: 1,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .execute()
  await copyGroups(ctx, row.id, id)
  await copySessions(ctx, row.id, id, shift)
  await copyRest(ctx, row, id, shift)
  await callKeeperIfAny()?.copyCall(ctx, row.id, id)
  await copyParts(ctx, input.along, { from: row.id, to: id, partnershipId: row.partnership_id, days })
  await writeHistory(ctx, {
    call: 'missions.copyMission',
    subjectKind: 'mission',
    subjectId: id,
    change: { from: row.id, title: input.title, along: input.along },
  })
  return { id, slug }
}

type Shift = (instant: Date) => Date

/** Moves an instant by days so that the clocks of the zone show the same time, whatever daylight saving does. */
function shifter(timeZone: string, days: number): Shift {
  return instant => instantAt(addDays(dayIn(instant, timeZone), days), clockIn(instant, timeZone), timeZone)
}

function shiftOptional(instant: MissionRow['requests_open_at'], shift: Shift): Date | null {
  return instant === null ? null : shift(instant)
}

async function copyGroups(ctx: Context, from: string, to: string): Promise<void> {
  const groups = await ctx.db
    .selectFrom('participant_group')
    .selectAll()
    .where('mission_id', '=', from)
    .orderBy('position')
    .execute()
  const ids = new Map(groups.map(group => [group.id, ctx.newId()]))
  const fresh = (id: string) => ids.get(id) ?? ctx.newId()
  if (groups.length > 0)
    await ctx.db
      .insertInto('participant_group')
      .values(groups.map(group => ({ ...group, id: fresh(group.id), mission_id: to })))
      .execute()
  const pairs = await ctx.db.selectFrom('group_pair').selectAll().where('mission_id', '=', from).execute()
  const sorted = pairs.map(pair => {
    const [group_a = '', group_b = ''] = [fresh(pair.group_a), fresh(pair.group_b)].sort()
    return { mission_id: to, group_a, group_b }
  })
  if (sorted.length > 0) await ctx.db.insertInto('group_pair').values(sorted).execute()
}

async function copySessions(ctx: Context, from: string, to: string, shift: Shift): Promise<void> {
  const used = new Set((await selectSlots(ctx.db, from)).map(slot => slot.session_id))
  const leftOut = (await selectLeftOut(ctx.db, { missionId: from })).map(slot => ({
    startsAt: shift(slot.starts_at),
    endsAt: shift(slot.ends_at),
    session: slot.session_id,
  }))
  for (const session of await selectSessions(ctx.db, from)) {
    if (!used.has(session.id)) continue
    const id = ctx.newId()
    const startsAt = shift(session.starts_at)
    const endsAt = shift(session.ends_at)
    await ctx.db
      .insertInto('meeting_session')
      .values({ ...session, id, mission_id: to, starts_at: startsAt, ends_at: endsAt, version: 1 })
      .execute()
    const slots = cutSlots({
      startsAt,
      endsAt,
      slotMinutes: session.slot_minutes,
      pauseMinutes: session.pause_minutes,
    })
    const { out } = partLeftOut(
      slots,
      leftOut.filter(slot => slot.session === session.id),
    )
    if (slots.length > 0)
      await ctx.db
        .insertInto('slot')
        .values(
          slots.map(slot => ({
            id: ctx.newId(),
            mission_id: to,
            session_id: id,
            starts_at: slot.startsAt,
            ends_at: slot.endsAt,
            ...(out.includes(slot) ? { left_out: true, removed_at: ctx.now() } : {}),
          })),
        )
        .execute()
  }
}

/** Halls with the minutes between them, interpreters and their hours; gives the new id of each hall. */
async function copyMeetingRules(
  ctx: Context,
  from: string,
  to: string,
  shift: Shift,
): Promise<Map<string, string>> {
  const { halls, walks, interpreters } = await selectMeetingRules(ctx.db, from)
  const ids = new Map(halls.map(hall => [hall.id, ctx.newId()]))
  const rows = halls.map((hall, index) => ({
    id: ids.get(hall.id) ?? ctx.newId(),
    mission_id: to,
    name: hall.name,
    position: index + 1,
  }))
  if (rows.length > 0) await ctx.db.insertInto('hall').values(rows).execute()
  const ways = walks.map(({ hallA, hallB, minutes }) => {
    const [hall_a = '', hall_b = ''] = [ids.get(hallA) ?? '', ids.get(hallB) ?? ''].sort()
    return { hall_a, hall_b, minutes }
  })
  if (ways.length > 0) await ctx.db.insertInto('hall_walk').values(ways).execute()
  const pairIds = new Map(interpreters.map(pair => [pair.id, ctx.newId()]))
  const pairs = interpreters.map(({ id, languageA, languageB, units }) => ({
    id: pairIds.get(id) ?? ctx.newId(),
    mission_id: to,
    language_a: languageA,
    language_b: languageB,
    units,
  }))
  if (pairs.length > 0) await ctx.db.insertInto('interpreter').values(pairs).execute()
  // What was added from the board was for that year's meetings.
  const said = (await selectHours(ctx.db, from)).filter(one => !one.extra)
  const hours = said.map(({ interpreterId, startsAt, endsAt, units, extra }) => ({
    id: ctx.newId(),
    mission_id: to,
    interpreter_id: interpreterId === null ? null : (pairIds.get(interpreterId) ?? null),
    starts_at: shift(startsAt),
    ends_at: shift(endsAt),
    units,
    extra,
  }))
  if (hours.length > 0) await ctx.db.insertInto('resource_hours').values(hours).execute()
  return ids
}

async function copyRest(ctx: Context, from: MissionRow, to: string, shift: Shift): Promise<void> {
  await sql`insert into mail_words (mission_id, kind, lang, subject, lines, button, changed_by, changed_at)
    select ${to}, kind, lang, subject, lines, button, changed_by, ${ctx.now()} from mail_words where mission_id = ${from.id}`.execute(
    ctx.db,
  )
  await sql`insert into mail_words_form (mission_id, kind, lang, form, subject, lines)
    select ${to}, kind, lang, form, subject, lines from mail_words_form where mission_id = ${from.id}`.execute(
    ctx.db,
  )
  const questions = await ctx.db
    .selectFrom('question')
    .selectAll()
    .where('mission_id', '=', from.id)
    .execute()
  if (questions.length > 0)
    await ctx.db
      .insertInto('question')
      .values(questions.map(question => ({ ...question, id: ctx.newId(), mission_id: to })))
      .execute()
  const halls = await copyMeetingRules(ctx, from.id, to, shift)
  const places = await selectPlaces(ctx.db, from.id)
  if (places.length > 0)
    await ctx.db
      .insertInto('place')
      .values(
        places.map(place => ({
          id: ctx.newId(),
          mission_id: to,
          label: place.label,
          kind: place.kind,
          directions: place.directions,
          link: place.link,
          position: place.position,
          hall_id: place.hall_id === null ? null : (halls.get(place.hall_id) ?? null),
          travel_minutes: place.travel_minutes,
        })),
      )
      .execute()
  const items = await ctx.db
    .selectFrom('programme_item')
    .selectAll()
    .where('mission_id', '=', from.id)
    .execute()
  if (items.length > 0)
    await ctx.db
      .insertInto('programme_item')
      .values(
        items.map(item => ({
          ...item,
          id: ctx.newId(),
          mission_id: to,
          starts_at: shift(item.starts_at),
          ends_at: shift(item.ends_at),
        })),
      )
      .execute()
}
