import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import { country, day } from '../../shared/fields.ts'

const partnership = z.object({ slug: z.string(), acronym: z.string() })

const event = z.object({
  slug: z.string(),
  title: z.string(),
  lang: z.string(),
  type: z.string(),
  country: z.string(),
  city: z.string(),
  startsOn: day,
  endsOn: day,
  partnership,
  /** Where it is, as far as it can be placed. */
  place: z.object({ latitude: z.number(), longitude: z.number(), by: z.string() }).nullable(),
})

const wanted = {
  /** From this day on; today when not said. */
  from: day.optional(),
  /** Events there, and partnerships that go there. */
  country: country.optional(),
}

export const listActivities = defineCall({
  name: 'activities.listActivities',
  method: 'GET',
  path: '/activities',
  summary:
    'What public partnerships plan: their target markets, their public missions and events, and where two of them are in one city in one month',
  input: z.object(wanted),
  output: z.object({
    from: day,
    partnerships: z.array(
      partnership.extend({
        title: z.string(),
        theme: z.string().nullable(),
        startsOn: day.nullable(),
        endsOn: day.nullable(),
        clusters: z.number().int(),
        /** Whom to write to; null where the cluster shows itself to fewer people. */
        coordinator: z.object({ slug: z.string(), name: z.string(), country: z.string() }).nullable(),
        markets: z.array(z.object({ country: z.string(), stage: z.string() })),
        events: z.number().int(),
      }),
    ),
    events: z.array(event),
    sameMonth: z.array(
      z.object({ country: z.string(), city: z.string(), month: z.string(), events: z.array(event) }),
    ),
    /** Countries of all events and markets, to choose one. */
    countries: z.array(z.string()),
  }),
})

export const activityFormats = ['csv', 'json', 'ics'] as const

export const getActivitiesFile = defineFileCall({
  name: 'activities.getActivitiesFile',
  method: 'GET',
  path: '/activities/file',
  summary: 'The same as open data: events as CSV or iCalendar, everything as JSON',
  input: z.object({ ...wanted, format: z.enum(activityFormats) }),
})
