import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import type { MissionRow } from './load-mission.ts'
import { visibleMissions } from './visible-missions.ts'

/** A partnership and whether the cluster is one of its partners today. */
export async function findPartnership(
  db: Db,
  partnershipId: string,
  clusterId: string,
): Promise<{ id: string; isPartner: boolean } | undefined> {
  return db
    .selectFrom('partnership')
    .select(eb => [
      'partnership.id',
      eb
        .exists(
          eb
            .selectFrom('partner')
            .select('partner.id')
            .whereRef('partner.partnership_id', '=', 'partnership.id')
            .where('partner.cluster_id', '=', clusterId)
            .where('partner.left_on', 'is', null),
        )
        .$castTo<boolean>()
        .as('isPartner'),
    ])
    .where('partnership.id', '=', partnershipId)
    .executeTakeFirst()
}

/** How many seats are taken: confirmed participants who came in on their own, not represented, observing or brought by a host. */
export async function countSeatsTaken(db: Db, missionId: string): Promise<number> {
  const row = await db
    .selectFrom('participant')
    .select(eb => eb.fn.countAll<number>().as('taken'))
    .where('mission_id', '=', missionId)
    .where('state', '=', 'confirmed')
    .where('kind', 'in', ['travelling', 'local', 'remote'])
    .where('brought_by', 'is', null)
    .executeTakeFirst()
  return Number(row?.taken ?? 0)
}

/** Holds the mission's row until the transaction ends, so that seats and plans are counted one after another. */
export async function lockMission(db: Db, missionId: string): Promise<MissionRow | undefined> {
  return db.selectFrom('mission').selectAll().where('id', '=', missionId).forUpdate().executeTakeFirst()
}

export interface MissionFilters {
  when: 'upcoming' | 'over' | 'all'
  partnership?: string | undefined
  state?: MissionRow['state'] | undefined
  text?: string | null | undefined
  page: number
  pageSize: number
}

