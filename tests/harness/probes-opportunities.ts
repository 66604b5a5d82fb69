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

const answers = {
  about: 'We make instruments. '.repeat(10),
  wish: 'We would like to see it work. '.repeat(8),
}

/** The own delegate's interest in a nameless opportunity of the own company, as a row. */
export async function addInterest(
  world: World,
  house: House,
  given: {
    state?: 'with-broker' | 'asked' | 'with-owner' | 'accepted' | 'unconfirmed'
    opportunity?: string
  } = {},
): Promise<{ interest: string }> {
  const id = house.newId()
  const now = house.now()
  const state = given.state ?? 'with-owner'
  const opportunity =
    given.opportunity ??
    (await addOpportunity(world, house, { anonymous: true, visibility: 'public' })).opportunity
  await house.database.db
    .insertInto('interest')
    .values({
      id,
      opportunity_id: opportunity,
      state,
      through_broker: true,
      person_id: world.own.people.delegate,
      given_name: 'Dana',
      family_name: 'Example',
      email: `interest.${id}@test.example`,
      lang: 'en',
      organisation_name: 'Interested Ltd',
      country: 'JP',
      ...answers,
      confirmed_at: state === 'unconfirmed' ? null : now,
      passed_on_at: state === 'with-owner' || state === 'accepted' ? now : null,
      waiting_since: now,
      created_at: now,
    })
    .execute()
  return { interest: id }
}

const withOwner: Probe = (world, house) => addInterest(world, house)
/** It is the turn of the cluster that stands between. */
const withBroker: Probe = (world, house) => addInterest(world, house, { state: 'with-broker' })
const token = 'x'.repeat(43)

const published: Probe = (world, house) => addOpportunity(world, house)
const draft: Probe = (world, house) => addOpportunity(world, house, { state: 'draft' })
const submitted: Probe = (world, house) => addOpportunity(world, house, { state: 'submitted' })
const toReview: Probe = (world, house) =>
  addOpportunity(world, house, { state: 'submitted', anonymous: true })
const words = { title: 'A source of light', summary: 'Light of 1,064 nm for eye clinics.' }

/** A search of opportunities that the own side's manager keeps. */
async function addSearch(world: World, house: House): Promise<{ search: string }> {
  const search = house.newId()
  const now = house.now()
  await house.database.db
    .insertInto('opportunity_search')
    .values({
      id: search,
      person_id: world.own.people.manager,
      name: `Lasers ${search}`,
      question: JSON.stringify({ q: 'lasers' }),
      rhythm: 'daily',
      due_at: now,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return { search }
}

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
  'opportunities.getInterestForm': (world, house) =>
    addOpportunity(world, house, { visibility: 'public', anonymous: true }),
  'opportunities.expressInterest': async (world, house) => ({
    ...(await addOpportunity(world, house, { visibility: 'public' })),
    ...answers,
    organisationName: 'Interested Ltd',
    country: 'JP',
    familyName: 'Example',
    email: 'interested@test.example',
  }),
  'opportunities.confirmInterest': world => ({ interest: world.administrator, code: '123456' }),
  'opportunities.getInterestByLink': () => ({ token }),
  'opportunities.answerByLink': () => ({ token, words: 'Yes.' }),
  'opportunities.withdrawByLink': () => ({ token }),
  'opportunities.listInterests': () => ({}),
  'opportunities.getInterest': withOwner,
  'opportunities.passOnInterest': withBroker,
  'opportunities.askInterested': async (world, house) => ({
    ...(await withBroker(world, house)),
    words: 'How many a year?',
  }),
  'opportunities.stopInterest': withBroker,
  'opportunities.acceptInterest': withOwner,
  'opportunities.declineInterest': withOwner,
  'opportunities.answerQuestion': async (world, house) => ({
    ...(await addInterest(world, house, { state: 'asked' })),
    words: 'About a hundred.',
  }),
  'opportunities.withdrawInterest': withOwner,
  'opportunities.listSearches': () => ({}),
  'opportunities.saveSearch': () => ({ name: 'Lasers', q: 'lasers' }),
  'opportunities.getSearch': addSearch,
  'opportunities.updateSearch': async (world, house) => ({
    ...(await addSearch(world, house)),
    version: 1,
    name: 'Light',
    rhythm: 'weekly',
  }),
  'opportunities.markSearchSeen': async (world, house) => ({
    ...(await addSearch(world, house)),
    ...(await addOpportunity(world, house).then(({ opportunity }) => ({ opportunityIds: [opportunity] }))),
  }),
  'opportunities.removeSearch': addSearch,
  'opportunities.getSearchMails': () => ({ token }),
  'opportunities.endSearchMails': () => ({ token }),
  'opportunities.getImportChoices': () => ({}),
  'opportunities.importFeed': world => ({
    clusterId: world.own.clusterId,
    file: { hash: 'a'.repeat(64), name: 'feed.xml' },
  }),
  'opportunities.getFeedImport': async (world, house) => {
    const id = house.newId()
    const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
    await house.database.db
      .insertInto('opportunity_import')
      .values({
        id,
        cluster_id: world.own.clusterId,
        source: 'elsewhere.example',
        file_name: 'feed.xml',
        ...counts,
        faults: '[]',
        imported_at: house.now(),
      })
      .execute()
    return { import: id }
  },
  'opportunities.readFeed': () => ({}),
  'opportunities.listPublicPages': () => ({}),
  'opportunities.listCalls': () => ({}),
  'opportunities.getCall': () => ({ call: 'no-such-call' }),
  'opportunities.loadCalls': () => ({ file: { hash: 'a'.repeat(64), name: 'calls.jsonl' } }),
  'opportunities.getRenewal': () => ({ token }),
  'opportunities.renewByLink': () => ({ token }),
}
