import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { day, id, instant, nothing } from '../../shared/fields.ts'
import { causes } from '../indicators/rules/cause.ts'
import { dueKinds } from './rules/due-kinds.ts'

const count = z.number().int()

/** What is due, or what waits for others, and where it is. */
const line = z.object({
  kind: z.enum(dueKinds),
  /** Slug or id of what it is about. */
  of: z.string(),
  title: z.string(),
  lang: z.string().nullable(),
  day: day.nullable(),
  /** Days, people, votes, signatures or records: what the kind counts. */
  count,
  /** Its day is over. */
  isLate: z.boolean(),
})

export const getDesk = defineCall({
  name: 'desk.getDesk',
  method: 'GET',
  path: '/desk',
  summary: 'What needs me today, over everything I answer for',
  input: nothing,
  output: z.object({
    /** Missions I run, the next one first. */
    missions: z.array(
      z.object({
        slug: z.string(),
        title: z.string(),
        lang: z.string(),
        city: z.string(),
        country: z.string(),
        startsOn: day,
        endsOn: day,
        timeZone: z.string(),
        state: z.string(),
        daysAhead: count,
        confirmed: count,
        requests: count,
        pendingOver48Hours: count,
        withoutAvailability: count,
        withoutRequest: count,
        applications: count,
        acceptedMeetings: count,
        scheduledMeetings: count,
        /** Over, and nobody said whether they were held or what came of them. */
        silentMeetings: count,
        sessions: count,
        /** Steps of the checklist that are past their day, over all who have them to do. */
        stepsLate: count,
        schedule: z.enum(['none', 'draft', 'published', 'published-with-draft']),
      }),
    ),
    /** Missions I take part in. */
    mine: z.array(
      z.object({
        slug: z.string(),
        title: z.string(),
        lang: z.string(),
        city: z.string(),
        startsOn: day,
        endsOn: day,
        timeZone: z.string(),
        participantId: id,
        organisation: z.string(),
        toAnswer: count,
        availabilityConfirmed: z.boolean(),
        meetings: count,
        next: z
          .object({
            startsAt: instant,
            endsAt: instant,
            place: z.string(),
            counterpart: z.string(),
            counterpartOtherScript: z.string().nullable(),
          })
          .nullable(),
      }),
    ),
    /** Partnerships I coordinate: how far they are, what is due, who has not answered. */
    partnerships: z.array(
      z.object({
        slug: z.string(),
        acronym: z.string(),
        /** In which month of its term it is; the grant that runs, where there is one. */
        month: z.object({ month: count, of: count }).nullable(),
        grant: z.string().nullable(),
        nextReport: z.object({ id, name: z.string(), dueOn: day, days: count }).nullable(),
        due: z.array(line),
        waiting: z.array(line),
      }),
    ),
    /** Clusters I manage. */
    clusters: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        members: count,
        /** Of which somebody took part, asked or was asked within a year. */
        active: count,
        /** In each partnership of the cluster: for how many members something counts in its term, and whom no record mentions. */
        served: z.array(
          z.object({ slug: z.string(), acronym: z.string(), benefited: count, leftOut: count }),
        ),
        /** What waits for the cluster or its members: votes, signed copies, requests, words on meetings, checklists. */
        waiting: z.array(line),
        withoutPeople: count,
        withoutSummary: count,
        neverMet: count,
      }),
    ),
    /** Figures of my partnerships that are below what should be there by now, the furthest behind first; as last counted. */
    figures: z.array(
      z.object({
        id,
        name: z.string(),
        /** Its words in every language, as `indicators.shipped.<name>`, where it came with a set. */
        shippedAs: z.string().nullable(),
        unit: z.string(),
        partnership: z.string(),
        slug: z.string(),
        proven: z.number(),
        target: z.number(),
        expected: z.number(),
        /** What keeps it down most, and of how many records or members. */
        cause: z.object({ cause: z.enum(causes), count }).nullable(),
      }),
    ),
    /** Saved searches that find something new to me, the fullest first. */
    news: z.array(z.object({ id, name: z.string(), count, of: z.enum(['organisations', 'opportunities']) })),
    /** Rooms in which an agreement or a step waits for me, or that near their end. */
    rooms: z.array(
      z.object({
        id,
        title: z.string(),
        waits: z.enum(['step', 'nda', 'ends']),
        endsOn: day.nullable(),
      }),
    ),
    /** Offers and requests: interests to answer, texts to publish or review, what runs out within a month. */
    opportunities: z.object({ interests: count, reviews: count, expiring: count }),
    /** For administrators: how far the installation is set up. */
    administration: z
      .object({
        clusters: count,
        partnerships: count,
        missions: count,
        failedMails: count,
        keptMails: count,
        smtp: z.boolean(),
        sample: z.boolean(),
      })
      .nullable(),
  }),
})
