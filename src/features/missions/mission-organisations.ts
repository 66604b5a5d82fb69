import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { slugify } from '../../shared/slugs.ts'
import { announceOrganisation } from '../directory/index.ts'
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
  const key = nameKey(organisation.name)
  const known = await ctx.db
    .selectFrom('organisation')
    .innerJoin('participant', 'participant.organisation_id', 'organisation.id')
    .select('organisation.id')
    .where('participant.mission_id', '=', missionId)
    .where('participant.created_by', 'is not distinct from', ctx.viewer.personId)
    .where('organisation.name_key', '=', key)
    .where('organisation.country', '=', organisation.country)
    .executeTakeFirst()
  if (known !== undefined) return known.id
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
      name_key: key,
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
