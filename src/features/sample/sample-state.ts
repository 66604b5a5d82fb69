import { z } from 'zod'
import type { Db } from '../../shared/context.ts'
import { stage } from './contract.ts'

/** What is remembered of the sample between its jobs: how far it is and which record each key became. */
const schema = z.object({
  loadId: z.string(),
  state: z.enum(['loading', 'ready', 'failed', 'removing']),
  stage,
  size: z.enum(['small', 'full']),
  seed: z.number(),
  startsOn: z.string(),
  /** By how many minutes its hours were moved, so that its day is under way. */
  shift: z.number().default(0),
  jobId: z.string().nullable(),
  missionSlug: z.string().nullable(),
  partnershipSlug: z.string().nullable(),
  ids: z.record(z.string(), z.string()),
})
export type SampleState = z.infer<typeof schema>

/** What is known of the sample, or null when there is none. */
export async function findSampleState(db: Db): Promise<SampleState | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', 'sample').executeTakeFirst()
  return row === undefined ? null : schema.parse(row.value)
}

export async function saveSampleState(db: Db, state: SampleState): Promise<void> {
  const value = JSON.stringify(state)
  await db
    .insertInto('setting')
    .values({ name: 'sample', value })
    .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

export async function forgetSampleState(db: Db): Promise<void> {
  await db.deleteFrom('setting').where('name', '=', 'sample').execute()
}
