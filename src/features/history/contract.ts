import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'

const line = z.object({
  id: f.id,
  at: f.instant,
  /** The call that made the change: `missions.updateMission`. */
  call: z.string(),
  /** Null where the house itself did it: a job, an expiry. */
  who: z.string().nullable(),
  /** Somebody else than the one who did it. */
  onBehalfOf: z.string().nullable(),
  /** What of the record it concerned: a participant, a meeting, a person. */
  about: z.string().nullable(),
  reason: z.string().nullable(),
})

export const getMissionHistory = defineCall({
  name: 'history.getMissionHistory',
  method: 'GET',
  path: '/missions/:mission/history',
  summary: 'Who changed what of a mission, its participants and its schedule, newest first',
  input: z.object({ mission: z.string().max(120), ...f.paging }),
  output: f.paged(line).extend({ timeZone: z.string() }),
})

export const getOrganisationHistory = defineCall({
  name: 'history.getOrganisationHistory',
  method: 'GET',
  path: '/organisations/:organisation/history',
  summary: 'Who changed what of an organisation and its people, newest first',
  input: z.object({ organisation: z.string().max(120), ...f.paging }),
  output: f.paged(line).extend({ name: z.string() }),
})
