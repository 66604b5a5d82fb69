import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOrganisation, buildWorld, type World } from '../../../tests/harness/world.ts'
import { visitor } from '../../shared/viewer.ts'
import { withdrawConsent } from '../missions/contract-consents.ts'
import * as people from '../missions/contract-participants.ts'
import * as registration from '../missions/contract-registration.ts'
import { setLists } from './contract.ts'
import { selectListed } from './queries.ts'

let t: TestHouse
let world: World
const mission = 'mission-a'

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
})
afterAll(() => t.close())

/** The two lists on paper as they would be printed now, by name. */
const printed = async () =>
  Promise.all(
    (['printed-list', 'brochure'] as const).map(async purpose =>
      (await selectListed(t.house.database.db, world.own.missionId, purpose)).map(one => one.name),
    ),
  )

async function linkOf(address: string, path: 'invitation' | 'events/confirm'): Promise<string> {
  const mail = await t.house.database.db
    .selectFrom('mail')
    .select('text_body')
    .where('to_address', '=', address)
    .where('text_body', 'like', `%/${path}/%`)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return mail.text_body.match(new RegExp(`/${path}/([\\w-]+)`))?.[1] ?? ''
}

async function invite(email: string): Promise<string> {
  const organisationId = await addOrganisation(t.house, `Company of ${email}`, {
    clusterId: world.own.clusterId,
  })
  await t.call(
    people.inviteParticipants,
    { mission, people: [{ organisationId, email, givenName: 'Ona', familyName: 'Pavyzdė' }] },
    await t.viewerOf(world.own.people.organiser),
  )
  return linkOf(email, 'invitation')
}

test('whoever accepts a place says with it on which lists they stand, and takes back what they leave out later', async () => {
  const token = await invite('ona@lists.example')
  const answer = (lists: { printedList?: boolean; brochure?: boolean }) =>
    t.call(registration.answerInvitation, { token, answer: 'accept', ...lists }, visitor('en'))
  const shown = async () => {
    const { participant } = await t.call(registration.getInvitation, { token }, visitor('en'))
    return [participant.printedList, participant.brochure]
  }

  await answer({ printedList: true, brochure: true })
  const both = [await printed(), await shown()]
  await answer({ brochure: true })
  const one = [await printed(), await shown()]
  await answer({})

  expect(both).toEqual([
    [['Ona Pavyzdė'], ['Ona Pavyzdė']],
    [true, true],
  ])
  expect(one).toEqual([
    [[], ['Ona Pavyzdė']],
    [false, true],
  ])
  expect([await printed(), await shown()]).toEqual([
    [[], []],
    [false, false],
  ])
})

test('whoever registers says so as well, and nothing is assumed of who says nothing', async () => {
  const { db } = t.house.database
  await db
    .updateTable('mission')
    .set({ registration: 'open', public_page: true })
    .where('id', '=', world.own.missionId)
    .execute()
  const register = async (familyName: string, lists: { printedList?: boolean }) => {
    const email = `${familyName.toLowerCase()}@register.example`
    const facts = { familyName, email, organisationName: `${familyName} SA`, country: 'FR' }
    await t.call(registration.registerForMission, { slug: mission, ...facts, ...lists }, visitor('en'))
    const token = await linkOf(email, 'events/confirm')
    await t.call(registration.confirmRegistration, { token }, visitor('en'))
  }

  await register('Oui', { printedList: true })
  await register('Rien', {})

  expect(await printed()).toEqual([['Oui'], []])
})

test('in the settings of a mission one’s own lists stand as they are, and the organiser only takes back', async () => {
  const delegate = await t.viewerOf(world.own.people.delegate)
  const organiser = await t.viewerOf(world.own.people.organiser)
  const of = { mission, participant: world.own.participantId }
  const read = async (viewer: typeof delegate) => {
    const { inside } = await t.call(people.getParticipant, of, viewer)
    return [inside?.mayAgree, ...(inside?.consents ?? []).map(one => [one.purpose, one.withdrawnAt === null])]
  }

  await t.call(setLists, { ...of, list: true }, delegate)
  const agreed = [await read(delegate), await read(organiser)]
  await t.call(withdrawConsent, { ...of, purpose: 'printed-list' }, organiser)

  expect(agreed).toEqual([
    [true, ['printed-list', true]],
    [false, ['printed-list', true]],
  ])
  expect(await read(delegate)).toEqual([true, ['printed-list', false]])
  expect((await printed())[0]).not.toContain('delegate a Example')
})
