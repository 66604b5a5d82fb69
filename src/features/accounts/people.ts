import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { isAdministrator, type Role } from '../../shared/viewer.ts'
import { listMailFaults } from '../notifications/index.ts'
import type * as contract from './contract-invitations.ts'
import type * as peopleContract from './contract-people.ts'
import { refuseLastManager, tellOfEndedRole } from './end-role.ts'
import type { RoleScope } from './policy.ts'
import { nameScope } from './queries.ts'
import {
  countAdministration,
  findInvitation,
  findPerson,
  listPeopleRows,
  listRoleRecords,
  listWorkOf,
  lockWorkingAdministrators,
  type PersonRow,
} from './queries-people.ts'

/** People with an account or a role, as far as the viewer answers for them. */
export async function listPeople(
  ctx: Context,
  input: ParsedInputOf<typeof peopleContract.listPeople>,
): Promise<AnswerOf<typeof peopleContract.listPeople>> {
  const { items, total } = await listPeopleRows(ctx.db, ctx.viewer, input)
  return { items, total, page: input.page, pageSize: input.pageSize }
}

/** The person a call names, if the viewer answers for them; for anybody else they do not exist. */
export async function loadPerson(ctx: Context, input: { person: string }): Promise<PersonRow> {
  const person = await findPerson(ctx.db, ctx.viewer, input.person)
  if (person === undefined) throw new Refusal('not-found')
  return person
}

/** One person with account, roles and open invitation. */
export async function getPerson(
  ctx: Context,
  _input: unknown,
  person: PersonRow,
): Promise<AnswerOf<typeof peopleContract.getPerson>> {
  const { administrators } = await countAdministration(ctx.db)
  const invitation = person.account === 'invited' ? await findInvitation(ctx.db, person.id) : undefined
  const isMe = person.id === ctx.viewer.personId
  return {
    id: person.id,
    name: `${person.given_name} ${person.family_name}`.trim(),
    givenName: person.given_name,
    familyName: person.family_name,
    nameOtherScript: person.name_other_script,
    nameReading: person.name_reading,
    email: person.email,
    phone: person.phone,
    mailFault: (await listMailFaults(ctx.db, [person.id])).get(person.id) ?? null,
    lang: person.lang,
    account: person.account,
    accountSince: person.accountSince,
    lastSignInAt: person.lastSignInAt,
    isMe,
    maySuspend: isAdministrator(ctx.viewer) && !isMe && ['active', 'suspended'].includes(person.account),
    worksFor: await listWorkOf(ctx.db, ctx.viewer, person.id),
    roles: person.roles.map(grant => ({
      ...grant,
      mayRevoke: grant.role !== 'platform-administrator' || administrators > 1,
    })),
    invitation:
      invitation === undefined
        ? null
        : {
            sentAt: invitation.sentAt,
            expiresAt: invitation.expiresAt,
            expired: invitation.expiresAt !== null && invitation.expiresAt < ctx.now(),
          },
  }
}

const rolesToGive = [
  'platform-administrator',
  'cluster-manager',
  'partnership-coordinator',
  'event-organiser',
  'steward',
  'local-host',
  'organisation-editor',
  'funder',
] as const satisfies readonly Role[]

/** The roles a viewer may give and, for one of them, the records it may be given for. */
export async function getRoleChoices(
  ctx: Context,
  input: ParsedInputOf<typeof peopleContract.getRoleChoices>,
): Promise<AnswerOf<typeof peopleContract.getRoleChoices>> {
  const found = await Promise.all(
    rolesToGive.map(async role => ({ role, ...(await listRoleRecords(ctx.db, ctx.viewer, { role })) })),
  )
  const mayGive = found.filter(({ role, total }) =>
    role === 'platform-administrator' ? isAdministrator(ctx.viewer) : total > 0,
  )
  const { records, total } =
    input.role === undefined
      ? { records: [], total: 0 }
      : await listRoleRecords(ctx.db, ctx.viewer, { ...input, role: input.role })
  return { roles: mayGive.map(({ role }) => role), records, total }
}

/** What needs the administrator, and how the installation stands. */
export async function getAdministration(
  ctx: Context,
): Promise<AnswerOf<typeof peopleContract.getAdministration>> {
  const { waiting, failed, kept, ...counts } = await countAdministration(ctx.db)
  return {
    ...counts,
    baseUrl: ctx.baseUrl,
    mail: { smtp: ctx.smtpUrl !== undefined, from: ctx.mailFrom, waiting, failed, kept },
    database: ctx.database,
  }
}

/** The grant a call names, with the record it is held for. */
export async function loadGrant(ctx: Context, input: { grant: string }): Promise<RoleScope> {
  const row = await ctx.db
    .selectFrom('role_grant')
    .selectAll()
    .where('id', '=', input.grant)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  const ids = {
    clusterId: row.cluster_id,
    partnershipId: row.partnership_id,
    missionId: row.mission_id,
    organisationId: row.organisation_id,
  }
  const found = await nameScope(ctx.db, ids)
  if (found === null) throw new Refusal('not-found')
  return { role: row.role as Role, ...ids, ...found }
}

/**
 * Takes a role back at once and tells whoever held it; an installation keeps at least one administrator, a cluster one
 * manager.
 */
export async function revokeRole(
  ctx: Context,
  input: ParsedInputOf<typeof contract.revokeRole>,
  scope: RoleScope,
): Promise<{ done: true }> {
  if (scope.role === 'cluster-manager' && scope.clusterId != null)
    await refuseLastManager(ctx, scope.clusterId, { grantId: input.grant })
  const administrators = await lockWorkingAdministrators(ctx.db)
  const goes = administrators.find(administrator => administrator.grantId === input.grant)
  const stays = administrators.some(({ grantId, works }) => works && grantId !== input.grant)
  if (goes !== undefined && !stays) throw new Refusal('last-administrator')
  const revoked = await ctx.db
    .updateTable('role_grant')
    .set({ revoked_at: ctx.now() })
    .where('id', '=', input.grant)
    .where('revoked_at', 'is', null)
    .returning(['person_id', 'role'])
    .executeTakeFirst()
  if (revoked === undefined) throw new Refusal('not-found')
  await writeHistory(ctx, {
    call: 'accounts.revokeRole',
    subjectKind: 'person',
    subjectId: revoked.person_id,
    change: { role: revoked.role },
  })
  await tellOfEndedRole(ctx, { personId: revoked.person_id, role: scope.role, of: scope.name ?? '' })
  return { done: true }
}

/** Suspends an account, ending its sessions at once, or lets it in again. Nobody suspends themselves. */
export async function setAccountState(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setAccountState>,
): Promise<{ done: true }> {
  if (input.state === 'suspended') {
    const administrators = await lockWorkingAdministrators(ctx.db)
    const stays = administrators.some(({ personId, works }) => works && personId !== input.person)
    if (input.person === ctx.viewer.personId || !stays) throw new Refusal('last-administrator')
  }
  const account = await ctx.db
    .updateTable('account')
    .set({ state: input.state })
    .where('person_id', '=', input.person)
    .returning('id')
    .executeTakeFirst()
  if (account === undefined) throw new Refusal('not-found')
  if (input.state === 'suspended')
    await ctx.db.deleteFrom('session').where('account_id', '=', account.id).execute()
  await writeHistory(ctx, {
    call: 'accounts.setAccountState',
    subjectKind: 'person',
    subjectId: input.person,
    change: { state: input.state },
  })
  return { done: true }
}
