import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Kind, VersionState } from './rules/standing.ts'
import type { Clause } from './rules/templates.ts'

const uuid = /^[0-9a-f]{8}-/

export interface AgreementRow {
  id: string
  slug: string
  partnershipId: string
  kind: Kind
  title: string
  lang: string
  endedOn: string | null
  endReason: string | null
}

export interface PartyRow {
  id: string
  agreementId: string
  clusterId: string | null
  clusterSlug: string | null
  name: string
  country: string | null
  legalName: string | null
  signatory: string | null
  capacity: string | null
  joinedOn: string
  leftOn: string | null
  remindedAt: Date | null
  createdAt: Date
}

export interface VersionRow {
  agreementId: string
  number: number
  state: VersionState
  reason: string | null
  clauses: Clause[]
  fileHash: string | null
  fileName: string | null
  saved: number
  madeAt: Date
  openedAt: Date | null
  inForceOn: string | null
  supersededOn: string | null
}

export interface SignatureRow {
  id: string
  agreementId: string
  number: number
  partyId: string
  method: 'qualified' | 'ink'
  signedOn: string
  signatory: string
  capacity: string | null
  fileHash: string
  fileName: string
  addedAt: Date
}

const agreementFacts = sql`agreement.id, agreement.slug, agreement.partnership_id as "partnershipId", agreement.kind, agreement.title,
  agreement.lang, agreement.ended_on::text as "endedOn", agreement.end_reason as "endReason"`

export async function findAgreement(db: Db, reference: string): Promise<AgreementRow | null> {
  const which = uuid.test(reference) ? sql`agreement.id = ${reference}` : sql`agreement.slug = ${reference}`
  const { rows } = await sql<AgreementRow>`select ${agreementFacts} from agreement where ${which}`.execute(db)
  return rows[0] ?? null
}

/** Agreements of a partnership: the charter, the partnership agreement, MoUs, each kind the oldest first. */
export async function listAgreementRows(db: Db, partnershipId: string): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`select ${agreementFacts} from agreement
    where partnership_id = ${partnershipId}
    order by array_position(array['charter', 'partnership-agreement', 'mou'], kind), created_at, id`.execute(
    db,
  )
  return rows
}

