import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { editsOrganisation } from '../../shared/viewer.ts'
import { grantRole, hashToken } from '../accounts/index.ts'
import { sendMail } from '../notifications/index.ts'
import { announceOrganisation } from './announce.ts'
import type * as contract from './contract-claims.ts'
import type { ClusterSubject, OrganisationSubject } from './policy.ts'
import { findOrganisation, listCurrentClusterIds } from './queries.ts'
import {
  countAttempt,
  countCodesSince,
  findClaim,
  findClaimById,
  findPersonAddress,
  hasEditors,
  listClaimDeciders,
  listEditorGrants,
  listWaitingClaims,
} from './queries-claims.ts'
import { findReach } from './queries-profile.ts'
import { addressProves, maskAddress } from './rules/claim-proof.ts'
import { hiddenFields, type PartVisibility } from './rules/profile-parts.ts'

const codeMinutes = 30
const attemptsAllowed = 5
/** Codes a day: of one person for one organisation, of one person in all, and for one organisation whoever asks. */
const codesADay = { person: 3, personInAll: 10, organisation: 30 }

/** A claim with the clusters whose managers decide it. */
export interface ClaimSubject extends OrganisationSubject {
  claimId: string
}

async function openOrganisation(ctx: Context, subject: OrganisationSubject) {
  const row = await findOrganisation(ctx.db, subject.id)
  const person =
    ctx.viewer.personId === null ? undefined : await findPersonAddress(ctx.db, ctx.viewer.personId)
  if (row === null || person === undefined) throw new Refusal('not-found')
  return { row, person }
}

/** What somebody who works there could do to take the profile over, and how far they are. */
export async function getClaim(
  ctx: Context,
  _input: unknown,
  subject: OrganisationSubject,
): Promise<AnswerOf<typeof contract.getClaim>> {
  const { row, person } = await openOrganisation(ctx, subject)
  const claim = await findClaim(ctx.db, row.id, person.id)
  const reach = await findReach(ctx.db, row.id, ctx.viewer)
  const seesAddress = !hiddenFields(row.part_visibility as PartVisibility, reach).has('email')
  return {
    name: row.name,
    slug: row.slug,
    isClaimed: row.claimed_at !== null || (await hasEditors(ctx.db, row.id)),
    isMine: editsOrganisation(ctx.viewer, row.id),
    domainMatches: addressProves(person.email, row),
    codeTo: row.email === null ? null : seesAddress ? maskAddress(row.email) : '…',
    claim:
      claim === undefined ? null : { state: claim.state, reason: claim.reason, createdAt: claim.created_at },
  }
}

/** Asks for a profile: at once to the cluster's manager when the address proves it, else by a code to the listed address. */
export async function requestClaim(
  ctx: Context,
  input: ParsedInputOf<typeof contract.requestClaim>,
  subject: OrganisationSubject,
): Promise<AnswerOf<typeof contract.requestClaim>> {
  const { row, person } = await openOrganisation(ctx, subject)
  if (editsOrganisation(ctx.viewer, row.id)) throw new Refusal('already-exists')
  const there = await findClaim(ctx.db, row.id, person.id)
  if (there?.state === 'waiting') throw new Refusal('already-exists')
  if (there?.state === 'code-sent')
    await ctx.db.updateTable('profile_claim').set({ state: 'withdrawn' }).where('id', '=', there.id).execute()
  const id = ctx.newId()
  const now = ctx.now()
  const shared = {
    id,
    organisation_id: row.id,
    person_id: person.id,
    message: input.message || null,
    created_at: now,
  }
  if (input.proof === 'domain') {
    if (!addressProves(person.email, row)) throw new Refusal('claim-unproven', { field: 'proof' })
    await ctx.db
      .insertInto('profile_claim')
      .values({ ...shared, state: 'waiting', proof: 'domain' })
      .execute()
    await noteClaim(ctx, row.id, 'directory.requestClaim', { claim: id, proof: 'domain' })
    await tellDeciders(ctx, { id: row.id, name: row.name }, person.name)
    return { state: 'waiting' }
  }
  await sendCode(ctx, row, person.name, shared)
  await noteClaim(ctx, row.id, 'directory.requestClaim', { claim: id, proof: 'code' })
  return { state: 'code-sent' }
}

async function sendCode(
  ctx: Context,
  row: NonNullable<Awaited<ReturnType<typeof findOrganisation>>>,
  personName: string,
  shared: {
    id: string
    organisation_id: string
    person_id: string
    message: string | null
    created_at: Date
  },
): Promise<void> {
  if (row.email === null) throw new Refusal('no-address', { field: 'proof' })
  const dayAgo = new Date(ctx.now().getTime() - 86_400_000)
  const sent = await countCodesSince(ctx.db, row.id, shared.person_id, dayAgo)
  // Whoever works there is not kept out by others who ask; the last bound keeps the mailbox from being flooded.
  if (
    sent.mine >= codesADay.person ||
    sent.mineInAll >= codesADay.personInAll ||
    sent.here >= codesADay.organisation
  )
    throw new Refusal('too-many-attempts')
  const code = String(Buffer.from(ctx.random(4)).readUInt32BE(0) % 1_000_000).padStart(6, '0')
  await ctx.db
    .insertInto('profile_claim')
    .values({
      ...shared,
      state: 'code-sent',
      code_hash: hashToken(`${shared.id}:${code}`),
      code_sent_to: row.email,
      code_expires_at: new Date(ctx.now().getTime() + codeMinutes * 60_000),
    })
    .execute()
  await sendMail(
    ctx,
    { personId: null, address: row.email, name: row.name },
    {
      kind: 'claim-code',
      lang: ['en', 'fr', 'de', 'es', 'lt'].includes(row.lang) ? row.lang : 'en',
      values: { organisation: row.name, name: personName, code, minutes: codeMinutes },
    },
    row.id,
  )
}

