import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Role } from '../../shared/viewer.ts'
import type * as contract from './contract-invitations.ts'
import type { RoleScope } from './policy.ts'
import { listPeopleRows, nameScope } from './queries.ts'

/** People with an account or a role, for administrators. */
export async function listPeople(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listPeople>,
): Promise<AnswerOf<typeof contract.listPeople>> {
  const { items, total } = await listPeopleRows(ctx.db, input)
  return { items, total, page: input.page, pageSize: input.pageSize }
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

/** Takes a role back at once; an installation keeps at least one administrator. */
export async function revokeRole(
  ctx: Context,
  input: ParsedInputOf<typeof contract.revokeRole>,
): Promise<{ done: true }> {
  const administrators = await ctx.db
    .selectFrom('role_grant')
    .select(['id'])
    .where('role', '=', 'platform-administrator')
    .where('revoked_at', 'is', null)
    .forUpdate()
    .execute()
  if (administrators.length === 1 && administrators[0]?.id === input.grant)
    throw new Refusal('last-administrator')
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
  return { done: true }
}

/** Suspends an account, ending its sessions at once, or lets it in again. Nobody suspends themselves. */
export async function setAccountState(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setAccountState>,
): Promise<{ done: true }> {
  if (input.person === ctx.viewer.personId) throw new Refusal('last-administrator')
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