/** Changes of one agreement come one after the other; false: it is gone. */
export async function lockAgreement(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('agreement')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** The parties of these agreements; a cluster that says nothing else is bound by the legal entity that runs it. */
export async function listParties(db: Db, agreementIds: readonly string[]): Promise<PartyRow[]> {
  const { rows } = await sql<PartyRow>`
    select party.id, party.agreement_id as "agreementId", party.cluster_id as "clusterId", cluster.slug as "clusterSlug",
      coalesce(cluster.short_name, party.name) as name, coalesce(cluster.country, party.country) as country,
      coalesce(party.legal_name, organisation.name) as "legalName", party.signatory, party.capacity,
      party.joined_on::text as "joinedOn", party.left_on::text as "leftOn", party.reminded_at as "remindedAt", party.created_at as "createdAt"
    from agreement_party party left join cluster on cluster.id = party.cluster_id
    left join organisation on organisation.id = cluster.legal_entity_id
    where party.agreement_id = any(${[...agreementIds]}::uuid[])
    order by (party.cluster_id is null), party.created_at, cluster.short_name, party.id`.execute(db)
  return rows
}

/** Every version of these agreements, the newest first. */
export async function listVersions(db: Db, agreementIds: readonly string[]): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select agreement_id as "agreementId", number, state, reason, clauses, file_hash as "fileHash", file_name as "fileName", saved,
      made_at as "madeAt", opened_at as "openedAt", in_force_on::text as "inForceOn", superseded_on::text as "supersededOn"
    from agreement_version where agreement_id = any(${[...agreementIds]}::uuid[]) order by agreement_id, number desc`.execute(
    db,
  )
  return rows
}

/** The signed copies that stand, of every version of these agreements. */
export async function listSignatures(db: Db, agreementIds: readonly string[]): Promise<SignatureRow[]> {
  const { rows } = await sql<SignatureRow>`
    select id, agreement_id as "agreementId", number, party_id as "partyId", method, signed_on::text as "signedOn", signatory, capacity,
      file_hash as "fileHash", file_name as "fileName", added_at as "addedAt"
    from agreement_signature where agreement_id = any(${[...agreementIds]}::uuid[]) and withdrawn_at is null
    order by signed_on, id`.execute(db)
  return rows
}

/** Agreements of which a version in force or being signed has waited for somebody for some time. */
export async function listWaiting(db: Db, askedBefore: Date): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`select ${agreementFacts} from agreement
    where ended_on is null and exists (select 1 from agreement_version version join agreement_party party on party.agreement_id = version.agreement_id
      where version.agreement_id = agreement.id and version.state in ('open', 'in-force') and version.opened_at <= ${askedBefore}
        and party.created_at <= ${askedBefore} and party.left_on is null
        and (party.reminded_at is null or party.reminded_at < version.opened_at)
        and not exists (select 1 from agreement_signature signed where signed.agreement_id = version.agreement_id
          and signed.number = version.number and signed.party_id = party.id and signed.withdrawn_at is null))
    order by id`.execute(db)
  return rows
}

/** Agreements of which a version is being signed. */
export async function listBeingSigned(db: Db): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`select ${agreementFacts} from agreement
    where ended_on is null and exists (select 1 from agreement_version version where version.agreement_id = agreement.id and state = 'open')
    order by id`.execute(db)
  return rows
}

/** Whether a copy of a party was ever brought, one that was taken back included: then the party stays on record. */
export async function hasEverSigned(db: Db, partyId: string): Promise<boolean> {
  const row = await db
    .selectFrom('agreement_signature')
    .select('id')
    .where('party_id', '=', partyId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export interface ReminderRow {
  personId: string
  address: string
  name: string
  lang: string
}

/** Who is told for a party: the managers of a cluster; for somebody outside, the partnership's coordinators. */
export async function listToTell(
  db: Db,
  given: { partnershipId: string; clusterIds: readonly string[]; outside: boolean },
): Promise<ReminderRow[]> {
  const { rows } = await sql<ReminderRow>`
    select distinct person.id as "personId", person.email as address, trim(concat(person.given_name, ' ', person.family_name)) as name, person.lang
    from role_grant join person on person.id = role_grant.person_id
    where role_grant.revoked_at is null and person.erased_at is null and person.email is not null
      and ((role_grant.role = 'cluster-manager' and role_grant.cluster_id = any(${[...given.clusterIds]}::uuid[]))
        or (${given.outside} and role_grant.role = 'partnership-coordinator' and role_grant.partnership_id = ${given.partnershipId}))
    order by person.id`.execute(db)
  return rows
}

/** An MoU or a partnership agreement, and when it first came into force. */
export interface SignedRow {
  id: string
  slug: string
  title: string
  createdAt: Date
  inForceOn: string | null
  /** When the house learned of the last signature. */
  inForceAt: Date | null
  /** Who was bound then: our clusters with the legal entity that runs them, others with the organisation of that name, if it is known. */
  parties: { clusterId: string | null; organisationId: string | null; name: string; country: string | null }[]
}

/** What a partnership signed with others or among its clusters, for those who count it; what was dropped before is nothing. */
export async function listSigned(db: Db, partnershipId: string): Promise<SignedRow[]> {
  const { rows } = await sql<SignedRow>`
    select agreement.id, agreement.slug, agreement.title, agreement.created_at as "createdAt",
      first.in_force_on::text as "inForceOn", first.in_force_at as "inForceAt",
      coalesce((select jsonb_agg(jsonb_build_object('clusterId', party.cluster_id, 'name', coalesce(cluster.name, party.name), 'country', party.country,
          'organisationId', coalesce(cluster.legal_entity_id, (select case when count(*) = 1 then min(organisation.id::text)::uuid end from organisation
            where lower(organisation.name) = lower(party.name) and organisation.merged_into is null
              and (party.country is null or organisation.country = party.country)))) order by party.created_at, party.id)
        from agreement_party party left join cluster on cluster.id = party.cluster_id
        where party.agreement_id = agreement.id and (first.number is null
          or exists (select 1 from agreement_signature signed where signed.agreement_id = agreement.id and signed.number = first.number
            and signed.party_id = party.id and signed.withdrawn_at is null))), '[]') as parties
    from agreement left join lateral (select number, in_force_on, in_force_at from agreement_version version
      where version.agreement_id = agreement.id and in_force_on is not null order by number limit 1) first on true
    where agreement.partnership_id = ${partnershipId} and agreement.kind in ('mou', 'partnership-agreement')
      and exists (select 1 from agreement_version version where version.agreement_id = agreement.id and version.state <> 'dropped')
    order by agreement.id`.execute(db)
  return rows
}
