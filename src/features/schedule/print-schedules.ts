import type { Context, Translate } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { clockIn, dayIn } from '../../shared/zones.ts'
import type { MissionRow } from '../missions/index.ts'
import type {
  printAll as allCall,
  printScheduleByLink as linkCall,
  printMySchedule as mineCall,
} from './contract-mine.ts'
import type { LoadedMission } from './load.ts'
import {
  chooseParticipant,
  describeMeetingsOf,
  type MyMeeting,
  openLink,
  readableFor,
} from './my-schedule.ts'
import { type PrintedSchedules, scheduleTemplate } from './print/template.ts'
import { typeset } from './print/typeset.ts'
import { findDialIn, type ParticipantName } from './queries-mine.ts'
import { selectPrintedParticipants, selectSigns } from './queries-print.ts'

type PrintedPerson = Pick<ParticipantName, 'id' | 'name' | 'organisation'> & {
  otherScript: string | null
  /** Only on paper for whoever may read this schedule; what the desk hands out says nothing of it. */
  dialIn?: string | null
}
type Day = PrintedSchedules['schedules'][number]['days'][number]

/** My schedule on paper. */
export async function printMySchedule(
  ctx: Context,
  input: ParsedInputOf<typeof mineCall>,
  subject: LoadedMission,
): Promise<FileAnswer> {
  const chosen = chooseParticipant(await readableFor(ctx, subject), input.participant)
  return printOne(ctx, subject.row, chosen, ctx.viewer.lang)
}

/** The schedule a personal link opens, on paper. */
export async function printScheduleByLink(
  ctx: Context,
  input: ParsedInputOf<typeof linkCall>,
): Promise<FileAnswer> {
  const opened = await openLink(ctx, input.token)
  return printOne(ctx, opened.mission, chooseParticipant(opened.readable, input.participant), ctx.viewer.lang)
}

async function printOne(
  ctx: Context,
  mission: MissionRow,
  chosen: ParticipantName | null,
  lang: string,
): Promise<FileAnswer> {
  const dialIn = chosen === null ? null : await findDialIn(ctx.db, chosen.id)
  const people =
    chosen === null
      ? []
      : (await selectPrintedParticipants(ctx.db, mission.id, [chosen.id])).map(one => ({ ...one, dialIn }))
  return printPages(ctx, mission, { people, signs: false, lang, fileName: `${mission.slug}-schedule.pdf` })
}

/** Everybody's schedule, a page each, and a sign for every table and day, in one PDF for the organiser. */
export async function printAll(
  ctx: Context,
  input: ParsedInputOf<typeof allCall>,
  subject: LoadedMission,
): Promise<FileAnswer> {
  const people = input.part === 'signs' ? [] : await selectPrintedParticipants(ctx.db, subject.id, null)
  return printPages(ctx, subject.row, {
    people,
    signs: input.part !== 'schedules',
    lang: ctx.viewer.lang,
    fileName: `${subject.row.slug}-${input.part === 'both' ? 'schedules-and-signs' : input.part}.pdf`,
  })
}

async function printPages(
  ctx: Context,
  mission: MissionRow,
  wanted: { people: readonly PrintedPerson[]; signs: boolean; lang: string; fileName: string },
): Promise<FileAnswer> {
  const text = ctx.text(wanted.lang)
  const meetings = await describeMeetingsOf(
    ctx,
    mission.id,
    wanted.people.map(person => person.id),
  )
  const signs = wanted.signs ? await selectSigns(ctx.db, mission.id) : []
  const words = {
    time: text('schedule.print.time'),
    place: text('schedule.print.place'),
    with: text('schedule.print.with'),
    nothing: text('schedule.print.nothing'),
  }
  const data: PrintedSchedules = {
    title: mission.title,
    lang: wanted.lang,
    place: mission.city,
    foot: text('schedule.print.foot', {
      at: sayStamp(ctx.now(), mission.time_zone, wanted.lang),
      zone: mission.city,
    }),
    words,
    schedules: wanted.people.map(person => ({
      name: person.name === '' ? person.organisation : person.name,
      nameOther: person.otherScript ?? '',
      organisation: person.name === '' ? '' : person.organisation,
      directions: [mission.venue, mission.address, mission.directions]
        .filter(line => line !== null && line !== '')
        .join(' · '),
      days: layDays(meetings.get(person.id) ?? [], {
        zone: mission.time_zone,
        lang: wanted.lang,
        text,
        dialIn: person.dialIn ?? null,
      }),
    })),
    signs: laySigns(signs, mission.time_zone, wanted.lang),
  }
  return {
    fileName: wanted.fileName,
    mediaType: 'application/pdf',
    body: await typeset(scheduleTemplate, data),
    inline: true,
  }
}

function layDays(
  meetings: readonly MyMeeting[],
  { zone, lang, text, dialIn }: { zone: string; lang: string; text: Translate; dialIn: string | null },
): Day[] {
  return [...Map.groupBy(meetings, meeting => dayIn(meeting.startsAt, zone)).values()].map(rows => ({
    day: sayLongDay(rows[0]?.startsAt ?? new Date(0), zone, lang),
    rows: rows.map(meeting => ({
      time: `${clockIn(meeting.startsAt, zone)}–${clockIn(meeting.endsAt, zone)}`,
      place:
        meeting.way === null
          ? meeting.place.label
          : `${meeting.place.label} (${text(`schedule.mine.way.${meeting.way.kind}`, { time: clockIn(meeting.way.leaveAt, zone), count: meeting.way.minutes })})`,
      join:
        meeting.place.kind === 'online'
          ? [
              meeting.place.link ?? '',
              dialIn === null ? '' : text('schedule.mine.dialIn', { dialIn }),
            ].filter(line => line !== '')
          : [],
      with: meeting.counterpart.name,
      withOther: meeting.counterpart.otherScript ?? '',
      people: meeting.people
        .filter(person => person.name !== '')
        .map(person => (person.otherScript === null ? person.name : `${person.name} ${person.otherScript}`))
        .join(', '),
      why:
        meeting.message === null
          ? (meeting.counterpart.offers ?? '')
          : text(meeting.message.mine ? 'schedule.mine.youAsked' : 'schedule.mine.theyAsked', {
              message: meeting.message.text,
            }),
    })),
  }))
}

function laySigns(
  rows: Awaited<ReturnType<typeof selectSigns>>,
  zone: string,
  lang: string,
): PrintedSchedules['signs'] {
  return [
    ...Map.groupBy(rows, row => `${row.position} ${row.placeId} ${dayIn(row.startsAt, zone)}`).values(),
  ].flatMap(group => {
    const [first] = group
    if (first === undefined) return []
    return [
      {
        label: first.label,
        day: sayLongDay(first.startsAt, zone, lang),
        directions: first.directions ?? '',
        rows: group.map(row => ({
          time: `${clockIn(row.startsAt, zone)}–${clockIn(row.endsAt, zone)}`,
          one: row.one,
          other: row.other,
        })),
      },
    ]
  })
}

function sayLongDay(instant: Date, zone: string, lang: string): string {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    dateStyle: 'full',
    timeZone: zone,
  }).format(instant)
}

function sayStamp(instant: Date, zone: string, lang: string): string {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  }).format(instant)
}
