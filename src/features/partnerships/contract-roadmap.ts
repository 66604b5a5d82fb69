import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { day, id, reference } from '../../shared/fields.ts'
import { roadmapKinds } from './rules/lay-roadmap.ts'

export const getRoadmap = defineCall({
  name: 'partnerships.getRoadmap',
  method: 'GET',
  path: '/partnerships/:partnership/roadmap',
  summary:
    'One time line of a partnership: missions, events, partners and grants; for partners and funders its papers, decisions, hypotheses, deliverables, milestones and reports, too',
  input: z.object({ partnership: reference }),
  output: z.object({
    partnership: z.object({ id, slug: z.string(), acronym: z.string() }),
    /** The day (UTC) that parts what is over from what comes. */
    today: day,
    /** Whether what only partners and funders read stands here. */
    readsInside: z.boolean(),
    /** By day, the first first. */
    items: z.array(
      z.object({
        kind: z.enum(roadmapKinds),
        /** Slug or id of the record the line is drawn from; two lines may be of one record. */
        of: z.string(),
        from: day,
        /** The last day; null where it is about one day. */
        to: day.nullable(),
        title: z.string(),
        lang: z.string().nullable(),
        /** Of what type a mission or event is. */
        type: z.string().nullable(),
        country: z.string().nullable(),
        city: z.string().nullable(),
        /** Of missions, events, reports, decisions, deliverables and milestones; `late` is what was due and is not done. */
        state: z.string().nullable(),
      }),
    ),
  }),
})
