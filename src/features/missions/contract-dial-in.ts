import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { missionReference } from './contract-fields.ts'

export const setDialIn = defineCall({
  name: 'missions.setDialIn',
  method: 'PUT',
  path: '/missions/:mission/participants/:participant/dial-in',
  summary:
    'Say how a participant joins meetings held by video (number and PIN, a link of their own); left empty, nothing is said. Read by the participant and whoever acts for them alone',
  input: z.object({
    mission: missionReference,
    participant: f.id,
    version: f.version,
    dialIn: f.optionalLine(300),
  }),
  output: z.object({ version: z.number().int() }),
})
