import { afterAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import {
  addGrant,
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
} from '../../../tests/harness/world.ts'
import { saveMailWords } from '../missions/contract-mails.ts'
import * as c from './contract.ts'

const t = await openTestHouse()
const world = await buildWorld(t.house)
const { own } = world
const { db } = t.house.database
afterAll(() => t.close())

const mission = { mission: own.missionSlug }
const organiser = await t.viewerOf(own.people.organiser)
const delegate = await t.viewerOf(own.people.delegate)
const manager = await t.viewerOf(own.people.manager)

// Somebody of the partnership's other cluster, and who manages it.
const otherOrganisation = await addOrganisation(t.house, 'Other company', { clusterId: own.secondClusterId })
const otherPerson = await addPerson(t.house, 'Other delegate')
const other = await addParticipant(t.house, own.missionId, otherOrganisation, { personId: otherPerson })
const secondPerson = await addPerson(t.house, 'Second manager')
await addGrant(t.house, secondPerson, 'cluster-manager', { cluster_id: own.secondClusterId })
const second = await t.viewerOf(secondPerson)

beforeEach(async () => {
  for (const table of ['preparation_step', 'mail'] as const) await db.deleteFrom(table).execute()
  t.setClock('2026-09-01T08:00:00Z')
})

const addStep = (
  facts: Partial<{
    title: string
    owner: 'delegate' | 'cluster' | 'organiser'
    dueOn: string
    forKinds: ('travelling' | 'represented')[]
  }> = {},
) =>
  t.call(
    c.saveStep,
    {
      ...mission,
      kind: 'visa',
      title: facts.title ?? 'Visa',
      owner: facts.owner ?? 'delegate',
      dueOn: facts.dueOn ?? '2026-09-10',
      forKinds: facts.forKinds ?? ['travelling'],
    },
    organiser,
  )
const mails = async () =>
  (
    await db.selectFrom('mail').select(['kind', 'to_address', 'text_body']).orderBy('to_address').execute()
  ).map(mail => ({ kind: mail.kind, to: mail.to_address, body: mail.text_body }))
const remind = () => t.house.jobs.runChores(['preparation.remind'])

test('a step stands on the list of everybody it is for, its owner marks it, and what is not needed wants a reason', async () => {
  const { id: visa } = await addStep()
  const { id: hotel } = await addStep({ title: 'Hotel', owner: 'organiser', dueOn: '2026-08-30' })
  await addStep({ title: 'For the represented', forKinds: ['represented'] })
  const list = await t.call(c.getMyList, mission, delegate)
  expect(list.lists.map(one => one.items.map(item => [item.title, item.standing, item.mayMark]))).toEqual([
    [
      ['Hotel', 'overdue', false],
      ['Visa', 'open', true],
    ],
  ])
  const mark = (step: string, participant: string, rest: object, viewer = delegate) =>
    t.call(c.markStep, { ...mission, step, participant, state: 'done', ...rest }, viewer)
  await expect(mark(hotel, own.participantId, {})).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(mark(visa, other, {})).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(mark(visa, own.participantId, { state: 'not-needed' })).rejects.toMatchObject({
    faults: [{ field: 'reason', code: 'missing' }],
  })
  await mark(visa, own.participantId, { state: 'not-needed', reason: 'Japanese citizen' })
  await mark(hotel, own.participantId, {}, organiser)
  const after = await t.call(c.getMyList, mission, delegate)
  expect(after.lists[0]?.items.map(item => [item.standing, item.by, item.reason])).toEqual([
    ['done', 'organiser a Example', null],
    ['not-needed', 'delegate a Example', 'Japanese citizen'],
  ])
  await mark(visa, own.participantId, { state: 'open' })
  expect((await t.call(c.getMyList, mission, delegate)).lists[0]?.items[1]?.standing).toBe('open')
})

test('organisers see who misses what, managers their members alone, and mail each once what they miss', async () => {
  const { id: visa } = await addStep()
  await addStep({ title: 'Coaching', owner: 'cluster' })
  await t.call(
    c.markStep,
    { ...mission, step: visa, participant: own.participantId, state: 'done' },
    delegate,
  )
  const all = await t.call(c.listDelegates, { ...mission, missing: visa }, organiser)
  expect([all.items.map(row => row.organisation.name), all.reach]).toEqual([['Other company'], 1])
  expect(all.steps.map(step => [step.title, step.done, step.missing])).toEqual([
    ['Visa', 1, 1],
    ['Coaching', 0, 2],
  ])
  const seen = await t.call(c.listDelegates, mission, second)
  expect([seen.items.map(row => row.organisation.name), seen.steps.map(step => step.missing)]).toEqual([
    ['Other company'],
    [1, 1],
  ])
  await expect(t.call(c.listDelegates, mission, delegate)).rejects.toMatchObject({ code: 'not-allowed' })

  expect(await t.call(c.mailMissing, { ...mission, message: 'Please hurry' }, organiser)).toEqual({
    people: 1,
  })
  const [mail] = await mails()
  expect([mail?.kind, mail?.to]).toEqual(['preparation-missing', 'other.delegate@test.example'])
  expect(mail?.body).toContain('Please hurry')
  expect(mail?.body).toContain('Visa')
  // What the cluster does is not asked of the delegate.
  expect(mail?.body).not.toContain('Coaching')
  await expect(t.call(c.mailMissing, mission, manager)).resolves.toMatchObject({ people: 1 })
})

test('whoever owns a step is reminded once, three days before, with all of it in one mail', async () => {
  const { id: visa } = await addStep()
  await addStep({ title: 'Flight' })
  await addStep({ title: 'Coaching', owner: 'cluster' })
  await addStep({ title: 'Hotel', owner: 'organiser' })
  await t.call(c.markStep, { ...mission, step: visa, participant: other, state: 'done' }, organiser)
  t.setClock('2026-09-06T14:00:00Z')
  await remind()
  expect(await mails()).toEqual([])
  // The seventh has begun in Osaka.
  t.setClock('2026-09-06T15:30:00Z')
  await remind()
  const sent = await mails()
  expect(sent.map(mail => mail.to)).toEqual([
    'delegate.a@test.example',
    'manager.a@test.example',
    'organiser.a@test.example',
    'other.delegate@test.example',
    'second.manager@test.example',
  ])
  expect(sent[0]?.body).toMatch(/Visa[\s\S]*Flight/)
  expect(sent[3]?.body).not.toContain('Visa')
  expect(sent[4]?.body).toContain('Other delegate Example, Other company: Coaching')
  await remind()
  t.setClock('2026-09-12T08:00:00Z')
  await remind()
  expect((await mails()).length).toBe(5)
})

test('reminders come in the organisers’ own words, which say a number as their language does', async () => {
  await db.updateTable('person').set({ lang: 'lt' }).where('id', '=', own.people.delegate).execute()
  await t.call(
    saveMailWords,
    {
      ...mission,
      kind: 'preparation-due',
      lang: 'lt',
      version: 0,
      subject: '{{count}} darbų: {{mission}}',
      lines: 'Laukiame darbų.',
      button: 'Atverti',
      subjectOne: 'Vienas darbas: {{mission}}',
      subjectFew: '{{count}} darbai: {{mission}}',
      linesFew: 'Laukiame jų.',
    },
    organiser,
  )
  const subjectOf = async (steps: number) => {
    await db.deleteFrom('preparation_step').execute()
    await db.deleteFrom('mail').execute()
    for (let step = 1; step <= steps; step++) await addStep({ title: `Step ${step}` })
    await remind()
    const sent = await db
      .selectFrom('mail')
      .select(['subject', 'text_body'])
      .where('person_id', '=', own.people.delegate)
      .executeTakeFirstOrThrow()
    return [sent.subject.split(':')[0], sent.text_body.split('\n')[0]]
  }
  t.setClock('2026-09-09T08:00:00Z')

  expect([await subjectOf(1), await subjectOf(3), await subjectOf(11)]).toEqual([
    ['Vienas darbas', 'Laukiame darbų.'],
    ['3 darbai', 'Laukiame jų.'],
    ['11 darbų', 'Laukiame darbų.'],
  ])
  await db.deleteFrom('mail_words').execute()
  await db.updateTable('person').set({ lang: 'en' }).where('id', '=', own.people.delegate).execute()
})

test('nobody is reminded for a mission that is called off or over', async () => {
  await addStep()
  t.setClock('2026-09-09T08:00:00Z')
  const setState = (state: 'open' | 'cancelled') =>
    db.updateTable('mission').set({ state }).where('id', '=', own.missionId).execute()
  await setState('cancelled')
  await remind()
  await setState('open')
  t.setClock('2026-10-09T08:00:00Z')
  await remind()
  expect(await mails()).toEqual([])
})

test('the usual steps come in the organiser’s language, due before the first day, and are added once', async () => {
  await addStep()
  expect(await t.call(c.addUsualSteps, { ...mission, lang: 'de' }, organiser)).toEqual({ added: 6 })
  expect(await t.call(c.addUsualSteps, { ...mission, lang: 'de' }, organiser)).toEqual({ added: 0 })
  const { items } = await t.call(c.listSteps, mission, organiser)
  expect(items.find(step => step.kind === 'flight')).toMatchObject({
    title: 'Flug gebucht',
    dueOn: '2026-09-07',
  })
  await t.call(c.removeStep, { ...mission, step: items[0]?.id ?? '' }, organiser)
  expect((await t.call(c.listSteps, mission, organiser)).items.length).toBe(6)
})

test('whom the desk took in reads by the typed name alone, in lists, marks and mails to others', async () => {
  const set = async (enteredAs: string | null) => {
    await db.updateTable('participant').set({ entered_as: enteredAs }).where('id', '=', other).execute()
  }
  const { id: visa } = await addStep()
  await addStep({ title: 'Coaching', owner: 'cluster' })
  const self = await t.viewerOf(otherPerson)
  await t.call(c.markStep, { ...mission, step: visa, participant: other, state: 'done' }, self)
  await set('Typed At Desk')
  t.setClock('2026-09-08T08:00:00Z')

  const read = JSON.stringify([
    await t.call(c.listDelegates, mission, organiser),
    await t.call(c.getMyList, mission, self),
  ])
  await remind()
  const sent = await mails()
  await set(null)

  expect(read).toContain('Typed At Desk')
  expect(read).not.toContain('Other delegate Example')
  const toManager = sent.find(mail => mail.to === 'second.manager@test.example')?.body
  expect(toManager).toContain('• Typed At Desk, Other company: Coaching')
  expect(JSON.stringify(await t.call(c.listDelegates, mission, organiser))).toContain(
    'Other delegate Example',
  )
})

test('a guest is reminded in Japanese, days and all', async () => {
  await db.updateTable('person').set({ lang: 'ja' }).where('id', '=', own.people.delegate).execute()
  await addStep()
  await addStep({ title: 'Hotel' })
  t.setClock('2026-09-09T08:00:00Z')

  await remind()

  const { subject, text_body: body } = await db
    .selectFrom('mail')
    .select(['subject', 'text_body'])
    .where('person_id', '=', own.people.delegate)
    .executeTakeFirstOrThrow()
  await db.updateTable('person').set({ lang: 'en' }).where('id', '=', own.people.delegate).execute()
  expect(subject).toMatch(/の期限が近い準備: 2件$/)
  expect(body).toContain('• Visa (期限: 2026年9月10日)')
  expect(body).toContain('一覧を開く')
  expect(body).not.toMatch(/until|Dear|remind/)
})