/**
 * Takes the code that was mailed to the organisation; five wrong ones end it. Keeps no transaction, so that a wrong try
 * is counted although it is refused.
 */
export async function enterClaimCode(
  ctx: Context,
  input: ParsedInputOf<typeof contract.enterClaimCode>,
  subject: OrganisationSubject,
): Promise<AnswerOf<typeof contract.enterClaimCode>> {
  const { row, person } = await openOrganisation(ctx, subject)
  const there = await findClaim(ctx.db, row.id, person.id)
  if (there === undefined || there.state !== 'code-sent') throw new Refusal('state-impossible')
  const claim = await countAttempt(ctx.db, there.id, attemptsAllowed)
  if (claim === undefined) throw new Refusal('too-many-attempts')
  const isRight = claim.code_hash === hashToken(`${claim.id}:${input.code.replace(/\s/g, '')}`)
  if (!isRight || claim.code_expires_at === null || claim.code_expires_at < ctx.now())
    throw new Refusal('code-wrong', { field: 'code' })
  await ctx.db
    .updateTable('profile_claim')
    .set({ state: 'waiting', proof: 'code' })
    .where('id', '=', claim.id)
    .where('state', '=', 'code-sent')
    .execute()
  await noteClaim(ctx, row.id, 'directory.enterClaimCode', { claim: claim.id })
  await tellDeciders(ctx, { id: row.id, name: row.name }, person.name)
  return { state: 'waiting' }
}

async function tellDeciders(
  ctx: Context,
  organisation: { id: string; name: string },
  personName: string,
): Promise<void> {
  const clusterIds = await listCurrentClusterIds(ctx.db, organisation.id)
  for (const decider of await listClaimDeciders(ctx.db, clusterIds))
    await sendMail(
      ctx,
      { personId: decider.id, address: decider.email ?? '', name: decider.name },
      {
        kind: 'claim-waiting',
        lang: decider.lang,
        values: { name: decider.name, organisation: organisation.name, person: personName },
        link: `${ctx.baseUrl}/desk`,
      },
      organisation.id,
    )
}

/** People who wait for a cluster's manager. */
export async function listClaims(
  ctx: Context,
  _input: unknown,
  subject: ClusterSubject,
): Promise<AnswerOf<typeof contract.listClaims>> {
  return { items: await listWaitingClaims(ctx.db, subject.id) }
}

/** The claim a call names, with the clusters that answer for its organisation. */
export async function loadClaim(ctx: Context, input: { claim: string }): Promise<ClaimSubject> {
  const claim = await findClaimById(ctx.db, input.claim)
  const row = claim === undefined ? null : await findOrganisation(ctx.db, claim.organisation_id)
  if (claim === undefined || row === null) throw new Refusal('not-found')
  return {
    claimId: claim.id,
    id: row.id,
    slug: row.slug,
    visible: true,
    clusterIds: await listCurrentClusterIds(ctx.db, row.id),
  }
}

/** Gives the person the profile as its editor, or says why not; they are told either way. */
export async function decideClaim(
  ctx: Context,
  input: ParsedInputOf<typeof contract.decideClaim>,
  subject: ClaimSubject,
): Promise<AnswerOf<typeof contract.decideClaim>> {
  const claim = await ctx.db
    .updateTable('profile_claim')
    .set({
      state: input.decision,
      reason: input.reason || null,
      decided_by: ctx.viewer.personId,
      decided_at: ctx.now(),
    })
    .where('id', '=', subject.claimId)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst()
  if (claim === undefined) throw new Refusal('state-impossible')
  if (input.decision === 'confirmed') {
    await grantRole(ctx, {
      personId: claim.person_id,
      role: 'organisation-editor',
      organisationId: claim.organisation_id,
    })
    await ctx.db
      .updateTable('organisation')
      .set({ claimed_at: ctx.now() })
      .where('id', '=', claim.organisation_id)
      .where('claimed_at', 'is', null)
      .execute()
    await announceOrganisation(ctx, claim.organisation_id)
  }
  await noteClaim(ctx, claim.organisation_id, 'directory.decideClaim', {
    claim: claim.id,
    decision: input.decision,
  })
  const person = await findPersonAddress(ctx.db, claim.person_id)
  const row = await findOrganisation(ctx.db, claim.organisation_id)
  if (person?.email && row !== null)
    await sendMail(
      ctx,
      { personId: person.id, address: person.email, name: person.name },
      {
        kind: `claim-${input.decision}`,
        lang: person.lang,
        values: { name: person.name, organisation: row.name, reason: input.reason || '' },
        link: `${ctx.baseUrl}/organisations/${row.slug}`,
      },
      row.id,
    )
  return { state: input.decision }
}

/** Colleagues who share a profile. */
export async function listEditors(
  ctx: Context,
  _input: unknown,
  subject: OrganisationSubject,
): Promise<AnswerOf<typeof contract.listEditors>> {
  const row = await findOrganisation(ctx.db, subject.id)
  if (row === null) throw new Refusal('not-found')
  return { name: row.name, slug: row.slug, id: row.id, items: await listEditorGrants(ctx.db, row.id) }
}

async function noteClaim(
  ctx: Context,
  organisationId: string,
  call: string,
  change: Record<string, unknown>,
): Promise<void> {
  await writeHistory(ctx, { call, subjectKind: 'organisation', subjectId: organisationId, change })
}
