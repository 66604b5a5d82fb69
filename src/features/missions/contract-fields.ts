import { z } from 'zod'
import * as f from '../../shared/fields.ts'

/** Shapes that the contracts of this room share. */

export const missionTypes = [
  'outgoing-mission',
  'incoming-mission',
  'trade-fair',
  'brokerage-event',
  'c2c-seminar',
  'site-visit',
  'webinar',
  'workshop',
] as const
export const missionFormats = ['on-site', 'remote', 'hybrid'] as const
export const missionStates = ['draft', 'open', 'closed', 'over', 'cancelled'] as const
export const registrationModes = ['invitation', 'approval', 'open'] as const
export const participantKinds = ['travelling', 'represented', 'local', 'remote', 'observer'] as const
export const participantStates = [
  'invited',
  'applied',
  'waiting-list',
  'confirmed',
  'declined',
  'refused',
  'withdrawn',
] as const
export const programmeKinds = [
  'talk',
  'site-visit',
  'reception',
  'meal',
  'transfer',
  'workshop',
  'other',
] as const
export const placeKinds = ['table', 'booth', 'office', 'online'] as const

/** A mission's id or its slug, as addresses use either. */
export const missionReference = z.string().min(1).max(120)

export const missionFacts = {
  type: z.enum(missionTypes),
  title: f.line(200),
  summary: f.optionalProse(5000),
  lang: f.lang.default('en'),
  country: f.country,
  city: f.line(120),
  venue: f.optionalLine(200),
  address: f.optionalProse(500),
  directions: f.optionalProse(2000),
  timeZone: f.timeZone,
  startsOn: f.day,
  endsOn: f.day,
  format: z.enum(missionFormats).default('on-site'),
  linkedFair: f.optionalLine(200),
  languages: z.array(f.lang).max(20).default(['en']),
  capacity: z.number().int().min(1).max(100_000).nullable().optional(),
}

/** What becomes of meetings in slots or at places that go: without a word from the organiser, nothing goes. */
export const meetingsChoice = z.enum(['unplace']).optional()

/** Answers to a mission's own questions, by question id. */
export const answers = z.record(f.id, z.string().max(5000))

/** A point in time: an instant with its offset, or a wall-clock time of the mission's place (`2026-10-01T18:00`), as forms send it. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/, 'not-a-datetime')
