import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import type { Owner, StepKind, stepFor } from './rules/checklist.ts'

/** A step of a mission's checklist. */
export interface StepRow {
  id: string
  kind: StepKind
  title: string
  note: string | null
  lang: string
  owner: Owner
  dueOn: string | null
  forKinds: (typeof stepFor)[number][]
}

/** A mission's checklist: what is due first comes first, what has no day last. */
export async function listStepRows(db: Db, missionId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select id, kind, title, note, lang, owner, due_on::text as "dueOn", for_kinds as "forKinds" from preparation_step
    where mission_id = ${missionId} and removed_at is null order by due_on nulls last, position, id`.execute(
    db,
  )
  return rows
}

export interface DelegateRow {
  participantId: string
  kind: string
  personId: string | null
  person: string | null
  organisationId: string
  organisation: string
  /** What the reader is to this delegate. */
  manages: boolean
  isOwn: boolean
  total: number
}

const isOwn = (viewer: Viewer): RawBuilder<boolean> => {
  const edited = viewer.grants.flatMap(grant =>
    grant.role === 'organisation-editor' && grant.organisationId !== null ? [grant.organisationId] : [],
  )
  return sql<boolean>`(participant.person_id is not distinct from ${viewer.personId}::uuid and participant.person_id is not null
    or participant.organisation_id = any(${edited}::uuid[]))`
}

const manages = (viewer: Viewer): RawBuilder<boolean> => {
  const managed = viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
  return sql<boolean>`exists (select 1 from membership where membership.organisation_id = participant.organisation_id
    and membership.cluster_id = any(${managed}::uuid[]) and member_from <= current_date and (member_to is null or member_to >= current_date))`
}

/** Participants that concern the viewer: their own, those of the members of their clusters too, or all. */
export function concernedDelegates(viewer: Viewer, whose: 'own' | 'members' | 'all'): RawBuilder<unknown> {
  if (whose === 'all') return sql`true`
  return whose === 'own' ? isOwn(viewer) : sql`(${isOwn(viewer)} or ${manages(viewer)})`
}

/** A step that stands on this participant's list and is not marked. */
const missesStep = sql`preparation_step.mission_id = participant.mission_id and preparation_step.removed_at is null
  and participant.kind = any(preparation_step.for_kinds)
  and not exists (select 1 from preparation_mark where preparation_mark.step_id = preparation_step.id
    and preparation_mark.participant_id = participant.id)`

/**
 * Confirmed participants on whose list something stands, as far as they concern the viewer: their own, all, or those of
 * their clusters too; page by page.
 */
export async function listDelegateRows(
  db: Db,
  wanted: {
    missionId: string
    viewer: Viewer
    whose: 'own' | 'members' | 'all'
    missing?: string | undefined
    limit: number
    offset: number
  },
): Promise<DelegateRow[]> {
  const { missionId, viewer, whose, missing } = wanted
  const lacks =
    missing === undefined
      ? sql`true`
      : missing === 'any'
        ? sql`exists (select 1 from preparation_step where ${missesStep})`
        : sql`exists (select 1 from preparation_step where preparation_step.id = ${missing}::uuid and ${missesStep})`
  const { rows } = await sql<DelegateRow>`
    select participant.id as "participantId", participant.kind, participant.person_id as "personId",
      coalesce(participant.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), '')) as person,
      organisation.id as "organisationId", organisation.name as organisation, ${manages(viewer)} as manages, ${isOwn(viewer)} as "isOwn",
      count(*) over ()::int as total
    from participant join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id and person.erased_at is null
    where participant.mission_id = ${missionId} and participant.state = 'confirmed'
      and exists (select 1 from preparation_step where preparation_step.mission_id = participant.mission_id
        and preparation_step.removed_at is null and participant.kind = any(preparation_step.for_kinds))
      and ${concernedDelegates(viewer, whose)} and ${lacks}
    order by organisation.name, participant.id limit ${wanted.limit} offset ${wanted.offset}`.execute(db)
  return rows
}

export interface MarkRow {
  stepId: string
  participantId: string
  state: 'done' | 'not-needed'
  reason: string | null
  by: string | null
  at: Date
}

/** What was marked for these participants. */
export async function listMarks(db: Db, participantIds: readonly string[]): Promise<MarkRow[]> {
  const { rows } = await sql<MarkRow>`
    select step_id as "stepId", participant_id as "participantId", preparation_mark.state, reason,
      coalesce(case when participant.person_id = person.id then participant.entered_as end,
        nullif(trim(concat(person.given_name, ' ', person.family_name)), '')) as by, marked_at as at
    from preparation_mark join participant on participant.id = preparation_mark.participant_id
    left join person on person.id = preparation_mark.marked_by and person.erased_at is null
    where participant_id = any(${[...participantIds]}::uuid[])`.execute(db)
  return rows
}

/** A participant with a step that stands on their list. */
export async function findStepFor(db: Db, stepId: string, participantId: string) {
  const { rows } = await sql<{ owner: Owner; title: string }>`
    select preparation_step.owner, preparation_step.title from preparation_step
    join participant on participant.mission_id = preparation_step.mission_id and participant.kind = any(preparation_step.for_kinds)
    where preparation_step.id = ${stepId}::uuid and participant.id = ${participantId}::uuid and preparation_step.removed_at is null
      and participant.state = 'confirmed'`.execute(db)
  return rows[0]
}

/** One thing that somebody is to be told is missing. */
export interface MissingRow {
  missionId: string
  slug: string
  mission: string
  timeZone: string
  stepId: string
  title: string
  dueOn: string | null
  participantId: string
  organisation: string
  /** As they are called there: by the typed name alone where the desk took them in. */
  delegate: string | null
  delegateId: string | null
  /** Whom it is told: the owner of the step. */
  personId: string
  name: string
  address: string
  lang: string
}

const missingFacts = sql`mission.id as "missionId", mission.slug, mission.title as mission, mission.time_zone as "timeZone", preparation_step.id as "stepId", preparation_step.title,
  preparation_step.due_on::text as "dueOn", participant.id as "participantId", organisation.name as organisation,
  coalesce(participant.entered_as, nullif(trim(concat(delegate.given_name, ' ', delegate.family_name)), '')) as delegate,
  participant.person_id as "delegateId",
  person.id as "personId", trim(concat(person.given_name, ' ', person.family_name)) as name, person.email::text as address, person.lang`
const missingTables = sql`preparation_step join mission on mission.id = preparation_step.mission_id
  join participant on participant.mission_id = mission.id and participant.state = 'confirmed'
  join organisation on organisation.id = participant.organisation_id
  left join person delegate on delegate.id = participant.person_id and delegate.erased_at is null`

/** What delegates of a mission miss of the steps that are theirs; of those the viewer answers for, or all. */
export async function listMissing(
  db: Db,
  wanted: { missionId: string; viewer: Viewer; all: boolean; missing: string },
): Promise<MissingRow[]> {
  const { missionId, viewer, all, missing } = wanted
  const { rows } = await sql<MissingRow>`
    select ${missingFacts} from ${missingTables}
    join person on person.id = participant.person_id and person.erased_at is null and person.email is not null
    where mission.id = ${missionId} and preparation_step.owner = 'delegate' and ${missesStep} and ${all ? sql`true` : manages(viewer)}
      and ${missing === 'any' ? sql`true` : sql`preparation_step.id = ${missing}::uuid`}
    order by person.id, preparation_step.due_on nulls last, preparation_step.position, participant.id`.execute(
    db,
  )
  return rows
}

/**
 * What is due by a day and nobody was reminded of, by whom it is told: the delegate, the managers of their clusters, or the
 * mission's organisers, whoever owns the step. Of missions that have not ended, are open and no drafts.
 */
export async function listToRemind(db: Db, days: { dueBy: string; today: string }): Promise<MissingRow[]> {
  const { rows } = await sql<MissingRow>`
    select ${missingFacts} from ${missingTables}
    join lateral (
      select participant.person_id as id where preparation_step.owner = 'delegate'
      union select role_grant.person_id from role_grant join membership on membership.cluster_id = role_grant.cluster_id
        where preparation_step.owner = 'cluster' and role_grant.role = 'cluster-manager' and role_grant.revoked_at is null
          and membership.organisation_id = participant.organisation_id and member_from <= current_date
          and (member_to is null or member_to >= current_date)
      union select role_grant.person_id from role_grant where preparation_step.owner = 'organiser'
        and role_grant.role = 'event-organiser' and role_grant.mission_id = mission.id and role_grant.revoked_at is null) told on true
    join person on person.id = told.id and person.erased_at is null and person.email is not null
    where preparation_step.due_on <= ${days.dueBy}::date and mission.state in ('open', 'closed') and mission.ends_on >= ${days.today}::date
      and ${missesStep}
      and not exists (select 1 from preparation_reminder reminded where reminded.step_id = preparation_step.id
        and reminded.participant_id = participant.id and reminded.person_id = person.id)
    order by person.id, mission.id, preparation_step.due_on, preparation_step.position, organisation.name, participant.id`.execute(
    db,
  )
  return rows
}

/** Notes that somebody is reminded; gives what nobody noted before. */
export async function noteReminded(db: Db, rows: readonly MissingRow[], now: Date): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const noted = await db
    .insertInto('preparation_reminder')
    .values(
      rows.map(row => ({
        step_id: row.stepId,
        participant_id: row.participantId,
        person_id: row.personId,
        sent_at: now,
      })),
    )
    .onConflict(conflict => conflict.columns(['step_id', 'participant_id', 'person_id']).doNothing())
    .returning(['step_id', 'participant_id'])
    .execute()
  return new Set(noted.map(row => `${row.step_id} ${row.participant_id}`))
}
