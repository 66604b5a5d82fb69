import { z } from 'zod'
import * as f from '../../shared/fields.ts'
import { requestStates } from './rules/request-states.ts'
import { wishes } from './rules/wishes.ts'

/** A mission by its id or its short name. */
export const missionReference = z.string().min(1).max(120)
export const wish = z.enum(wishes)
export const requestState = z.enum(requestStates)

/** An organisation as it is named everywhere: in its own script, too. */
export const namedOrganisation = z.object({
  id: f.id,
  name: z.string(),
  nameOtherScript: z.string().nullable(),
  country: z.string(),
})

export const attendee = z.object({
  participantId: f.id,
  name: z.string(),
  organisation: z.string(),
  side: z.enum(['from', 'to']),
  observing: z.boolean(),
  /** False for somebody who was named and stays away, for whatever reason; only their own side and the organiser see them. */
  attends: z.boolean(),
})

export const meetingState = z.enum(['accepted', 'held', 'not-held', 'cancelled'])
