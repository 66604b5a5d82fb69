import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { concernedDelegates } from './queries.ts'

/** By step, for how many delegates that concern the viewer it is settled, and how many still miss it. */
export async function countSteps(
  db: Db,
  wanted: { missionId: string; viewer: Viewer; whose: 'members' | 'all' },
): Promise<Map<string, { done: number; missing: number }>> {
  const { rows } = await sql<{ id: string; done: number; missing: number }>`
    select preparation_step.id, count(*) filter (where preparation_mark.step_id is not null)::int as done,
      count(*) filter (where preparation_mark.step_id is null)::int as missing
    from preparation_step join participant on participant.mission_id = preparation_step.mission_id and participant.state = 'confirmed'
      and participant.kind = any(preparation_step.for_kinds)
    left join preparation_mark on preparation_mark.step_id = preparation_step.id and preparation_mark.participant_id = participant.id
    where preparation_step.mission_id = ${wanted.missionId} and preparation_step.removed_at is null
      and ${concernedDelegates(wanted.viewer, wanted.whose)}
    group by preparation_step.id`.execute(db)
  return new Map(rows.map(({ id, done, missing }) => [id, { done, missing }]))
}
