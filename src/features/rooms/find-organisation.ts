import type { Context } from '../../shared/context.ts'
import { visibleOrganisations } from '../directory/index.ts'

/** The id of an organisation that the asker may see, by id or slug, or null. */
export async function findOrganisationId(ctx: Context, reference: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('organisation')
    .select('id')
    .where(/^[0-9a-f]{8}-/.test(reference) ? 'id' : 'slug', '=', reference)
    .where(visibleOrganisations(ctx.viewer))
    .executeTakeFirst()
  return row?.id ?? null
}
