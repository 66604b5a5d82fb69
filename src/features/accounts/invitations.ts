import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { sendMail } from '../notifications/index.ts'
import type * as contract from './contract-invitations.ts'
import type * as peopleContract from './contract-people.ts'
import { ensurePerson } from './ensure-person.ts'
import { grantRole } from './grant-role.ts'
import { hashPassword } from './passwords.ts'
import type { RoleScope } from './policy.ts'
import { listGrants, lockLink, nameScope } from './queries.ts'
import { endInvitations, type PersonRow } from './queries-people.ts'
import { checkNewPassword } from './rules/password.ts'
import { startSession } from './sessions.ts'
import { hashToken, makeToken } from './tokens.ts'

const invitationDays = 30

/** Gives the role at once; whoever has no account yet gets a link to make one. */
export async function inviteToRole(
  ctx: Context,
  input: ParsedInputOf<typeof contract.inviteToRole>,
  scope: RoleScope,
): Promise<AnswerOf<typeof contract.inviteToRole>> {
  const personId = await ensurePerson(ctx, {
    email: input.email,
    givenName: input.givenName,
    familyName: input.familyName,
    lang: input.lang,
  })
  await grantRole(ctx, {
    personId,
    role: input.role,
    clusterId: input.clusterId ?? null,
    partnershipId: input.partnershipId ?? null,
    missionId: input.missionId ?? null,
    organisationId: input.organisationId ?? null,
  })
  const account = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const values = {
    name: input.givenName,
    by: ctx.viewer.name,
    role: ctx.text(input.lang)(`accounts.roles.${input.role}`),
    of: scope.name ?? '',
  }
  const to = { personId, address: input.email, name: `${input.givenName} ${input.familyName}` }
  if (account !== undefined) {
    await sendMail(ctx, to, { kind: 'roleGiven', lang: input.lang, values, link: `${ctx.baseUrl}/desk` })
    return { personId, invited: false }
  }
  await sendMail(ctx, to, {
    kind: 'invitation',
    lang: input.lang,
    values,
    link: await makeInvitationLink(ctx, personId, input.email),
  })
  return { personId, invited: true }
}

/** A link with which a person makes their account; links made before go on working until they expire. */
async function makeInvitationLink(ctx: Context, personId: string, email: string): Promise<string> {
  return (await makeInvitation(ctx, personId, email)).link
}

/** The same for whoever may take back this one link: it is kept by its hash. */
export async function makeInvitation(
  ctx: Context,
  personId: string,
  email: string,
): Promise<{ link: string; hash: string }> {
  const { token, hash } = makeToken(ctx.random)
  const now = ctx.now()
  await ctx.db
    .insertInto('link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      purpose: 'invitation',
      person_id: personId,
      email,
      created_by: ctx.viewer.personId,
      created_at: now,
      expires_at: new Date(now.getTime() + invitationDays * 86_400_000),
    })
    .execute()
  return { link: `${ctx.baseUrl}/join/${token}`, hash }
}

