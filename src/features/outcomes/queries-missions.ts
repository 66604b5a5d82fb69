import type { Db } from '../../shared/context.ts'

export interface MissionFacts {
  id: string
  title: string
  timeZone: string
  /** The last day of it. */
  endsOn: string
}

/** Missions with a published schedule, or with encounters, that have begun, and ended not before this day. */
export async function listMissionFacts(db: Db, endedAfter: string, now: Date): Promise<MissionFacts[]> {
  return db
    .selectFrom('mission')
    .select(['mission.id', 'mission.title', 'mission.time_zone as timeZone', 'mission.ends_on as endsOn'])
    .where('mission.ends_on', '>=', endedAfter)
    .where('mission.starts_on', '<=', new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10))
    .where('mission.state', 'in', ['open', 'closed', 'over'])
    .where(eb =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('schedule')
            .select('schedule.id')
            .whereRef('schedule.mission_id', '=', 'mission.id')
            .where('schedule.state', '=', 'published'),
        ),
        eb.exists(
          eb
            .selectFrom('encounter')
            .select('encounter.id')
            .whereRef('encounter.mission_id', '=', 'mission.id')
            .where('encounter.withdrawn_at', 'is', null),
        ),
      ]),
    )
    .orderBy('mission.id')
    .execute()
}
