import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type InsideLoaded, loadInside } from '../partnerships/index.ts'
import type * as contract from './contract.ts'
import type { ReleaseSubject } from './policy.ts'
import { findRelease, listEditionFaces, listFigureFaces, listPartnerFaces, type Thing } from './queries.ts'

export interface ThingLoaded extends InsideLoaded, ReleaseSubject {
  thing: Thing
  of: string | null
}

/** The thing a release names: one that this partnership has. */
export async function loadThing(
  ctx: Context,
  input: ParsedInputOf<typeof contract.release>,
): Promise<ThingLoaded> {
  const inside = await loadInside(ctx, input)
  const of = input.of ?? null
  const known = await listThings(ctx, inside.id, input.thing)
  if (known === null ? of !== null : !known.includes(of ?? '')) throw new Refusal('not-found')
  return { ...inside, thing: input.thing, of }
}

/** The ids of what there is of a kind of thing; null where there is but one, without an id. */
async function listThings(ctx: Context, partnershipId: string, thing: Thing): Promise<string[] | null> {
  switch (thing) {
    case 'partner':
      return (await listPartnerFaces(ctx.db, partnershipId)).map(({ id }) => id)
    case 'indicator':
      return (await listFigureFaces(ctx.db, partnershipId)).map(({ id }) => id)
    case 'report':
      return (await listEditionFaces(ctx.db, partnershipId)).map(({ id }) => id)
    default:
      return null
  }
}

/** A release that stands, for whoever may know of the partnership. */
export async function loadRelease(
  ctx: Context,
  input: { release: string },
): Promise<ThingLoaded & { releaseId: string }> {
  const row = await findRelease(ctx.db, input.release)
  if (row === null) throw new Refusal('not-found')
  const inside = await loadInside(ctx, { partnership: row.partnershipId })
  return { ...inside, thing: row.thing, of: row.of, releaseId: row.id }
}