/** Ends one link of an invitation; those that others made for the same person stay. */
export async function endInvitation(ctx: Context, hash: string): Promise<void> {
  await ctx.db
    .updateTable('link')
    .set({ revoked_at: ctx.now() })
    .where('token_hash', '=', hash)
    .where('purpose', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Mails an invitation once more; the links sent before end. */
export async function sendInvitationAgain(
  ctx: Context,
  _input: ParsedInputOf<typeof peopleContract.sendInvitationAgain>,
  person: PersonRow,
): Promise<{ done: true }> {
  if (person.email === null) throw new Refusal('no-address')
  if (person.account === 'active' || person.account === 'suspended') throw new Refusal('already-exists')
  await endInvitations(ctx.db, person.id, ctx.now())
  const [first] = person.roles
  await sendMail(
    ctx,
    {
      personId: person.id,
      address: person.email,
      name: `${person.given_name} ${person.family_name}`.trim(),
    },
    {
      kind: 'invitation',
      lang: person.lang,
      values: {
        name: person.given_name,
        by: ctx.viewer.name,
        role: first === undefined ? '' : ctx.text(person.lang)(`accounts.roles.${first.role}`),
        of: first?.of ?? '',
      },
      link: await makeInvitationLink(ctx, person.id, person.email),
    },
  )
  await writeHistory(ctx, {
    call: 'accounts.sendInvitationAgain',
    subjectKind: 'person',
    subjectId: person.id,
  })
  return { done: true }
}

/** Takes an invitation back: its links end at once, the roles stay until they are taken back, too. */
export async function revokeInvitation(
  ctx: Context,
  _input: ParsedInputOf<typeof peopleContract.revokeInvitation>,
  person: PersonRow,
): Promise<{ done: true }> {
  if ((await endInvitations(ctx.db, person.id, ctx.now())) === 0) throw new Refusal('link-invalid')
  await writeHistory(ctx, { call: 'accounts.revokeInvitation', subjectKind: 'person', subjectId: person.id })
  return { done: true }
}

async function findOpenInvitation(ctx: Context, token: string) {
  const link = await lockLink(ctx.db, hashToken(token))
  if (
    link === undefined ||
    link.purpose !== 'invitation' ||
    isOfAnotherRoom(link.payload) ||
    link.used_at !== null ||
    link.revoked_at !== null ||
    link.person_id === null ||
    link.expires_at === null ||
    link.expires_at < ctx.now()
  )
    throw new Refusal('link-invalid')
  return { ...link, person_id: link.person_id }
}

/** An invitation to a mission is a link of its own: it answers there and makes no account here. */
function isOfAnotherRoom(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'kind' in payload
}

/** Says who invites whom to what, for the page behind the link. */
export async function getInvitation(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getInvitation>,
): Promise<AnswerOf<typeof contract.getInvitation>> {
  const link = await findOpenInvitation(ctx, input.token)
  const person = await ctx.db
    .selectFrom('person')
    .select(['given_name', 'family_name', 'lang'])
    .where('id', '=', link.person_id)
    .executeTakeFirstOrThrow()
  const inviter =
    link.created_by === null
      ? undefined
      : await ctx.db
          .selectFrom('person')
          .select(['given_name', 'family_name'])
          .where('id', '=', link.created_by)
          .executeTakeFirst()
  const roles = await listGrants(ctx.db, link.person_id)
  return {
    email: link.email ?? '',
    givenName: person.given_name,
    familyName: person.family_name,
    lang: person.lang,
    invitedBy: inviter === undefined ? null : `${inviter.given_name} ${inviter.family_name}`.trim(),
    roles: roles.map(({ role, of }) => ({ role, of })),
  }
}

/** Makes the account behind an invitation and signs in; the link works once. */
export async function acceptInvitation(
  ctx: Context,
  input: ParsedInputOf<typeof contract.acceptInvitation>,
): Promise<{ done: true }> {
  const link = await findOpenInvitation(ctx, input.token)
  const now = ctx.now()
  const passwordHash = input.password
    ? await hashNewPassword(input.password, [link.email ?? '', input.givenName, input.familyName], 'password')
    : null
  await ctx.db
    .updateTable('person')
    .set({ given_name: input.givenName, family_name: input.familyName, lang: input.lang })
    .where('id', '=', link.person_id)
    .execute()
  const accountId = ctx.newId()
  await ctx.db
    .insertInto('account')
    .values({
      id: accountId,
      person_id: link.person_id,
      email: link.email ?? '',
      password_hash: passwordHash,
      theme: null,
      created_at: now,
    })
    .execute()
  await ctx.db
    .updateTable('link')
    .set({ used_at: now })
    .where('person_id', '=', link.person_id)
    .where('purpose', '=', 'invitation')
    .where('used_at', 'is', null)
    .execute()
  await writeHistory(ctx, {
    call: 'accounts.acceptInvitation',
    subjectKind: 'person',
    subjectId: link.person_id,
  })
  await startSession(ctx, { id: accountId, method: 'e-mail' })
  return { done: true }
}

/** Hashes a new password, or refuses it naming the field it was typed in. */
export async function hashNewPassword(
  password: string,
  about: readonly string[],
  field: string,
): Promise<string> {
  const fault = checkNewPassword(password, about)
  if (fault !== null) throw new Refusal(fault, { field })
  return hashPassword(password)
}

/** The record a role is to be held for, by its name. */
export async function loadRoleScope(
  ctx: Context,
  input: ParsedInputOf<typeof contract.inviteToRole>,
): Promise<RoleScope> {
  const ids = {
    clusterId: input.clusterId ?? null,
    partnershipId: input.partnershipId ?? null,
    missionId: input.missionId ?? null,
    organisationId: input.organisationId ?? null,
  }
  const found = await nameScope(ctx.db, ids)
  if (found === null) throw new Refusal('not-found')
  return { role: input.role, ...ids, ...found }
}
