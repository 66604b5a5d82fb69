import type { Context } from '../../shared/context.ts'

/**
 * Says in the outbox, as part of the caller's transaction, that what is known of an organisation changed: search, feeds
 * and live screens read it from there.
 */
export async function announceOrganisation(ctx: Context, organisationId: string): Promise<void> {
  await ctx.db
    .insertInto('outbox')
    .values({ stream: 'directory', kind: 'organisation-changed', subject_id: organisationId, at: ctx.now() })
    .execute()
}
