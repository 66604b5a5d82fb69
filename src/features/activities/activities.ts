import ical from 'ical-generator'
import { locate } from '../../engines/places/index.ts'
import { writeCsv } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import type * as contract from './contract.ts'
import { type EventRow, listPublicEvents, listPublicPartnerships } from './queries.ts'
import { findSameMonth } from './rules/same-month.ts'

type Wanted = Pick<ParsedInputOf<typeof contract.listActivities>, 'from' | 'country'>

/** What public partnerships plan from a day on, and who is in one city in one month. The same for everybody. */
export async function listActivities(
  ctx: Context,
  input: Wanted,
): Promise<AnswerOf<typeof contract.listActivities>> {
  const { from, rows, partnerships } = await gather(ctx, input)
  const events = rows.map(shapeEvent)
  const here = (code: string) => input.country === undefined || code === input.country
  const shown = events.filter(one => here(one.country))
  const countOf = Map.groupBy(shown, one => one.partnership.slug)
  return {
    from,
    partnerships: partnerships
      .map(one => ({ ...one, events: countOf.get(one.slug)?.length ?? 0 }))
      .filter(
        one =>
          input.country === undefined || one.events > 0 || one.markets.some(market => here(market.country)),
      ),
    events: shown,
    sameMonth: findSameMonth(shown),
    countries: [
      ...new Set([
        ...events.map(one => one.country),
        ...partnerships.flatMap(one => one.markets.map(market => market.country)),
      ]),
    ].sort(),
  }
}

async function gather(ctx: Context, input: Wanted) {
  const from = input.from ?? ctx.now().toISOString().slice(0, 10)
  return {
    from,
    rows: await listPublicEvents(ctx.db, from),
    partnerships: await listPublicPartnerships(ctx.db, from),
  }
}

function shapeEvent({ updatedAt: _, ...row }: EventRow) {
  const found = locate({
    country: row.country,
    city: row.city,
    region: null,
    latitude: null,
    longitude: null,
  })
  return {
    ...row,
    place: found === null ? null : { latitude: found.latitude, longitude: found.longitude, by: found.by },
  }
}

/** The same as open data. */
export async function getActivitiesFile(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getActivitiesFile>,
): Promise<FileAnswer> {
  const { rows } = await gather(ctx, input)
  const events = rows.filter(one => input.country === undefined || one.country === input.country)
  const addressOf = (one: EventRow) => `${ctx.baseUrl}/events/${one.slug}`
  switch (input.format) {
    case 'json':
      return {
        fileName: 'activities.json',
        mediaType: 'application/json',
        body: `${JSON.stringify(await listActivities(ctx, input), null, 2)}\n`,
      }
    case 'csv':
      return {
        fileName: 'activities.csv',
        mediaType: 'text/csv; charset=utf-8',
        body: writeCsv(
          ['partnership', 'title', 'type', 'country', 'city', 'startsOn', 'endsOn', 'address'].map(title => ({
            title,
          })),
          events.map(one => [
            one.partnership.acronym,
            one.title,
            one.type,
            one.country,
            one.city,
            one.startsOn,
            one.endsOn,
            addressOf(one),
          ]),
        ),
      }
    case 'ics':
      return { fileName: 'activities.ics', mediaType: 'text/calendar; charset=utf-8', body: calendarOf() }
  }

  function calendarOf(): string {
    const { host } = new URL(ctx.baseUrl)
    const file = ical({
      name: ctx.text(ctx.viewer.lang)('activities.title'),
      prodId: { company: 'Kontor', product: 'Kontor', language: 'EN' },
    })
    for (const one of events)
      file.createEvent({
        id: `${one.slug}@${host}`,
        start: `${one.startsOn}T00:00:00.000Z`,
        // A day that is not meant any more, as calendars want it.
        end: new Date(Date.parse(`${one.endsOn}T00:00:00Z`) + 86_400_000),
        allDay: true,
        stamp: one.updatedAt,
        summary: `${one.title} (${one.partnership.acronym})`,
        location: `${one.city}, ${one.country}`,
        url: addressOf(one),
      })
    return file.toString()
  }
}
