import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

const own = (more: Record<string, unknown>) => (world: World) => ({
  organisation: world.own.organisationId,
  ...more,
})
const group = (more: Record<string, unknown> = {}) => own({ version: 1, ...more })

/** A capability record of the own company; made once. */
async function probeCapability(
  world: World,
  house: House,
): Promise<{ organisation: string; capability: string }> {
  const { db } = house.database
  const there = await db
    .selectFrom('capability')
    .select('id')
    .where('organisation_id', '=', world.own.organisationId)
    .executeTakeFirst()
  const id = there?.id ?? house.newId()
  if (there === undefined)
    await db
      .insertInto('capability')
      .values({
        id,
        organisation_id: world.own.organisationId,
        title: 'Company a measures',
        verb: 'measure',
        object: 'tissue',
        created_at: house.now(),
        updated_at: house.now(),
      })
      .execute()
  return { organisation: world.own.organisationId, capability: id }
}

async function probeItem(world: World, house: House): Promise<{ organisation: string; item: string }> {
  const { db } = house.database
  const there = await db
    .selectFrom('profile_item')
    .select('id')
    .where('organisation_id', '=', world.own.organisationId)
    .executeTakeFirst()
  const id = there?.id ?? house.newId()
  if (there === undefined)
    await db
      .insertInto('profile_item')
      .values({
        id,
        organisation_id: world.own.organisationId,
        side: 'offer',
        kind: 'product',
        title: 'Product of Company a',
        position: 1,
        created_at: house.now(),
        updated_at: house.now(),
      })
      .execute()
  return { organisation: world.own.organisationId, item: id }
}

/** A site or a department of the own company; made once. */
function probeBelow(table: 'site' | 'department', more: Record<string, unknown> = {}): Probe {
  return async (world, house) => {
    const { db } = house.database
    const there = await db
      .selectFrom(table)
      .select('id')
      .where('organisation_id', '=', world.own.organisationId)
      .executeTakeFirst()
    const id = there?.id ?? house.newId()
    const row = {
      id,
      organisation_id: world.own.organisationId,
      name: 'Below Company a',
      position: 1,
      created_at: house.now(),
      updated_at: house.now(),
    }
    if (there === undefined && table === 'site')
      await db
        .insertInto('site')
        .values({ ...row, function: 'laboratory', country: 'AT' })
        .execute()
    if (there === undefined && table === 'department') await db.insertInto('department').values(row).execute()
    return { organisation: world.own.organisationId, [table]: id, ...more }
  }
}

/** Somebody's wish to take over the own company's profile; made once. */
async function probeClaim(world: World, house: House): Promise<{ claim: string; decision: string }> {
  const { db } = house.database
  const there = await db.selectFrom('profile_claim').select('id').executeTakeFirst()
  const id = there?.id ?? house.newId()
  if (there === undefined)
    await db
      .insertInto('profile_claim')
      .values({
        id,
        organisation_id: world.own.organisationId,
        person_id: world.own.people.delegate,
        state: 'waiting',
        proof: 'domain',
        created_at: house.now(),
      })
      .execute()
  return { claim: id, decision: 'confirmed' }
}

/** The other side's wish to list the own company, which one of its own edits; made once. */
async function probeMembershipRequest(world: World, house: House): Promise<{ request: string }> {
  const { db } = house.database
  const there = await db
    .selectFrom('membership_request')
    .select('id')
    .where('state', '=', 'asked')
    .executeTakeFirst()
  const id = there?.id ?? house.newId()
  if (there === undefined)
    await db
      .insertInto('membership_request')
      .values({
        id,
        cluster_id: world.foreign.clusterId,
        organisation_id: world.own.organisationId,
        member_from: '2026-01-01',
        asked_by: world.foreign.people.manager,
        asked_at: house.now(),
      })
      .execute()
  return { request: id }
}

const capability = { verb: 'measure', object: 'tissue', lang: 'en' }
const site = { name: 'Laboratory', function: 'laboratory', country: 'AT' }
const department = { name: 'Optics', lang: 'en' }
const item = { kind: 'product', title: 'A laser', lang: 'en' }

/** Probes of profiles and capability records. */
export const profileProbes: Record<string, Probe> = {
  'directory.saveBasics': group({ lang: 'en', country: 'AT' }),
  'directory.saveIdentity': group({ name: 'New', kind: 'sme', visibility: 'partnership' }),
  'directory.saveOffer': group(),
  'directory.saveNeeds': group(),
  'directory.saveMarkets': group(),
  'directory.saveQuality': group(),
  'directory.saveFigures': group(),
  'directory.saveResearch': group(),
  'directory.saveStructure': group(),
  'directory.addSite': own(site),
  'directory.updateSite': probeBelow('site', site),
  'directory.removeSite': probeBelow('site'),
  'directory.addDepartment': own(department),
  'directory.updateDepartment': probeBelow('department', department),
  'directory.removeDepartment': probeBelow('department'),
  'directory.addProfileItem': own({ side: 'offer', ...item }),
  'directory.updateProfileItem': async (world, house) => ({ ...(await probeItem(world, house)), ...item }),
  'directory.removeProfileItem': probeItem,
  'directory.saveTranslation': own({ translationLang: 'de', summary: 'Laser' }),
  'directory.listCapabilities': own({}),
  'directory.getCapability': probeCapability,
  'directory.createCapability': own(capability),
  'directory.updateCapability': async (world, house) => ({
    ...(await probeCapability(world, house)),
    version: 1,
    ...capability,
  }),
  'directory.removeCapability': probeCapability,
  'directory.saveClusterDetails': world => ({ cluster: world.own.clusterId, version: 1 }),
  'directory.getClusterValidation': world => ({ cluster: world.own.clusterId }),
  'directory.saveClusterValidation': world => ({ cluster: world.own.clusterId }),
  'directory.decideClusterValidation': world => ({ cluster: world.own.clusterId, decision: 'validated' }),
  'directory.listClusterValidations': () => ({}),
  'directory.getClaim': own({}),
  'directory.requestClaim': own({ proof: 'code' }),
  'directory.enterClaimCode': own({ code: '123456' }),
  'directory.listClaims': world => ({ cluster: world.own.clusterId }),
  'directory.decideClaim': probeClaim,
  'directory.listEditors': own({}),
  'directory.listMembershipRequests': world => ({ cluster: world.own.clusterId }),
  'directory.answerMembershipRequest': async (world, house) => ({
    ...(await probeMembershipRequest(world, house)),
    decision: 'refused',
  }),
  'directory.withdrawMembershipRequest': probeMembershipRequest,
  'directory.listPublicPages': () => ({}),
  'directory.listTaxonomies': () => ({}),
  'directory.listTerms': () => ({ scheme: 'nace' }),
  'directory.saveClassification': own({ scheme: 'nace', codes: ['26'] }),
  'directory.listProfileHealth': world => ({ cluster: world.own.clusterId }),
  'directory.remindProfiles': world => ({ cluster: world.own.clusterId }),
  'directory.getConfirmation': () => ({ token: 'x'.repeat(43) }),
  'directory.confirmByLink': () => ({ token: 'x'.repeat(43), version: 1 }),
}
