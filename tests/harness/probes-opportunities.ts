import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { Side, World } from './world.ts'

export interface OpportunityGiven {
  state?: 'draft' | 'submitted' | 'returned' | 'published'
  anonymous?: boolean
  inFeeds?: boolean
  visibility?: 'public' | 'platform' | 'partnership' | 'cluster' | 'organisation'
  type?:
    | 'business-offer'
    | 'business-request'
    | 'technology-offer'
    | 'technology-request'
    | 'research-request'
  title?: string
  summary?: string
  lang?: string
  writtenBy?: string
  expiresOn?: string
  side?: Side
}

/** An opportunity of a side's company, written by its editor and kept by its first cluster, as a row. */
export async function addOpportunity(
  world: World,
  house: House,
  given: OpportunityGiven = {},
): Promise<{ opportunity: string }> {
  const side = given.side ?? world.own
  const { db } = house.database
  const id = house.newId()
  const now = house.now()
  const state = given.state ?? 'published'
  const isPublished = state === 'published'
  await db
    .insertInto('opportunity')
    .values({
      id,
      slug: `to-${id.replaceAll('-', '').slice(-12)}`,
      reference: isPublished ? `TOAT${id.slice(-12)}` : null,
      organisation_id: side.organisationId,
      cluster_id: side.clusterId,
      published_at: isPublished ? now : null,
      expires_on: isPublished ? (given.expiresOn ?? '2027-08-31') : null,
      created_by: side.people.editor,
      created_at: now,
      updated_at: now,
    })
    .execute()
  await db
    .insertInto('opportunity_version')
    .values({
      id: house.newId(),
      opportunity_id: id,
      number: 1,
      state,
      type: given.type ?? 'technology-offer',
      lang: given.lang ?? 'en',
      title: given.title ?? 'Light source for eye clinics',
      summary: given.summary ?? 'A light source of 1,064 nm that runs for years.',
      anonymous: given.anonymous ?? false,
      visibility: given.visibility ?? 'partnership',
      in_feeds: given.inFeeds ?? false,
      trl: 6,
      target_markets: ['JP'],
      terms: ['photonics-health:oct'],
      cooperation_types: ['licence'],
      written_by: [given.writtenBy ?? side.people.editor],
      submitted_by: state === 'submitted' ? side.people.editor : null,
      submitted_at: state === 'submitted' ? now : null,
      published_at: isPublished ? now : null,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return { opportunity: id }
}

const published: Probe = (world, house) => addOpportunity(world, house)
const draft: Probe = (world, house) => addOpportunity(world, house, { state: 'draft' })
const submitted: Probe = (world, house) => addOpportunity(world, house, { state: 'submitted' })
const toReview: Probe = (world, house) =>
  addOpportunity(world, house, { state: 'submitted', anonymous: true })
const words = { title: 'A source of light', summary: 'Light of 1,064 nm for eye clinics.' }

/** Probes of offers and requests. */
export const opportunityProbes: Record<string, Probe> = {
  'opportunities.listOpportunities': () => ({}),
  'opportunities.getOpportunity': published,
  'opportunities.getChoices': () => ({}),
  'opportunities.createOpportunity': world => ({ organisation: world.own.organisationId, ...words }),
  'opportunities.getDraft': draft,
  'opportunities.saveDraft': async (world, house) => ({
    ...(await addOpportunity(world, house, { state: 'draft' })),
    version: 1,
    ...words,
  }),
  'opportunities.discardDraft': draft,
  'opportunities.submitOpportunity': draft,
  'opportunities.publishOpportunity': draft,
  'opportunities.returnOpportunity': async (world, house) => ({
    ...(await submitted(world, house)),
    reasons: 'Say who is sought.',
  }),
  'opportunities.withdrawOpportunity': published,
  'opportunities.renewOpportunity': published,
  'opportunities.switchInterest': async (world, house) => ({
    ...(await addOpportunity(world, house)),
    accepts: false,
  }),
  'opportunities.listVersions': published,
  'opportunities.getReview': toReview,
  'opportunities.reviewOpportunity': async (world, house) => ({
    ...(await toReview(world, house)),
    advantages: 3,
    clarity: 3,
    cooperation: 3,
    guidelines: 3,
  }),
}
