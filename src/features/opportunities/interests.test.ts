import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addInterest, addOpportunity } from '../../../tests/harness/probes-opportunities.ts'
import { addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { JobContext } from '../../shared/route.ts'
import { systemViewer, type Viewer, visitor } from '../../shared/viewer.ts'
import { getOpportunity, listOpportunities } from './contract.ts'
import * as contract from './contract-interests.ts'
import { lookAfterOpportunities } from './look-after-opportunities.ts'

let t: TestHouse
let world: World
let editor: Viewer
let manager: Viewer
let guest: Viewer

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  editor = await t.viewerOf(world.own.people.editor)
  manager = await t.viewerOf(world.own.people.manager)
  guest = visitor('en')
})
afterAll(() => t.close())

const words = { about: 'We make instruments. '.repeat(10), wish: 'We would like to see it work. '.repeat(8) }
const express = (opportunity: string, change: object = {}, viewer = guest) =>
  t.call(
    contract.expressInterest,
    {
      opportunity,
      ...words,
      organisationName: 'Interested Ltd',
      country: 'JP',
      familyName: 'Tester',
      email: 'tester@guest.example',
      ...change,
    },
    viewer,
  )
const mails = async (kind?: string) => {
  const rows = await t.house.database.db
    .selectFrom('mail')
    .select(['kind', 'to_address as to', 'subject', 'text_body as text'])
    .orderBy('id')
    .execute()
  return rows.filter(row => kind === undefined || row.kind === kind)
}
const codeFor = async (address: string) =>
  /\b(\d{6})\b/.exec((await mails('interest-code')).find(({ to }) => to === address)?.subject ?? '')?.[1] ??
  ''
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
const secrets = /Company a|Cluster a|editor a|manager a|editor\.a@|manager\.a@/