function listConditions(viewer: Viewer, filters: MissionFilters, today: string): Expression<SqlBool>[] {
  const conditions = [visibleMissions(viewer)]
  if (filters.when === 'upcoming')
    conditions.push(sql<SqlBool>`(mission.ends_on >= ${today}::date and mission.state <> 'over')`)
  if (filters.when === 'over')
    conditions.push(sql<SqlBool>`(mission.ends_on < ${today}::date or mission.state = 'over')`)
  if (filters.partnership !== undefined)
    conditions.push(sql<SqlBool>`mission.partnership_id = ${filters.partnership}`)
  if (filters.state !== undefined) conditions.push(sql<SqlBool>`mission.state = ${filters.state}`)
  if (filters.text) {
    const pattern = `%${filters.text.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(
      sql<SqlBool>`(mission.title ilike ${pattern} or mission.city ilike ${pattern} or mission.linked_fair ilike ${pattern})`,
    )
  }
  return conditions
}

/** A page of the missions the viewer sees, with the names beside them, and how many there are. */
export async function selectMissions(db: Db, viewer: Viewer, filters: MissionFilters, today: string) {
  const conditions = listConditions(viewer, filters, today)
  const rows = await db
    .selectFrom('mission')
    .innerJoin('partnership', 'partnership.id', 'mission.partnership_id')
    .innerJoin('cluster', 'cluster.id', 'mission.lead_cluster_id')
    .select([
      'mission.id',
      'mission.slug',
      'mission.title',
      'mission.lang',
      'mission.type',
      'mission.country',
      'mission.city',
      'mission.time_zone',
      'mission.starts_on',
      'mission.ends_on',
      'mission.state',
      'mission.sample',
      'mission.partnership_id',
      'partnership.slug as partnership_slug',
      'partnership.acronym',
      'mission.lead_cluster_id',
      'cluster.slug as cluster_slug',
      'cluster.short_name as cluster_name',
      sql<number>`(select count(*)::int from participant where participant.mission_id = mission.id and participant.state = 'confirmed')`.as(
        'participants',
      ),
      sql<number>`count(*) over ()::int`.as('total'),
    ])
    .where(eb => eb.and(conditions))
    .orderBy('mission.starts_on', filters.when === 'upcoming' ? 'asc' : 'desc')
    .orderBy('mission.id')
    .limit(filters.pageSize)
    .offset((filters.page - 1) * filters.pageSize)
    .execute()
  return rows
}

/** Names and numbers around one mission, in one statement each. */
export async function selectMissionParts(db: Db, mission: MissionRow) {
  const names = await db
    .selectFrom('partnership')
    .innerJoin('cluster', join => join.on('cluster.id', '=', mission.lead_cluster_id))
    .leftJoin('mission as before', join => join.on('before.id', '=', mission.copied_from))
    .select([
      'partnership.slug',
      'partnership.acronym',
      'cluster.slug as cluster_slug',
      'cluster.short_name as cluster_name',
      'before.id as before_id',
      'before.slug as before_slug',
      'before.title as before_title',
    ])
    .where('partnership.id', '=', mission.partnership_id)
    .executeTakeFirstOrThrow()
  const groups = await db
    .selectFrom('participant_group')
    .select([
      'id',
      'name',
      'meetings_min as meetingsMin',
      'meetings_max as meetingsMax',
      sql<number>`(select count(*)::int from participant where participant.group_id = participant_group.id and state = 'confirmed')`.as(
        'participants',
      ),
    ])
    .where('mission_id', '=', mission.id)
    .orderBy('position')
    .execute()
  const pairs = await db
    .selectFrom('group_pair')
    .select(['group_a as a', 'group_b as b'])
    .where('mission_id', '=', mission.id)
    .orderBy('group_a')
    .orderBy('group_b')
    .execute()
  const counted = await db
    .selectFrom('participant')
    .select([
      'state',
      'kind',
      sql<number>`count(*)::int`.as('count'),
      sql<number>`count(*) filter (where kind in ('travelling', 'local', 'remote') and brought_by is null)::int`.as(
        'seats',
      ),
    ])
    .where('mission_id', '=', mission.id)
    .groupBy(['state', 'kind'])
    .execute()
  const numbers = await sql<{
    organisations: number
    sessions: number
    slots: number
    places: number
    programme: number
  }>`
    select (select count(distinct organisation_id)::int from participant where mission_id = ${mission.id} and state = 'confirmed') as organisations,
      (select count(*)::int from meeting_session where mission_id = ${mission.id}) as sessions,
      (select count(*)::int from slot where mission_id = ${mission.id} and removed_at is null and session_id is not null) as slots,
      (select count(*)::int from place where mission_id = ${mission.id} and removed_at is null) as places,
      (select count(*)::int from programme_item where mission_id = ${mission.id}) as programme`.execute(db)
  return {
    names,
    groups,
    pairs,
    counted,
    numbers: numbers.rows[0] ?? { organisations: 0, sessions: 0, slots: 0, places: 0, programme: 0 },
  }
}

/** A mission's own questions in order. */
export async function selectQuestions(db: Db, missionId: string) {
  return db
    .selectFrom('question')
    .select(['id', 'label', 'hint', 'kind', 'options', 'required'])
    .where('mission_id', '=', missionId)
    .orderBy('position')
    .execute()
}

/** The participants a person stands for here: themselves and the organisations they edit. */
export async function selectMyParticipants(db: Db, viewer: Viewer, missionId: string) {
  if (viewer.personId === null) return []
  const edited = viewer.grants.flatMap(grant =>
    grant.role === 'organisation-editor' && grant.organisationId !== null ? [grant.organisationId] : [],
  )
  return db
    .selectFrom('participant')
    .innerJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .select([
      'participant.id',
      'organisation.name as organisation',
      'participant.state',
      'participant.kind',
      'participant.availability_confirmed_at',
    ])
    .where('participant.mission_id', '=', missionId)
    .where(
      sql<SqlBool>`(participant.person_id = ${viewer.personId} or participant.organisation_id = any(${edited}::uuid[]))`,
    )
    .orderBy(sql`participant.person_id = ${viewer.personId} desc nulls last`)
    .orderBy('participant.id')
    .limit(50)
    .execute()
}

/** The names a public page shows beside a mission. */
export async function selectMissionNames(
  db: Db,
  mission: MissionRow,
): Promise<{ partnership: string; leadCluster: string }> {
  return db
    .selectFrom('partnership')
    .innerJoin('cluster', join => join.on('cluster.id', '=', mission.lead_cluster_id))
    .select(['partnership.acronym as partnership', 'cluster.short_name as leadCluster'])
    .where('partnership.id', '=', mission.partnership_id)
    .executeTakeFirstOrThrow()
}
