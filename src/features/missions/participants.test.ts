import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type World,
} from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import * as basics from './contract.ts'
import * as people from './contract-participants.ts'
import * as registration from './contract-registration.ts'
import * as setup from './contract-setup.ts'

let t: TestHouse
let world: World
let organiser: Viewer
let mission: string
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  organiser = await t.viewerOf(world.own.people.organiser)
  mission = world.own.missionId
})
afterAll(() => t.close())

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

test('somebody invited answers by the link in the mail, without an account', async () => {
  const organisationId = await addOrganisation(t.house, 'Lumenfeld Muster', {
    clusterId: world.own.clusterId,
  })
  const answer = await t.call(
    people.inviteParticipants,
    {
      mission,
      people: [
        {
          organisationId,
          email: 'saule@lumenfeld.example',
          givenName: 'Saulė',
          familyName: 'Pavyzdė',
          groupId: world.own.groupIds[0],
        },
      ],
      message: 'Come along.',
    },
    organiser,
  )
  const again = await t.call(
    people.inviteParticipants,
    { mission, people: [{ organisationId, email: 'SAULE@lumenfeld.example', familyName: 'Pavyzdė' }] },
    organiser,
  )
  expect([answer.invited, again.invited, again.alreadyThere]).toEqual([1, 0, 1])

  const token = await linkOf('saule@lumenfeld.example', 'invitation')
  const invitation = await t.call(registration.getInvitation, { token }, visitor('en'))
  expect([
    invitation.participant.state,
    invitation.participant.name,
    invitation.message,
    invitation.open,
  ]).toEqual(['invited', 'Saulė Pavyzdė', 'Come along.', true])

  expect(
    await t.call(
      registration.answerInvitation,
      { token, answer: 'accept', offers: 'OCT light sources', listed: true },
      visitor('en'),
    ),
  ).toEqual({ state: 'confirmed' })
  const slots = invitation.sessions
    .flatMap(session => session.slots)
    .map((slot, index) => ({ id: slot.id, available: index > 0 }))
  expect(await t.call(registration.saveInvitedAvailability, { token, slots }, visitor('en'))).toEqual({
    available: slots.length - 1,
    slots: slots.length,
  })
  expect(await t.call(registration.answerInvitation, { token, answer: 'decline' }, visitor('en'))).toEqual({
    state: 'declined',
  })
  await expect(
    t.call(registration.answerInvitation, { token, answer: 'accept' }, visitor('en')),
  ).rejects.toMatchObject({ code: 'state-impossible' })
  await expect(
    t.call(registration.getInvitation, { token: 'x'.repeat(43) }, visitor('en')),
  ).rejects.toMatchObject({ code: 'link-invalid' })
})

test('a delegate who declines takes the companies they carry along', async () => {
  const organisationId = await addOrganisation(t.house, 'Carrier Muster', { clusterId: world.own.clusterId })
  await t.call(
    people.inviteParticipants,
    { mission, people: [{ organisationId, email: 'carrier@muster.example', familyName: 'Muster' }] },
    organiser,
  )
  const token = await linkOf('carrier@muster.example', 'invitation')
  await t.call(registration.answerInvitation, { token, answer: 'accept' }, visitor('en'))
  const { participant } = await t.call(registration.getInvitation, { token }, visitor('en'))
  const home = await addOrganisation(t.house, 'At Home Muster', { clusterId: world.own.clusterId })
  const { participantId } = await t.call(
    people.addRepresented,
    { mission, organisationId: home, carriedBy: participant.id },
    organiser,
  )

  await t.call(registration.answerInvitation, { token, answer: 'decline' }, visitor('en'))

  expect(
    (await t.call(people.getParticipant, { mission, participant: participantId }, organiser)).state,
  ).toBe('withdrawn')
})