/** Runs the hourly chore of the room. */
async function lookAfter(): Promise<void> {
  const context = t.house.makeContext({
    viewer: systemViewer(),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  await lookAfterOpportunities({ ...context, db: t.house.database.db } as unknown as JobContext)
}

test('three answers are between the lengths of the trade', async () => {
  const { opportunity } = await addOpportunity(world, t.house, { visibility: 'public' })

  expect(await refusal(express(opportunity, { about: 'x'.repeat(149) }))).toBe('input-invalid')
  expect(await refusal(express(opportunity, { wish: 'x'.repeat(601) }))).toBe('input-invalid')
  expect(await refusal(express(opportunity, { email: '' }))).toBe('input-invalid')
  expect((await express(opportunity, { about: 'x'.repeat(150), wish: 'x'.repeat(600) })).state).toBe(
    'unconfirmed',
  )
})

test('a guest’s interest arrives with the code from the mail, straight at the owner, the cluster in copy', async () => {
  const { opportunity } = await addOpportunity(world, t.house, { visibility: 'public', title: 'Straight' })
  const { id } = await express(opportunity, { email: 'code@guest.example' })
  const before = (await t.call(contract.listInterests, {}, editor)).items.map(item => item.id)
  const code = await codeFor('code@guest.example')
  const wrong = code === '000000' ? '000001' : '000000'
  expect(await refusal(t.call(contract.confirmInterest, { interest: id, code: wrong }, guest))).toBe(
    'code-wrong',
  )

  const { token, state } = await t.call(contract.confirmInterest, { interest: id, code }, guest)

  expect([before.includes(id), state]).toEqual([false, 'with-owner'])
  expect(await refusal(t.call(contract.confirmInterest, { interest: id, code }, guest))).toBe(
    'too-many-attempts',
  )
  const told = (await mails()).filter(
    ({ kind, subject }) => kind !== 'interest-code' && /Straight/.test(subject),
  )
  expect(
    told
      .map(({ kind, to }) => [kind, to])
      .sort()
      .reverse(),
  ).toEqual([
    ['interest-received', 'editor.a@test.example'],
    ['interest-copy', 'manager.a@test.example'],
  ])
  await t.call(contract.acceptInterest, { interest: id, words: 'Gladly.' }, editor)
  const shown = await t.call(contract.getInterestByLink, { token }, guest)
  expect([shown.state, shown.contact, shown.reply]).toEqual([
    'accepted',
    { organisation: 'Company a', name: 'editor a Example', email: 'editor.a@test.example' },
    'Gladly.',
  ])
})

test('a second interest of one address waits for the first to be settled', async () => {
  const { opportunity } = await addOpportunity(world, t.house, { visibility: 'public', title: 'Once' })
  const confirm = async () => {
    const { id } = await express(opportunity, { email: 'once@guest.example' })
    const code = /\d{6}/.exec(
      (await mails('interest-code')).find(({ to }) => to === 'once@guest.example')?.subject ?? '',
    )
    const sent = await t.call(contract.confirmInterest, { interest: id, code: code?.[0] ?? '' }, guest)
    await t.house.database.db.deleteFrom('mail').where('to_address', '=', 'once@guest.example').execute()
    return sent
  }

  expect((await confirm()).state).toBe('with-owner')
  expect(await refusal(confirm())).toBe('already-exists')
})

test('five wrong codes end it, and one address is not flooded', async () => {
  const { opportunity } = await addOpportunity(world, t.house, { visibility: 'public' })
  const { id } = await express(opportunity, { email: 'flood@guest.example' })
  const code = await codeFor('flood@guest.example')
  const wrong = code === '111111' ? '222222' : '111111'
  for (let tries = 0; tries < 5; tries++)
    expect(await refusal(t.call(contract.confirmInterest, { interest: id, code: wrong }, guest))).toBe(
      'code-wrong',
    )

  expect(await refusal(t.call(contract.confirmInterest, { interest: id, code }, guest))).toBe(
    'too-many-attempts',
  )
  await express(opportunity, { email: 'flood@guest.example' })
  await express(opportunity, { email: 'flood@guest.example' })
  expect(await refusal(express(opportunity, { email: 'flood@guest.example' }))).toBe('too-many-attempts')
})

test('without a name it goes through the cluster: ask, answer, pass on, accept; the name is told at the end and not before', async () => {
  const { opportunity } = await addOpportunity(world, t.house, { visibility: 'public', anonymous: true })
  const { id } = await express(opportunity, { email: 'broker@guest.example' })
  const { token, state } = await t.call(
    contract.confirmInterest,
    { interest: id, code: await codeFor('broker@guest.example') },
    guest,
  )
  expect(state).toBe('with-broker')
  expect(await refusal(t.call(contract.getInterest, { interest: id }, editor))).toBe('not-found')

  t.moveClock(60_000)
  await t.call(contract.askInterested, { interest: id, words: 'How many a year?' }, manager)
  const asked = await t.call(contract.getInterestByLink, { token }, guest)
  t.moveClock(60_000)
  await t.call(contract.answerByLink, { token, words: 'About a hundred.' }, guest)
  t.moveClock(60_000)
  await t.call(contract.passOnInterest, { interest: id, words: 'Company a should like this.' }, manager)
  const between = await t.call(contract.getInterestByLink, { token }, guest)
  const toGuest = (await mails()).filter(
    ({ to, kind }) => to === 'broker@guest.example' && kind !== 'interest-code',
  )
  t.moveClock(60_000)
  await t.call(contract.acceptInterest, { interest: id }, editor)
  const after = await t.call(contract.getInterestByLink, { token }, guest)

  expect(JSON.stringify([asked, between, toGuest])).not.toMatch(secrets)
  expect([asked.state, between.state, toGuest.map(({ kind }) => kind)]).toEqual([
    'asked',
    'with-owner',
    ['interest-question'],
  ])
  expect(after.steps.map(step => [step.state, step.by])).toEqual([
    ['with-broker', 'sender'],
    ['asked', 'broker'],
    ['with-broker', 'sender'],
    ['with-owner', 'broker'],
    ['accepted', 'owner'],
  ])
  expect(after.contact?.organisation).toBe('Company a')
  expect((await mails('interest-accepted')).find(({ to }) => to === 'broker@guest.example')?.text).toContain(
    'Company a',
  )
})

test.each([
  ['stopped by the cluster', contract.stopInterest, 'with-broker'],
  ['declined by the owner', contract.declineInterest, 'with-owner'],
] as const)('%s, who asked learns no name', async (_name, call, state) => {
  const { interest } = await addInterest(world, t.house, { state })
  await t.call(call, { interest }, state === 'with-broker' ? manager : editor)
  const delegate = await t.viewerOf(world.own.people.delegate)

  const shown = await t.call(contract.getInterest, { interest }, delegate)
  const list = await t.call(contract.listInterests, { box: 'sent', pageSize: 200 }, delegate)

  expect(JSON.stringify([shown, list.items, await mails('interest-declined')])).not.toMatch(secrets)
  expect(await refusal(t.call(contract.acceptInterest, { interest }, editor))).toBe(
    state === 'with-broker' ? 'not-found' : 'state-impossible',
  )
})

test('somebody with an account is known: no code, one interest at a time, none where none is taken', async () => {
  const { opportunity } = await addOpportunity(world, t.house, { visibility: 'public' })
  const person = await t.viewerOf(await addPerson(t.house, 'known person'))

  expect((await express(opportunity, { email: null }, person)).state).toBe('with-owner')
  expect(await refusal(express(opportunity, {}, person))).toBe('already-exists')
  expect((await t.call(contract.getInterestForm, { opportunity }, person)).mine).not.toBe(null)
  await t.house.database.db
    .updateTable('opportunity')
    .set({ accepts_interest: false })
    .where('id', '=', opportunity)
    .execute()
  expect(await refusal(express(opportunity, {}, guest))).toBe('takes-no-interest')
})

test('whoever does not answer is reminded after five days by one mail, and the cluster sees how long answers take', async () => {
  await t.house.database.db.deleteFrom('interest').execute()
  const { opportunity } = await addOpportunity(world, t.house, { anonymous: true, visibility: 'public' })
  const first = await addInterest(world, t.house, { opportunity })
  await addInterest(world, t.house, { opportunity })
  t.moveClock(6 * 86_400_000)
  await lookAfter()
  await lookAfter()
  const reminded = (await mails('interests-waiting')).map(({ to, subject }) => [to, subject])
  await t.call(contract.acceptInterest, first, editor)

  const { median, waiting } = await t.call(contract.listInterests, {}, manager)
  const ofEditor = await t.call(contract.listInterests, {}, editor)
  t.rewind()

  expect(reminded).toEqual([['editor.a@test.example', '2 interests wait for your answer']])
  // What came through the cluster waits for the owner's editors, who alone tell the name.
  expect([median, waiting, ofEditor.waiting]).toEqual([{ days: 6, answered: 1 }, 0, 1])
  expect((await t.call(contract.listInterests, {}, editor)).median).toBe(null)
})

test('a month before the end the owner gets one mail; its link keeps the opportunity for a year, without signing in', async () => {
  const { opportunity } = await addOpportunity(world, t.house, {
    expiresOn: '2026-09-20',
    title: 'Runs out soon',
  })
  await lookAfter()
  await lookAfter()
  const asked = (await mails('opportunity-running-out')).filter(({ subject }) =>
    /Runs out soon/.test(subject),
  )
  const token = /opportunity-renewal\/([\w-]+)/.exec(asked[0]?.text ?? '')?.[1] ?? ''

  const renewal = await t.call(contract.getRenewal, { token }, guest)
  const { expiresOn } = await t.call(contract.renewByLink, { token }, guest)

  expect(asked.map(({ to }) => to)).toEqual(['editor.a@test.example'])
  expect([renewal.expiresOn, expiresOn]).toEqual(['2026-09-20', '2027-09-01'])
  expect((await t.call(getOpportunity, { opportunity }, editor)).expiresOn).toBe('2027-09-01')
  expect(await refusal(t.call(contract.getRenewal, { token: 'x'.repeat(43) }, guest))).toBe('link-invalid')
  // An old mail brings back nothing that its owner has taken down since.
  await t.house.database.db
    .updateTable('opportunity')
    .set({ withdrawn_at: t.house.now() })
    .where('id', '=', opportunity)
    .execute()
  expect(await refusal(t.call(contract.renewByLink, { token }, guest))).toBe('link-invalid')
})

test('whoever sits at one network address has no more than a few strangers written to', async () => {
  const { opportunity } = await addOpportunity(world, t.house, { visibility: 'public', title: 'Flooding' })
  t.moveClock(86_400_000)
  const outcomes: (string | undefined)[] = []
  for (let turn = 0; turn < 42; turn++)
    outcomes.push(await refusal(express(opportunity, { email: `stranger${turn}@guest.example` })))
  const inCapitals = ['a', 'A', 'a', 'A']
  t.moveClock(3_600_000)
  for (const letter of inCapitals)
    outcomes.push(await refusal(express(opportunity, { email: `${letter}.b@guest.example` })))

  expect(outcomes.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => 'done'))
  expect(outcomes.slice(40)).toEqual([
    'too-many-attempts',
    'too-many-attempts',
    'done',
    'done',
    'done',
    'too-many-attempts',
  ])
})

test('on an organisation’s page stand its offers with its name, not those without', async () => {
  await t.house.database.db.deleteFrom('opportunity').execute()
  await addOpportunity(world, t.house, { title: 'Named', visibility: 'public' })
  await addOpportunity(world, t.house, { title: 'Nameless', visibility: 'public', anonymous: true })
  const of = async (viewer: Viewer) => {
    const { items } = await t.call(listOpportunities, { organisation: world.own.organisationId }, viewer)
    return items.map(({ title }) => title).sort()
  }

  expect([await of(guest), await of(editor)]).toEqual([['Named'], ['Named', 'Nameless']])
})

test.each([
  ['question', contract.askInterested, 'with-broker'],
  ['declined', contract.declineInterest, 'with-owner'],
] as const)(
  'a mail to who was interested bears the title they wrote to, none since: %s',
  async (kind, call, state) => {
    const { opportunity } = await addOpportunity(world, t.house, {
      visibility: 'public',
      title: 'Open title',
    })
    const { interest } = await addInterest(world, t.house, { opportunity, state })
    const { db } = t.house.database
    const later = new Date(t.house.now().getTime() + 60_000)
    const version = await db
      .updateTable('opportunity_version')
      .set({ state: 'superseded' })
      .where('opportunity_id', '=', opportunity)
      .returningAll()
      .executeTakeFirstOrThrow()
    const narrowed = { number: 2, state: 'published', visibility: 'cluster', title: 'Secret title' } as const
    await db
      .insertInto('opportunity_version')
      .values({ ...version, ...narrowed, id: t.house.newId(), published_at: later })
      .execute()
    await t.call(call, { interest, words: 'How many a year?' }, state === 'with-broker' ? manager : editor)
    const [mail] = (await mails(`interest-${kind}`)).filter(
      ({ to }) => to === `interest.${interest}@test.example`,
    )

    expect(mail?.text).toContain('Open title')
    expect(`${mail?.subject} ${mail?.text}`).not.toContain('Secret title')
  },
)
