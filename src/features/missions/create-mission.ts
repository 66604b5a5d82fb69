import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { slugify } from '../../shared/slugs.ts'
import type { createMission as call } from './contract.ts'
import type { NewMissionSubject } from './policy.ts'
import { findPartnership } from './queries.ts'

/** Whether the cluster named may lead a mission of the partnership named. */
export async function loadNewMission(
  ctx: Context,
  input: { partnershipId: string; leadClusterId: string },
): Promise<NewMissionSubject> {
  const partnership = await findPartnership(ctx.db, input.partnershipId, input.leadClusterId)
  if (partnership === undefined) throw new Refusal('not-found')
  return {
    partnershipId: input.partnershipId,
    leadClusterId: input.leadClusterId,
    isPartner: partnership.isPartner,
  }
}

/** Begins a mission as a draft; refuses a cluster that is no partner, and an end before the start. */
export async function createMission(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: NewMissionSubject,
): Promise<{ id: string; slug: string }> {
  if (!subject.isPartner)
    throw new Refusal('input-invalid', { faults: [{ field: 'leadClusterId', code: 'not-a-partner' }] })
  checkDays(input.startsOn, input.endsOn)
  const id = ctx.newId()
  const slug = slugify(input.title, id)
  await ctx.db
    .insertInto('mission')
    .values({
      id,
      slug,
      partnership_id: input.partnershipId,
      lead_cluster_id: input.leadClusterId,
      type: input.type,
      title: input.title,
      summary: input.summary ?? null,
      lang: input.lang,
      country: input.country,
      city: input.city,
      venue: input.venue ?? null,
      address: input.address ?? null,
      directions: input.directions ?? null,
      time_zone: input.timeZone,
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      format: input.format,
      linked_fair: input.linkedFair ?? null,
      languages: input.languages,
      capacity: input.capacity ?? null,
      state: 'draft',
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .execute()
  await writeHistory(ctx, {
    call: 'missions.createMission',
    subjectKind: 'mission',
    subjectId: id,
    change: { title: input.title },
  })
  return { id, slug }
}

/** Refuses an end before the start, at the field that is wrong. */
export function checkDays(startsOn: string, endsOn: string): void {
  if (endsOn < startsOn)
    throw new Refusal('input-invalid', { faults: [{ field: 'endsOn', code: 'ends-before-start' }] })
}
