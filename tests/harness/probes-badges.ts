import { getMyBadge } from '../../src/features/badges/contract.ts'
import type { House } from '../../src/server/house.ts'
import { systemViewer } from '../../src/shared/viewer.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

const mission = (world: World) => ({ mission: world.own.missionSlug })
const person = (world: World) => ({ ...mission(world), participant: world.own.participantId })

const link = { token: 'no-such-token-of-anybody' }

/** The code on the badge of the own counterpart. */
async function codeOf(world: World, house: House): Promise<{ code: string }> {
  const input = { ...mission(world), participant: world.own.counterpartId }
  const { output } = await house.call(getMyBadge.name, input, systemViewer())
  const { badge } = output as { badge: { address: string } | null }
  return { code: badge?.address.split('/').at(-1) ?? '' }
}

/** A contact of the own delegate and the own counterpart. */
async function contactOf(world: World, house: House): Promise<{ mission: string; contact: string }> {
  const { own } = world
  const { db } = house.database
  const there = await db.selectFrom('badge_contact').select('id').executeTakeFirst()
  if (there !== undefined) return { ...mission(world), contact: there.id }
  const contact = house.newId()
  await db
    .insertInto('badge_contact')
    .values({
      id: contact,
      mission_id: own.missionId,
      scanned_by: own.participantId,
      scanned: own.counterpartId,
      scanner_gives: ['email'],
      scanned_gives: ['email'],
      at: house.now(),
      agreed_at: house.now(),
    })
    .execute()
  return { ...mission(world), contact }
}

/** Inputs for the calls of badges and contacts. */
export const badgeProbes: Record<string, Probe> = {
  'badges.getMyBadge': mission,
  'badges.saveCard': world => ({ ...person(world), gives: ['email'] }),
  'badges.renewCode': person,
  'badges.setLists': world => ({ ...person(world), list: true, brochure: false }),
  'badges.openBadge': codeOf,
  'badges.exchange': async (world, house) => ({ ...(await codeOf(world, house)), gives: ['email'] }),
  'badges.listContacts': mission,
  'badges.setGiven': async (world, house) => ({ ...(await contactOf(world, house)), gives: [] }),
  'badges.downloadContact': contactOf,
  'badges.downloadContacts': mission,
  'badges.getBadgeByLink': () => link,
  'badges.saveCardByLink': world => ({ ...link, participant: world.own.participantId, gives: ['email'] }),
  'badges.setListsByLink': world => ({ ...link, participant: world.own.participantId, list: true }),
  'badges.setGivenByLink': world => ({ ...link, contact: world.own.participantId, gives: [] }),
  'badges.downloadContactByLink': world => ({ ...link, contact: world.own.participantId }),
  'badges.printBadges': mission,
  'badges.printList': mission,
  'badges.printBrochure': mission,
}
