import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { slugify } from '../../shared/slugs.ts'
import { announceOrganisation } from '../directory/index.ts'
import { addressProves } from '../directory/rules/claim-proof.ts'
import { nameKey } from '../directory/rules/name-key.ts'

/** An organisation as a host or a guest names it. */
export interface NamedOrganisation {
  name: string
  nameOtherScript?: string | null | undefined
  nameReading?: string | null | undefined
  country: string
  city?: string | null | undefined
  website?: string | null | undefined
  summary?: string | null | undefined
  kind: 'counterpart' | 'company'
}

/**
 * The organisation of this name and country that takes part in the mission already, or a fresh one that is visible in
 * this mission only. A name alone never joins somebody to an organisation of the directory: anybody could type it.
 */
export async function ensureMissionOrganisation(
  ctx: Context,
  missionId: string,
  organisation: NamedOrganisation,
): Promise<string> {
  const known = await findBroughtOrganisation(ctx, missionId, organisation)
  return known ?? makeMissionOrganisation(ctx, missionId, organisation)
}

/** An organisation of this name that the viewer brought themselves; of guests nobody knows who the others were. */
async function findBroughtOrganisation(
  ctx: Context,
  missionId: string,
  organisation: NamedOrganisation,
): Promise<string | null> {
  if (ctx.viewer.personId === null && ctx.viewer.kind !== 'system') return null
  const known = await ctx.db
    .selectFrom('organisation')
    .innerJoin('participant', 'participant.organisation_id', 'organisation.id')
    .select('organisation.id')
    .where('participant.mission_id', '=', missionId)
    .where('participant.created_by', 'is not distinct from', ctx.viewer.personId)
    .where('organisation.name_key', '=', nameKey(organisation.name))
    .where('organisation.country', '=', organisation.country)
    .executeTakeFirst()
  return known?.id ?? null
}

/**
 * The organisation of this name and country to whose web or mail address somebody's own address belongs, or null. Nothing
 * less joins a person to an organisation that is there: whoever is of it stands on its side.
 */
export async function findOwnOrganisation(
  ctx: Context,
  who: { email: string | null; name: string; country: string },
): Promise<string | null> {
  if (who.email === null) return null
  const rows = await ctx.db
    .selectFrom('organisation')
    .select(['id', 'email', 'website'])
    .where('merged_into', 'is', null)
    .where('country', '=', who.country)
    .where(sql<boolean>`lower(name) = lower(${who.name})`)
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.find(row => addressProves(who.email, row))?.id ?? null
}

/** A record of an organisation that is known in this mission only. */
export async function makeMissionOrganisation(
  ctx: Context,
  missionId: string,
  organisation: NamedOrganisation,
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('organisation')
    .values({
      id,
      slug: slugify(organisation.name, id),
      kind: organisation.kind,
      name: organisation.name,
      name_other_script: organisation.nameOtherScript ?? null,
      name_reading: organisation.nameReading ?? null,
      name_key: nameKey(organisation.name),
      country: organisation.country,
      city: organisation.city ?? null,
      website: organisation.website ?? null,
      summary: organisation.summary ?? null,
      visibility: 'organisation',
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .execute()
  await announceOrganisation(ctx, id)
  await writeHistory(ctx, {
    call: 'missions.ensureMissionOrganisation',
    subjectKind: 'organisation',
    subjectId: id,
    change: { name: organisation.name, mission: missionId },
  })
  return id
}
