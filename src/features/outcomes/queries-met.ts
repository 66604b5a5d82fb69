import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { encounterKinds } from './contract-funnel.ts'
import type { AmountBand, Rung } from './rules/ladder.ts'
import type { Wave } from './rules/waves.ts'

/** What was said last of an encounter. */
export interface EncounterAnswer {
  number: number
  via: 'link' | 'signed-in' | 'phone'
  answeredBy: string | null
  onBehalfOf: string | null
  rung: Rung
  nextStep: string | null
  nextBy: string | null
  nextDue: string | null
  amountBand: AmountBand | null
  currency: string | null
  mayName: boolean
  closed: boolean
  answeredAt: Date
}

/** An encounter with whoever met somebody there, as they are asked about it. */
export interface Met {
  encounterId: string
  missionId: string
  metAt: Date
  kind: (typeof encounterKinds)[number]
  participantId: string
  personId: string
  personName: string
  email: string | null
  phone: string | null
  lang: string
  isGuest: boolean
  broughtBy: string | null
  /** For which company: their own, or one whose offers they carry. */
  organisationId: string
  organisation: string
  seatOrganisationId: string
  /** Nobody answers for somebody else here. */
  isOwn: true
  clusterIds: string[]
  otherId: string | null
  other: string
  otherScript: string | null
  answer: EncounterAnswer | null
}

/** Which encounters: of one mission, of one person, or a single one; together they narrow. */
export interface MetFilter {
  missionId?: string
  personId?: string
  encounterId?: string
}

/** The encounters that fit and that nobody took back, in the order in which they came about, each with its last answer. */
export async function listMet(db: Db, filter: MetFilter): Promise<Met[]> {
  const conditions = [
    sql`encounter.withdrawn_at is null`,
    ...(filter.missionId === undefined ? [] : [sql`encounter.mission_id = ${filter.missionId}`]),
    ...(filter.personId === undefined ? [] : [sql`person.id = ${filter.personId}`]),
    ...(filter.encounterId === undefined ? [] : [sql`encounter.id = ${filter.encounterId}`]),
  ]
  const { rows } = await sql<Met & Omit<EncounterAnswer, 'number'> & { number: number | null }>`
    select encounter.id as "encounterId", encounter.mission_id as "missionId", encounter.met_at as "metAt", encounter.kind,
      participant.id as "participantId", person.id as "personId", coalesce(participant.entered_as, trim(concat(person.given_name, ' ', person.family_name))) as "personName",
      person.email::text as email, case when participant.entered_as is null then person.phone end as phone, coalesce(person.lang, participant.lang) as lang, participant.kind = 'local' as "isGuest",
      participant.brought_by as "broughtBy", participant.organisation_id as "seatOrganisationId",
      own.id as "organisationId", own.name as organisation,
      array(select membership.cluster_id from membership where membership.organisation_id = own.id
        and member_from <= current_date and (member_to is null or member_to >= current_date)) as "clusterIds",
      other.id as "otherId", coalesce(other.name, encounter.other_name) as other, other.name_other_script as "otherScript",
      answer.number, answer.via, coalesce(case when person.id = speaker.id then participant.entered_as end, nullif(trim(concat(speaker.given_name, ' ', speaker.family_name)), '')) as "answeredBy",
      coalesce(case when person.id = behalf.id then participant.entered_as end, nullif(trim(concat(behalf.given_name, ' ', behalf.family_name)), '')) as "onBehalfOf", answer.rung, answer.next_step as "nextStep",
      answer.next_by as "nextBy", answer.next_due as "nextDue", answer.amount_band as "amountBand", answer.currency,
      answer.may_name as "mayName", answer.closed, answer.answered_at as "answeredAt"
    from encounter join participant on participant.id = encounter.participant_id
    join person on person.id = participant.person_id and person.erased_at is null
    join organisation own on own.id = encounter.organisation_id
    left join organisation other on other.id = encounter.other_organisation_id
    left join lateral (select * from encounter_answer last where last.encounter_id = encounter.id order by last.number desc limit 1) answer on true
    left join person speaker on speaker.id = answer.answered_by left join person behalf on behalf.id = answer.on_behalf_of
    where ${sql.join(conditions, sql` and `)}
    order by encounter.met_at, encounter.id`.execute(db)
  return rows.map(row => {
    const { number, via, answeredBy, onBehalfOf, rung, nextStep, nextBy, nextDue, ...rest } = row
    const { amountBand, currency, mayName, closed, answeredAt, ...met } = rest
    const said = { via, answeredBy, onBehalfOf, rung, nextStep, nextBy, nextDue, amountBand, currency }
    const answer = number === null ? null : { number, ...said, mayName, closed, answeredAt }
    return { ...met, isOwn: true, answer }
  })
}

/** Nobody else answers about an encounter until the transaction ends. */
export async function lockEncounter(db: Db, id: string): Promise<void> {
  await db.selectFrom('encounter').select('id').where('id', '=', id).forUpdate().execute()
}

/** Keeps a further version of what came of an encounter; the encounter itself shows the last. */
export async function insertEncounterAnswer(
  db: Db,
  row: {
    id: string
    encounterId: string
    answeredBy: string | null
    onBehalfOf: string | null
    wave: Wave | null
    now: Date
  } & Omit<EncounterAnswer, 'answeredBy' | 'onBehalfOf' | 'answeredAt'>,
): Promise<void> {
  await db
    .insertInto('encounter_answer')
    .values({
      id: row.id,
      encounter_id: row.encounterId,
      number: row.number,
      answered_by: row.answeredBy,
      on_behalf_of: row.onBehalfOf,
      via: row.via,
      wave: row.wave,
      rung: row.rung,
      next_step: row.nextStep,
      next_by: row.nextBy,
      next_due: row.nextDue,
      amount_band: row.amountBand,
      currency: row.currency,
      may_name: row.mayName,
      closed: row.closed,
      answered_at: row.now,
    })
    .execute()
  await db
    .updateTable('encounter')
    .set({ rung: row.rung, next_step: row.nextStep })
    .where('id', '=', row.encounterId)
    .execute()
}
