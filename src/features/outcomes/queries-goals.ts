import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import type { GoalKind, goalRungs } from './rules/goals.ts'
import type { Rung } from './rules/ladder.ts'
import { concerns } from './whom-it-concerns.ts'

export interface GoalRow {
  id: string
  participantId: string
  personId: string | null
  person: string
  organisationId: string
  organisation: string
  kind: GoalKind
  rung: (typeof goalRungs)[number] | null
  words: string | null
  lang: string
  target: number
  came: number | null
  setAt: Date
}

/** The goals of a mission that concern the viewer: their own, their companies' and clusters' members', or all. */
export async function listGoalRows(
  db: Db,
  wanted: { missionId: string; viewer: Viewer; all: boolean },
): Promise<GoalRow[]> {
  const mine = wanted.all ? sql`true` : concerns(wanted.viewer, sql`participant.organisation_id`)
  const { rows } = await sql<GoalRow>`
    select goal.id, goal.participant_id as "participantId", participant.person_id as "personId",
      coalesce(participant.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), organisation.name) as person,
      organisation.id as "organisationId", organisation.name as organisation, goal.kind, goal.rung, goal.words, goal.lang, goal.target, goal.came,
      goal.set_at as "setAt"
    from goal join participant on participant.id = goal.participant_id
    join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id and person.erased_at is null
    where goal.mission_id = ${wanted.missionId} and goal.withdrawn_at is null and participant.state = 'confirmed' and ${mine}
    order by organisation.name, participant.id, goal.set_at, goal.id`.execute(db)
  return rows
}

export async function insertGoal(
  db: Db,
  row: {
    id: string
    mission_id: string
    participant_id: string
    kind: GoalKind
    rung: (typeof goalRungs)[number] | null
    words: string | null
    lang: string
    target: number
    set_by: string | null
    set_at: Date
  },
): Promise<void> {
  await db.insertInto('goal').values(row).execute()
}

/** How many goals somebody has set for a mission and not taken back. */
export async function countGoals(db: Db, participantId: string): Promise<number> {
  const { count } = await db
    .selectFrom('goal')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('participant_id', '=', participantId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function findGoal(db: Db, id: string) {
  return db
    .selectFrom('goal')
    .innerJoin('participant', 'participant.id', 'goal.participant_id')
    .select([
      'goal.id',
      'goal.kind',
      'goal.mission_id as missionId',
      'participant.person_id as personId',
      'goal.withdrawn_at as withdrawnAt',
    ])
    .where('goal.id', '=', id)
    .where('participant.state', '=', 'confirmed')
    .executeTakeFirst()
}

export async function markDropped(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('goal').set({ withdrawn_at: now }).where('id', '=', id).execute()
}

export async function saveCame(db: Db, id: string, came: number, now: Date): Promise<void> {
  await db.updateTable('goal').set({ came, came_at: now }).where('id', '=', id).execute()
}

/** The encounters that these participants logged, by participant; how far those for a company they carry went stays with it. */
export async function listOwnEncounters(db: Db, participantIds: readonly string[]) {
  const { rows } = await sql<{ participantId: string; other: string; rung: Rung }>`
    select participant.id as "participantId", coalesce(encounter.other_organisation_id::text, lower(encounter.other_name)) as other,
      case when encounter.organisation_id = participant.organisation_id then encounter.rung else 'none' end as rung
    from encounter join participant on participant.id = encounter.participant_id
    where participant.id = any(${[...participantIds]}::uuid[]) and encounter.withdrawn_at is null`.execute(db)
  return rows
}
