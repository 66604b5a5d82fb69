import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Role } from '../../shared/viewer.ts'
import { sendMail } from '../notifications/index.ts'
import { findAddressee, lockWorkingManagers } from './queries-people.ts'

/** A cluster keeps at least one manager who can sign in: refuses when the one who goes is the last. */
export async function refuseLastManager(
  ctx: Context,
  clusterId: string,
  goes: { grantId: string } | { personId: string },
): Promise<void> {
  const managers = await lockWorkingManagers(ctx.db, clusterId)
  const isGoing = (one: (typeof managers)[number]) =>
    'grantId' in goes ? one.grantId === goes.grantId : one.personId === goes.personId
  const works = managers.filter(one => one.works)
  if (works.some(isGoing) && works.every(isGoing)) throw new Refusal('last-manager')
}

/** Takes back at once every role that somebody holds for a cluster. Refuses to take the last manager. */
export async function endRolesAtCluster(
  ctx: Context,
  { personId, clusterId }: { personId: string; clusterId: string },
): Promise<void> {
  await refuseLastManager(ctx, clusterId, { personId })
  const ended = await ctx.db
    .updateTable('role_grant')
    .set({ revoked_at: ctx.now() })
    .where('person_id', '=', personId)
    .where('cluster_id', '=', clusterId)
    .where('revoked_at', 'is', null)
    .returning('role')
    .execute()
  for (const { role } of ended)
    await writeHistory(ctx, {
      call: 'accounts.revokeRole',
      subjectKind: 'person',
      subjectId: personId,
      change: { role, clusterId },
    })
}

/** Takes back the role of somebody who edited an organisation and no longer works there, and tells them. */
export async function endRoleAtOrganisation(
  ctx: Context,
  { personId, organisationId, of }: { personId: string; organisationId: string; of: string },
): Promise<void> {
  const ended = await ctx.db
    .updateTable('role_grant')
    .set({ revoked_at: ctx.now() })
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'organisation-editor')
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended === undefined) return
  const role = 'organisation-editor' as const
  await writeHistory(ctx, {
    call: 'accounts.revokeRole',
    subjectKind: 'person',
    subjectId: personId,
    change: { role, organisationId },
  })
  await tellOfEndedRole(ctx, { personId, role, of })
}

/** Tells somebody by mail that a role of theirs was taken back; who did it themselves knows. */
export async function tellOfEndedRole(
  ctx: Context,
  { personId, role, of }: { personId: string; role: Role; of: string },
): Promise<void> {
  if (personId === ctx.viewer.personId) return
  const to = await findAddressee(ctx.db, personId)
  if (to === null) return
  const values = {
    name: to.givenName,
    by: ctx.viewer.name,
    role: ctx.text(to.lang)(`accounts.roles.${role}`),
    of,
  }
  await sendMail(
    ctx,
    { personId, address: to.address, name: to.name },
    { kind: 'roleTaken', lang: to.lang, values },
  )
}
