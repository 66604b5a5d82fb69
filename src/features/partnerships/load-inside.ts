import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { InsideSubject } from './policy.ts'
import { findPartnership } from './queries.ts'
import { listPartnersOfToday } from './queries-grants.ts'
import { loadPartnership } from './read-partnerships.ts'

/** A partnership as its own rooms see it: with the clusters that are partners today. */
export interface InsideLoaded extends InsideSubject {
  slug: string
  acronym: string
  lang: string
  startsOn: string | null
  endsOn: string | null
  partners: { id: string; name: string; slug: string; role: 'coordinator' | 'partner' }[]
}

/** The partnership a call names, with its partners of today, when the viewer may know of it. */
export async function loadInside(ctx: Context, input: { partnership: string }): Promise<InsideLoaded> {
  const { id } = await loadPartnership(ctx, input)
  const row = await findPartnership(ctx.db, id)
  if (row === null) throw new Refusal('not-found')
  const partners = await listPartnersOfToday(ctx.db, id)
  return {
    id,
    slug: row.slug,
    acronym: row.acronym,
    lang: row.lang,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    partners,
    clusterIds: partners.map(partner => partner.id),
  }
}