test('an invitation by a fresh link ends the earlier one', async () => {
  const organisationId = await addOrganisation(t.house, 'Prisme Exemple', { clusterId: world.own.clusterId })
  const { participantIds } = await t.call(
    people.inviteParticipants,
    { mission, people: [{ organisationId, email: 'a@prisme.example', familyName: 'Exemple' }] },
    organiser,
  )
  const old = await linkOf('a@prisme.example', 'invitation')
  t.moveClock(1_000)
  await t.call(people.inviteAgain, { mission, participant: participantIds[0] ?? '' }, organiser)

  await expect(t.call(registration.getInvitation, { token: old }, visitor('en'))).rejects.toMatchObject({
    code: 'link-invalid',
  })
  expect(
    (
      await t.call(
        registration.getInvitation,
        { token: await linkOf('a@prisme.example', 'invitation') },
        visitor('en'),
      )
    ).participant.organisation,
  ).toBe('Prisme Exemple')
})

test('an organisation the organiser may not see cannot be invited from', async () => {
  const hidden = await addOrganisation(t.house, 'Hidden Muster', {
    clusterId: world.foreign.clusterId,
    visibility: 'cluster',
  })
  const input = { mission, people: [{ organisationId: hidden, email: 'x@hidden.example', familyName: 'X' }] }
  await expect(t.call(people.inviteParticipants, input, organiser)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a guest is registered only by the link in the mail; the organiser decides', async () => {
  const { slug } = await makeEvent('approval', 5)
  const input = {
    slug,
    givenName: 'Linse',
    familyName: 'Muster',
    email: 'linse@muster.example',
    organisationName: 'Muster Optik',
    country: 'DE',
    listed: true,
  }
  expect(await t.call(registration.registerForMission, input, visitor('en'))).toEqual({
    state: 'confirm-by-mail',
  })
  expect((await t.call(people.listParticipants, { mission: slug }, organiser)).total).toBe(0)

  const token = await linkOf('linse@muster.example', 'events/confirm')
  const confirmed = await t.call(registration.confirmRegistration, { token }, visitor('en'))
  const twice = await t.call(registration.confirmRegistration, { token }, visitor('en'))
  expect([confirmed.state, twice.state]).toEqual(['applied', 'applied'])

  const [applicant] = (await t.call(people.listParticipants, { mission: slug, state: 'applied' }, organiser))
    .items
  expect(
    await t.call(
      people.decideApplication,
      { mission: slug, participant: applicant?.id ?? '', decision: 'accept' },
      organiser,
    ),
  ).toEqual({ state: 'confirmed' })
  await expect(
    t.call(
      people.decideApplication,
      { mission: slug, participant: applicant?.id ?? '', decision: 'refuse' },
      organiser,
    ),
  ).rejects.toMatchObject({ code: 'state-impossible' })
})

test('a name alone never joins a guest to an organisation of the directory', async () => {
  const { slug } = await makeEvent('open', 5)
  const known = await addOrganisation(t.house, 'Optik Beispiel', { country: 'DE', visibility: 'public' })
  await t.house.database.db
    .updateTable('organisation')
    .set({ website: 'https://www.optik-beispiel.example/en' })
    .where('id', '=', known)
    .execute()
  const register = async (email: string) => {
    await t.call(
      registration.registerForMission,
      { slug, familyName: 'Gast', email, organisationName: 'Optik Beispiel', country: 'DE' },
      visitor('en'),
    )
    await t.call(
      registration.confirmRegistration,
      { token: await linkOf(email, 'events/confirm') },
      visitor('en'),
    )
  }
  await register('mallory@elsewhere.example')
  await register('real@optik-beispiel.example')

  const { items } = await t.call(people.listParticipants, { mission: slug }, organiser)
  expect(items.map(item => item.organisation.id === known)).toEqual(expect.arrayContaining([true, false]))
  expect(items.find(item => item.organisation.id === known)?.email).toBe('real@optik-beispiel.example')
})

test('ten guests at once on the last seat: one is in, nine wait in order; a withdrawal lets the first of them in', async () => {
  const { slug } = await makeEvent('open', 1)
  const addresses = Array.from({ length: 10 }, (_, index) => `guest${index}@crowd.example`)
  for (const email of addresses)
    await t.call(
      registration.registerForMission,
      { slug, familyName: 'Gast', email, organisationName: `Crowd ${email}`, country: 'FR' },
      visitor('en'),
    )
  const tokens = await Promise.all(addresses.map(email => linkOf(email, 'events/confirm')))
  const states = await Promise.all(
    tokens.map(
      async token => (await t.call(registration.confirmRegistration, { token }, visitor('en'))).state,
    ),
  )
  expect([
    states.filter(state => state === 'confirmed').length,
    states.filter(state => state === 'waiting-list').length,
  ]).toEqual([1, 9])

  const [winner] = (await t.call(people.listParticipants, { mission: slug, state: 'confirmed' }, organiser))
    .items
  const { promoted } = await t.call(
    people.withdrawParticipant,
    { mission: slug, participant: winner?.id ?? '' },
    organiser,
  )
  const after = await t.call(people.listParticipants, { mission: slug, state: 'confirmed' }, organiser)
  expect([promoted, after.total, after.items[0]?.id === winner?.id]).toEqual([1, 1, false])

  await t.call(basics.updateMission, { mission: slug, version: 3, capacity: 4 }, organiser)
  expect(
    (await t.call(people.listParticipants, { mission: slug, state: 'confirmed' }, organiser)).total,
  ).toBe(4)
})

test('answers to the organiser’s own questions are checked at their fields', async () => {
  const { slug } = await makeEvent('approval', 5)
  const { questions } = await t.call(
    setup.saveQuestions,
    {
      mission: slug,
      questions: [{ label: 'Diet', kind: 'choice', options: ['any', 'vegan'], required: true }],
    },
    organiser,
  )
  const id = questions[0]?.id ?? ''
  const input = {
    slug,
    familyName: 'Gast',
    email: 'diet@guest.example',
    organisationName: 'Diet Muster',
    country: 'FR',
  }
  await expect(t.call(registration.registerForMission, input, visitor('en'))).rejects.toMatchObject({
    faults: [{ field: `answers.${id}`, code: 'missing' }],
  })
  expect(
    await t.call(registration.registerForMission, { ...input, answers: { [id]: 'vegan' } }, visitor('en')),
  ).toEqual({ state: 'confirm-by-mail' })
})

test('the public list shows organisations that agreed, and no people', async () => {
  const { slug } = await makeEvent('open', 50)
  for (const [name, listed] of [
    ['Yes Muster', true],
    ['No Muster', false],
  ] as const) {
    const email = `${name.slice(0, 2).toLowerCase()}@public.example`
    await t.call(
      registration.registerForMission,
      { slug, familyName: 'Gast', email, organisationName: name, country: 'FR', offers: 'Lasers', listed },
      visitor('en'),
    )
    await t.call(
      registration.confirmRegistration,
      { token: await linkOf(email, 'events/confirm') },
      visitor('en'),
    )
  }
  const shown = await t.call(registration.getPublicMission, { slug }, visitor('en'))
  expect(shown.participants).toEqual([
    { organisation: 'Yes Muster', country: 'FR', offers: 'Lasers', group: null },
  ])
  const pages = await t.call(registration.listPublicMissions, {}, visitor('en'))
  const paths = pages.items.map(({ path }) => path)
  expect(paths).toContain(`/events/${slug}`)
  expect(paths).not.toContain(`/events/${world.own.missionSlug}`)
  await expect(
    t.call(registration.getPublicMission, { slug: world.own.missionSlug }, visitor('en')),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('a company that stays at home is carried by a travelling delegate, once', async () => {
  const organisationId = await addOrganisation(t.house, 'Carried Muster', { clusterId: world.own.clusterId })
  const input = { mission, organisationId, carriedBy: world.own.participantId, offers: 'Fibre sensors' }
  const { participantId } = await t.call(people.addRepresented, input, organiser)
  await expect(t.call(people.addRepresented, input, organiser)).rejects.toMatchObject({
    code: 'already-exists',
  })
  await expect(
    t.call(people.addRepresented, { ...input, carriedBy: world.own.counterpartId }, organiser),
  ).rejects.toMatchObject({ faults: [{ field: 'carriedBy', code: 'not-a-carrier' }] })

  const delegate = await t.call(
    people.getParticipant,
    { mission, participant: world.own.participantId },
    organiser,
  )
  expect(delegate.carries).toEqual([
    { id: participantId, organisation: 'Carried Muster', offers: 'Fibre sensors', seeks: null },
  ])
})

test('a local host brings companies without accounts and answers for them, and for no other', async () => {
  const host = await t.viewerOf(world.own.people.host)
  const companies = [
    {
      name: '光見本株式会社',
      nameReading: 'Hikari Mihon',
      country: 'JP',
      person: { familyName: 'Mihon', givenName: 'Hikari', nameOtherScript: '見本 光' },
      seeks: 'Seed lasers',
    },
    { name: 'Sample Clinic', person: { familyName: 'Sample', email: 'clinic@sample.example' } },
  ]
  const { participantIds } = await t.call(people.addCounterparts, { mission, companies }, host)
  const mine = await t.call(people.listParticipants, { mission, mine: true }, host)
  expect(mine.items.map(item => item.id).sort()).toEqual([...participantIds, world.own.counterpartId].sort())

  const [first = ''] = participantIds
  const participant = await t.call(people.getParticipant, { mission, participant: first }, host)
  expect([participant.person?.nameOtherScript, participant.kind, participant.state]).toEqual([
    '見本 光',
    'local',
    'confirmed',
  ])
  expect(
    (
      await t.call(
        people.updateParticipant,
        { mission, participant: first, version: 1, offers: 'A test bench' },
        host,
      )
    ).version,
  ).toBe(2)
  await expect(
    t.call(people.updateParticipant, { mission, participant: first, version: 2, meetingsMin: 9 }, host),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(
    t.call(
      people.updateParticipant,
      { mission, participant: world.own.participantId, version: 1, offers: 'X' },
      host,
    ),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('what is between a participant and the organisers stays there', async () => {
  const counterpart = await t.viewerOf(world.own.people.counterpart)
  const seen = await t.call(
    people.getParticipant,
    { mission, participant: world.own.participantId },
    counterpart,
  )
  const own = await t.call(
    people.getParticipant,
    { mission, participant: world.own.counterpartId },
    counterpart,
  )

  expect([seen.acts, seen.email, seen.inside, own.acts, own.email]).toEqual([
    false,
    null,
    null,
    true,
    'counterpart.a@test.example',
  ])
  const listed = await t.call(people.listParticipants, { mission, pageSize: 200 }, counterpart)
  expect(
    listed.items.every(
      item => item.state === 'confirmed' && (item.email === null || item.id === world.own.counterpartId),
    ),
  ).toBe(true)
  expect((await t.call(people.listParticipants, { mission, state: 'invited' }, counterpart)).total).toBe(0)
  expect(
    (await t.call(people.listParticipants, { mission, need: 'availability' }, counterpart)).items.map(
      item => item.id,
    ),
  ).toEqual([world.own.counterpartId])
})

test('an organiser can take somebody off the public list, but only they can agree to it', async () => {
  const delegate = await t.viewerOf(world.own.people.delegate)
  const set = async (listed: boolean, viewer: Viewer) => {
    const { inside } = await t.call(
      people.getParticipant,
      { mission, participant: world.own.participantId },
      organiser,
    )
    const input = { mission, participant: world.own.participantId, version: inside?.version ?? 0, listed }
    return t.call(people.updateParticipant, input, viewer)
  }
  const consents = () =>
    t.house.database.db
      .selectFrom('consent')
      .select('withdrawn_at')
      .where('person_id', '=', world.own.people.delegate)
      .where('purpose', '=', 'participants-list')
      .execute()
  await expect(set(true, organiser)).rejects.toMatchObject({
    faults: [{ field: 'listed', code: 'consent-needed' }],
  })
  await set(true, delegate)
  expect((await consents()).map(row => row.withdrawn_at)).toEqual([null])
  await set(false, organiser)
  expect((await consents()).map(row => row.withdrawn_at === null)).toEqual([false])
})

test('people of another partnership find neither the mission nor anybody in it', async () => {
  const foreign = await t.viewerOf(world.foreign.people.coordinator)
  await expect(t.call(people.listParticipants, { mission }, foreign)).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(
    t.call(people.getParticipant, { mission, participant: world.own.participantId }, foreign),
  ).rejects.toMatchObject({ code: 'not-found' })
  const own = world.foreign.missionId
  const smuggled = t.call(
    people.getParticipant,
    { mission: own, participant: world.own.participantId },
    await t.viewerOf(world.foreign.people.organiser),
  )
  await expect(smuggled).rejects.toMatchObject({ code: 'not-found' })
})

test('the list takes the same number of statements for many as for few', async () => {
  const list = () =>
    recordStatements(() => t.call(people.listParticipants, { mission, pageSize: 200 }, organiser))
  const few = await list()
  for (let index = 0; index < 3; index++)
    await addParticipant(
      t.house,
      mission,
      await addOrganisation(t.house, `More ${index}`, { clusterId: world.own.clusterId }),
      { personId: await addPerson(t.house, `more ${index}`) },
    )
  const many = await list()
  expect([many.result.total - few.result.total, many.statements.length - few.statements.length]).toEqual([
    3, 0,
  ])
})

test('a mail goes once to each person that fits, in the organiser’s words', async () => {
  const preview = await t.call(
    people.previewMail,
    { mission, need: 'availability', kind: 'travelling' },
    organiser,
  )
  const sent = await t.call(
    people.mailParticipants,
    {
      mission,
      need: 'availability',
      kind: 'travelling',
      subject: 'When can you meet?',
      message: 'Please {{tick}} your slots.',
    },
    organiser,
  )
  const mails = await t.house.database.db
    .selectFrom('mail')
    .select(['to_address', 'text_body'])
    .where('subject', 'like', 'When can you meet?%')
    .execute()

  expect(sent).toEqual(preview)
  expect(sent.people).toBeGreaterThan(2)
  expect([mails.length, new Set(mails.map(mail => mail.to_address)).size]).toEqual([sent.people, sent.people])
  expect(mails[0]?.text_body).toContain('Please {{tick}} your slots.')
})

test('availability of slots that are not the mission’s is refused', async () => {
  const delegate = await t.viewerOf(world.own.people.delegate)
  const [slot = ''] = world.own.slotIds
  const save = (id: string) =>
    t.call(
      people.saveAvailability,
      { mission, participant: world.own.participantId, slots: [{ id, available: false }] },
      delegate,
    )
  const saved = await save(slot)
  expect(saved.slots - saved.available).toBe(1)
  await expect(save(world.foreign.slotIds[0] ?? '')).rejects.toMatchObject({ code: 'input-invalid' })
})

async function makeEvent(mode: 'approval' | 'open', capacity: number): Promise<{ slug: string }> {
  const facts = {
    type: 'brokerage-event' as const,
    title: `Event ${mode} ${capacity}`,
    country: 'AT',
    city: 'Graz',
    timeZone: 'Europe/Vienna',
    startsOn: '2026-11-05',
    endsOn: '2026-11-05',
  }
  const { id, slug } = await t.call(basics.createMission, {
    ...facts,
    partnershipId: world.own.partnershipId,
    leadClusterId: world.own.clusterId,
    capacity,
  })
  await t.call(basics.updateMission, {
    mission: slug,
    version: 1,
    registration: mode,
    publicPage: true,
    publicParticipants: true,
  })
  await t.call(basics.setMissionState, { mission: slug, state: 'open' })
  organiser = {
    ...organiser,
    missionIds: [...organiser.missionIds, id],
    grants: [
      ...organiser.grants,
      { role: 'event-organiser', missionId: id, clusterId: null, partnershipId: null, organisationId: null },
    ],
  }
  return { slug }
}
