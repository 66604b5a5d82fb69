import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { describeCapability } from './capabilities.ts'
import type * as contract from './contract-compare.ts'
import { findOrganisation, listMemberships } from './queries.ts'
import { findReach, selectCapabilities } from './queries-profile.ts'
import { loadOrganisation } from './read-directory.ts'
import { describeProfile, readTexts } from './read-organisation.ts'
import { hideFields, type PartVisibility } from './rules/profile-parts.ts'

type Answer = AnswerOf<typeof contract.compareOrganisations>

/**
 * Organisations side by side, in the order they were asked for. What the viewer may not see is counted as missing, the
 * same as what never was: an address sent by a colleague gives nothing away.
 */
export async function compareOrganisations(
  ctx: Context,
  input: ParsedInputOf<typeof contract.compareOrganisations>,
): Promise<Answer> {
  const items = new Map<string, Answer['items'][number]>()
  let missing = 0
  for (const organisation of input.of) {
    const item = await describeOne(ctx, organisation)
    if (item === null) missing++
    // Two addresses may have become one organisation.
    else items.set(item.id, item)
  }
  return { items: [...items.values()], missing }
}

async function describeOne(ctx: Context, organisation: string): Promise<Answer['items'][number] | null> {
  const id = await findVisible(ctx, organisation)
  const row = id === null ? null : await findOrganisation(ctx.db, id)
  if (row === null) return null
  const reach = await findReach(ctx.db, row.id, ctx.viewer)
  const said = row.part_visibility as PartVisibility
  const capabilities = await selectCapabilities(ctx.db, ctx.viewer, { organisationId: row.id })
  const memberships = await listMemberships(ctx.db, row.id, ctx.viewer)
  return {
    id: row.id,
    slug: row.slug,
    ...hideFields(describeProfile(row), said, reach),
    ...(await readTexts(ctx, row.id, said, reach)),
    lastConfirmedAt: row.last_confirmed_at,
    clusters: memberships
      .filter(({ memberTo }) => memberTo === null)
      .map(({ clusterSlug, clusterName }) => ({ slug: clusterSlug, name: clusterName })),
    capabilities: capabilities.map(describeCapability),
  }
}

/** The id behind a slug or id; null for what is not there or not to be seen. */
async function findVisible(ctx: Context, organisation: string): Promise<string | null> {
  try {
    return (await loadOrganisation(ctx, { organisation })).id
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return null
    throw error
  }
}
