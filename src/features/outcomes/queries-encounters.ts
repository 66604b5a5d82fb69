import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import type { encounterKinds } from './contract-funnel.ts'
import type { Rung } from './rules/ladder.ts'
import { concerns } from './whom-it-concerns.ts'

export interface Company {
  id: string
  name: string
  participantId: string
}

/** The companies somebody speaks for at a mission: their own, and those whose offers they carry. */
export async function listCompanies(db: Db, missionId: string, personId: string): Promise<Company[]> {
  const { rows } = await sql<Company>`
    select organisation.id, organisation.name, own.id as "participantId"
    from participant own join participant spoken on spoken.id = own.id or (spoken.carried_by = own.id and spoken.state = 'confirmed')
    join organisation on organisation.id = spoken.organisation_id
    where own.mission_id = ${missionId} and own.person_id = ${personId} and own.state = 'confirmed'
    order by spoken.id = own.id desc, organisation.name`.execute(db)
  return rows
}

/** The organisations that take part in a mission, for choosing whom one met. */
export async function listMissionNames(db: Db, missionId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('participant')
    .innerJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .select(['organisation.id', 'organisation.name'])
    .distinct()
    .where('participant.mission_id', '=', missionId)
    .where('participant.state', '=', 'confirmed')
    .orderBy('organisation.name')
    .limit(1000)
    .execute()
}

export async function insertEncounter(
  db: Db,
  row: {
    id: string
    mission_id: string
    participant_id: string
    organisation_id: string
    other_organisation_id: string | null
    other_name: string
    kind: (typeof encounterKinds)[number]
    rung: Rung
    next_step: string | null
    note: string | null
    lang: string
    met_at: Date
    logged_by: string | null
    logged_at: Date
  },
): Promise<void> {
  await db.insertInto('encounter').values(row).execute()
}

export async function findEncounter(db: Db, id: string) {
  return db
    .selectFrom('encounter')
    .innerJoin('participant', 'participant.id', 'encounter.participant_id')
    .select([
      'encounter.id',
      'encounter.mission_id as missionId',
      'encounter.withdrawn_at as withdrawnAt',
      'participant.person_id as personId',
    ])
    .where('encounter.id', '=', id)
    .executeTakeFirst()
}

/** Whether an encounter of a participant with an organisation stands already. */
export async function hasMet(db: Db, participantId: string, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('encounter')
    .select('id')
    .where('participant_id', '=', participantId)
    .where('other_organisation_id', '=', organisationId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function markWithdrawn(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('encounter').set({ withdrawn_at: now }).where('id', '=', id).execute()
}

export interface EncounterRow {
  id: string
  metAt: Date
  kind: (typeof encounterKinds)[number]
  organisationId: string
  organisation: string
  otherId: string | null
  other: string
  personId: string | null
  by: string
  rung: Rung
  nextStep: string | null
  note: string | null
  lang: string
  total: number
}

/** The encounters of a mission that concern the viewer's side, or all; the latest first. */
export async function listEncounterRows(
  db: Db,
  wanted: { missionId: string; viewer: Viewer; all: boolean },
  page: { limit: number; offset: number },
): Promise<EncounterRow[]> {
  const mine = wanted.all ? sql`true` : concerns(wanted.viewer, sql`encounter.organisation_id`)
  const { rows } = await sql<EncounterRow>`
    select encounter.id, encounter.met_at as "metAt", encounter.kind, organisation.id as "organisationId", organisation.name as organisation,
      encounter.other_organisation_id as "otherId", coalesce(other.name, encounter.other_name) as other, participant.person_id as "personId",
      coalesce(participant.entered_as, trim(concat(person.given_name, ' ', person.family_name))) as by, encounter.rung, encounter.next_step as "nextStep", encounter.note, encounter.lang,
      count(*) over ()::int as total
    from encounter join participant on participant.id = encounter.participant_id
    join organisation on organisation.id = encounter.organisation_id
    left join organisation other on other.id = encounter.other_organisation_id
    left join person on person.id = participant.person_id
    where encounter.mission_id = ${wanted.missionId} and encounter.withdrawn_at is null and ${mine}
    order by encounter.met_at desc, encounter.id desc limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}
