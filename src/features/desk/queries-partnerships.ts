import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

export async function findPartnershipNames(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('partnership')
    .select(['id', 'slug', 'acronym'])
    .where('id', 'in', [...ids])
    .orderBy('acronym')
    .orderBy('id')
    .execute()
}

/** The next report of each of these partnerships that is to be sent, with the days until then. */
export async function listNextReports(db: Db, given: { ids: readonly string[]; today: string }) {
  const { rows } = await sql<{
    partnershipId: string
    id: string
    name: string
    dueOn: string
    days: number
  }>`select distinct on (partnership_id) partnership_id as "partnershipId", id, name, due_on::text as "dueOn", due_on - ${given.today}::date as days
    from reporting_period where partnership_id = any(${[...given.ids]}::uuid[]) and state in ('open', 'frozen') and due_on >= ${given.today}::date
    order by partnership_id, due_on, id`.execute(db)
  return rows
}

export interface MissionToChase {
  id: string
  slug: string
  title: string
  lang: string
  partnershipId: string
}

/** So long after a mission people are still asked what came of their meetings. */
const chasedDays = 120
const mostChased = 4

/** Missions that have begun and of whose meetings people may still be asked, the latest first: of partnerships, or with members of clusters. */
export async function listMissionsToChase(
  db: Db,
  given: {
    partnershipIds?: readonly string[]
    clusterIds?: readonly string[]
    /** Partnerships whose missions are told of elsewhere. */
    except?: readonly string[]
    now: Date
  },
): Promise<MissionToChase[]> {
  const { partnershipIds = [], clusterIds = [], except = [], now } = given
  const { rows } = await sql<MissionToChase>`
    select id, slug, title, lang, partnership_id as "partnershipId" from mission
    where state in ('open', 'closed', 'over') and starts_on <= ${now}::date and ends_on >= ${now}::date - ${chasedDays}::integer
      and exists (select 1 from schedule where schedule.mission_id = mission.id and schedule.state = 'published')
      and not partnership_id = any(${[...except]}::uuid[])
      and (partnership_id = any(${[...partnershipIds]}::uuid[]) or exists (select 1 from participant
        join membership on membership.organisation_id = participant.organisation_id and membership.member_to is null
        where participant.mission_id = mission.id and membership.cluster_id = any(${[...clusterIds]}::uuid[])))
    order by starts_on desc, id limit ${mostChased}`.execute(db)
  return rows
}
