import { z } from 'zod'
import * as f from '../../shared/fields.ts'
import { certificate } from './rules/certificate.ts'
import { coursePoint } from './rules/course.ts'

/** A mission by its id or slug. */
export const mission = z.string().max(120)
export const ofMission = z.object({ mission })

export const organisationFace = z.object({
  id: f.id,
  slug: z.string(),
  name: z.string(),
  otherScript: z.string().nullable(),
  reading: z.string().nullable(),
  country: z.string(),
})

export const personFace = z.object({
  participantId: f.id,
  name: z.string(),
  otherScript: z.string().nullable(),
  reading: z.string().nullable(),
  organisation: z.string(),
  observing: z.boolean(),
})

export const wish = z.enum(['must', 'would-like', 'if-possible'])

/** A sentence as a message key below `schedule.` with its values. */
export const sentence = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const version = z.object({
  id: f.id,
  number: z.number().int(),
  version: z.number().int(),
  madeAt: f.instant,
  publishedAt: f.instant.nullable(),
  certificate: certificate.nullable(),
})

/** How good what is shown is. Gaps are counted as idle groups between two meetings of one person on one day. */
export const figures = z.object({
  accepted: z.number().int(),
  scheduled: z.number().int(),
  /** Participants with at least one scheduled meeting. */
  people: z.number().int(),
  gaps: z.number().int(),
  /** At most this many gaps fewer would be possible; null when nothing is known. */
  gapsFromBest: z.number().int().nullable(),
  /** How much of the wishes' weight that could be held at best is held, in per cent rounded down; null when no bound speaks of it. */
  wishesHeld: z.number().int().nullable(),
  tableChanges: z.number().int(),
  longSeries: z.number().int(),
  minimumMissed: z.number().int(),
})

export const buildState = z.object({
  jobId: f.id,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  stopping: z.boolean(),
  seconds: z.number(),
  startedAt: f.instant,
  error: z.string().nullable(),
  progress: z
    .object({
      phase: z.enum(['start', 'improve', 'prove', 'tables']),
      placed: z.number().int(),
      total: z.number().int(),
      weight: z.number(),
      weightUpperBound: z.number(),
      breaks: z.number().int(),
      breaksLowerBound: z.number().int(),
      seconds: z.number(),
      /** What it had at which second, first to latest. */
      course: z.array(coursePoint).default([]),
    })
    .nullable(),
  /** What the build wrote: the draft's number. */
  draft: z.number().int().nullable(),
})

export const cellCost = z.object({
  slotId: f.id,
  placeId: f.id,
  verdict: z.enum(['free', 'displaces', 'refused']),
  /** Why not, or who would lose their place. */
  words: z.array(sentence),
  displaces: z.array(f.id),
  gaps: z.number().int(),
  longSeries: z.number().int(),
  tableChanges: z.number().int(),
  /** What exchanging the two meetings would cost; null where nothing stands or a rule forbids the exchange. */
  swap: z
    .object({ gaps: z.number().int(), longSeries: z.number().int(), tableChanges: z.number().int() })
    .nullable(),
})

export const change = z.object({
  kind: z.enum(['new', 'moved', 'cancelled']),
  meetingId: f.id,
  participantId: f.id,
  counterpart: z.string(),
  before: z.object({ startsAt: f.instant, endsAt: f.instant, place: z.string() }).nullable(),
  after: z.object({ startsAt: f.instant, endsAt: f.instant, place: z.string() }).nullable(),
})

export const toldPerson = z.object({
  personId: f.id.nullable(),
  name: z.string(),
  /** False when nobody has an address: the organiser tells them. */
  byMail: z.boolean(),
  changes: z.array(change.extend({ participant: z.string(), organisation: z.string() })),
})

/** Something wrong with what a build is given: in words, and on which record it is mended. */
export const fault = z.object({
  /** 'wrong' stops a build, 'impossible' is said and what fits is built. */
  severity: z.enum(['wrong', 'impossible']),
  sentence,
  record: z.object({
    kind: z.enum(['participant', 'availability', 'meeting', 'sessions', 'places', 'groups', 'rules']),
    id: f.id.nullable(),
  }),
})

/** What the organiser could do so that a meeting finds a place; tried on the draft, so pressed unchanged it works. */
export const proposal = z.object({
  /** Given back to take it up. */
  key: z.string(),
  words: z.array(sentence),
  /** Where the meeting would stand, in words. */
  where: z.string(),
  gaps: z.number().int(),
  longSeries: z.number().int(),
  tableChanges: z.number().int(),
  /** Meetings that would lose their place. */
  takesOut: z.number().int(),
  /** Somebody whose time it needs and who can be asked by mail instead. */
  ask: z.object({ participantId: f.id, slotId: f.id, name: z.string() }).nullable(),
})

/** Somebody was asked whether they could be free for a meeting. */
export const question = z.object({ words: sentence, answer: z.enum(['yes', 'no']).nullable() })
