import type { House } from '../../src/server/house.ts'
import type { World } from './world.ts'

/** An input for a call that concerns records of the own side of the world. */
export type Probe = (world: World, house: House) => Record<string, unknown> | Promise<Record<string, unknown>>

/** One probe per call of every room; the access test fails when a route has none. */
export const probes: Record<string, Probe> = {
  'accounts.getPageViewer': () => ({}),
  'accounts.setUp': () => ({
    token: 'x',
    givenName: 'A',
    familyName: 'B',
    email: 'a@test.example',
    password: 'x',
  }),
  'accounts.signInWithPassword': () => ({ email: 'a@test.example', password: 'x' }),
  'accounts.setPreferences': () => ({ lang: 'de' }),
  'accounts.signOut': () => ({}),
  'notifications.listMails': () => ({}),
  'notifications.getMail': world => ({ id: world.administrator }),
  'notifications.sendAgain': world => ({ id: world.administrator }),
  'notifications.sendKept': () => ({}),
  'partnerships.listPartnerships': () => ({}),
  'partnerships.createPartnership': world => ({
    acronym: 'NEW',
    title: 'New',
    coordinatorClusterId: world.own.clusterId,
  }),
  'partnerships.getPartnership': world => ({ partnership: world.own.partnershipId }),
  'partnerships.updatePartnership': world => ({
    partnership: world.own.partnershipId,
    version: 1,
    acronym: 'NEW',
    title: 'New',
  }),
  'partnerships.addPartner': world => ({
    partnership: world.own.partnershipId,
    clusterId: world.foreign.clusterId,
    joinedOn: '2026-01-01',
  }),
  'partnerships.endPartner': world => ({
    partnership: world.own.partnershipId,
    clusterId: world.own.secondClusterId,
    leftOn: '2026-12-31',
  }),
  'partnerships.saveMarket': world => ({
    partnership: world.own.partnershipId,
    country: 'JP',
    stage: 'planned',
  }),
}
