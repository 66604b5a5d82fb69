import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { editsOrganisation, type Role } from '../../shared/viewer.ts'
import { sendMail } from '../notifications/index.ts'
import { findAddressee, listOtherEditors } from './queries-people.ts'

/** A role and the one record it is held for. */
export interface RoleFacts {
  personId: string
  role: Role
  clusterId?: string | null
  partnershipId?: string | null
  missionId?: string | null
  organisationId?: string | null
}

/** Gives a person a role; a role held already stays as it is. Whether the caller may is their room's to judge. */
export async function grantRole(ctx: Context, facts: RoleFacts): Promise<void> {
  const written = await ctx.db
    .insertInto('role_grant')
    .values({
      id: ctx.newId(),
      person_id: facts.personId,
      role: facts.role,
      cluster_id: facts.clusterId ?? null,
      partnership_id: facts.partnershipId ?? null,
      mission_id: facts.missionId ?? null,
      organisation_id: facts.organisationId ?? null,
      granted_by: ctx.viewer.personId,
      granted_at: ctx.now(),
    })
    .onConflict(conflict =>
      conflict
        .columns(['person_id', 'role', 'cluster_id', 'partnership_id', 'mission_id', 'organisation_id'])
        .where('revoked_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (written === undefined) return
  await writeHistory(ctx, {
    call: 'accounts.grantRole',
    subjectKind: 'person',
    subjectId: facts.personId,
    change: { ...facts },
  })
  if (facts.role === 'organisation-editor' && facts.organisationId)
    await tellOtherEditors(ctx, facts.personId, facts.organisationId)
}

/**
 * An editor speaks for the organisation, in rooms and agreements too. When somebody from outside makes one, such as a
 * cluster's manager, those who spoke for it so far learn it at once.
 */
async function tellOtherEditors(ctx: Context, personId: string, organisationId: string): Promise<void> {
  if (editsOrganisation(ctx.viewer, organisationId)) return
  const person = await findAddressee(ctx.db, personId)
  for (const to of await listOtherEditors(ctx.db, organisationId, [personId, ctx.viewer.personId]))
    await sendMail(
      ctx,
      { personId: to.personId, address: to.email, name: to.name },
      {
        kind: 'editorAdded',
        lang: to.lang,
        values: { name: to.givenName, by: ctx.viewer.name, person: person?.name ?? '', of: to.organisation },
        link: `${ctx.baseUrl}/organisations/${to.slug}`,
      },
      organisationId,
    )
}
