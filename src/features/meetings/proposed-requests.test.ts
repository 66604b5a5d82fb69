import { afterAll, beforeEach, expect, test } from 'vitest'
import { addGrant, addOrganisation, addParticipant, addPerson } from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import type { InputOf } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as c from './contract.ts'
import {
  decideProposedRequests,
  endProposalMails,
  getProposalMails,
  listProposedRequests,
  proposeRequests,
  setProposalMails,
} from './contract-proposed.ts'
import { openMeetings } from './factory.ts'

const scene = await openMeetings()
const { t, world, delegate, counterpart, organiser, ask, addLocal } = scene
const { own } = world
const { db } = t.house.database
afterAll(() => t.close())
beforeEach(async () => {
  await scene.reset()
  await db.deleteFrom('proposal_mail_off').execute()
})

const propose = (organisationIds: string[], viewer = organiser, participantId = own.participantId) =>
  t.call(
    proposeRequests,
    { mission: own.missionSlug, items: [{ participantId, organisationIds }], note: 'Meet them first' },
    viewer,
  )
const list = (viewer: Viewer = delegate, input: Partial<InputOf<typeof listProposedRequests>> = {}) =>
  t.call(listProposedRequests, { mission: own.missionSlug, ...input }, viewer)
const names = async (viewer: Viewer = delegate) => (await list(viewer)).items.map(({ to }) => to.name)
type Decision = Omit<InputOf<typeof decideProposedRequests>['items'][number], 'id' | 'version'>
async function decide(decisions: readonly Decision[], viewer = delegate) {
  const { items } = await list(viewer)
  return t.call(
    decideProposedRequests,
    {
      mission: own.missionSlug,
      items: items.flatMap(({ id, version }, at) => {
        const decision = decisions[at]
        return decision === undefined ? [] : [{ id, version, ...decision }]
      }),
    },
    viewer,
  )
}
const requests = () =>
  db
    .selectFrom('meeting_request')
    .select(['to_organisation_id as to', 'wish', 'message', 'state', 'created_by as by'])
    .orderBy('id')
    .execute()

test('what is proposed asks nobody; the delegate reads it and is told once by mail', async () => {
  const there = await addLocal('Proposed Optics')
  const answer = await propose([own.counterpartOrganisationId, there.organisation])

  expect(answer).toEqual({ proposed: 2, participants: 1, skipped: 0, mails: 1 })
  expect(await requests()).toEqual([])
  expect((await list()).items.map(({ to, note, wish }) => [to.name, note, wish])).toEqual([
    ['Counterpart a', 'Meet them first', 'would-like'],
    ['Proposed Optics', 'Meet them first', 'would-like'],
  ])
  const mails = await scene.mails()
  expect(mails.map(({ kind }) => kind)).toEqual(['meetings-proposed'])
  expect(mails[0]?.body).toContain('Proposed Optics')
  expect(await propose([there.organisation])).toMatchObject({ proposed: 0, skipped: 1, mails: 0 })
  expect((await scene.mails()).length).toBe(1)
})

test('the mail about what is proposed is in the organisers’ own words', async () => {
  const words = { subject: 'For you', lines: '{{by}} thought of you.', button: 'Read' }
  await db
    .insertInto('mail_words')
    .values({
      mission_id: own.missionId,
      kind: 'meetings-proposed',
      lang: 'en',
      changed_at: new Date(),
      ...words,
    })
    .execute()
  await propose([own.counterpartOrganisationId])
  expect((await scene.mails())[0]?.body).toMatch(/thought of you\.[\s\S]*Read:/)
  await db.deleteFrom('mail_words').execute()
})

test('the delegate edits, sends, keeps and drops in one go, and the asked side hears only of what was sent', async () => {
  const second = await addLocal('Second Optics')
  const third = await addLocal('Third Optics')
  await propose([own.counterpartOrganisationId, second.organisation, third.organisation])
  await scene.forgetMails()

  const answer = await decide([
    { choice: 'send', wish: 'must', message: 'We cut stents.' },
    { choice: 'keep', wish: 'if-possible', message: 'Later' },
    { choice: 'drop' },
  ])

  expect(answer).toEqual({ sent: 1, accepted: 0, kept: 1, dropped: 1, refused: [] })
  expect(await requests()).toEqual([
    {
      to: own.counterpartOrganisationId,
      wish: 'must',
      message: 'We cut stents.',
      state: 'pending',
      by: own.people.delegate,
    },
  ])
  expect((await list()).items.map(({ to, wish, message }) => [to.name, wish, message])).toEqual([
    ['Second Optics', 'if-possible', 'Later'],
  ])
  expect((await scene.mails()).map(({ kind }) => kind)).toEqual(['meeting-request'])
  expect(await propose([third.organisation])).toMatchObject({ proposed: 0, skipped: 1 })
})

test('nobody is proposed whom they could not ask: asked already, declined, withdrawn, never, the own side, other groups', async () => {
  const asked = await addLocal('Asked')
  const declined = await addLocal('Declined')
  const withdrawn = await addLocal('Withdrawn')
  const never = await addLocal('Never')
  const ownNever = await addLocal('Own never')
  const left = await addLocal('Left')
  const free = await addLocal('Free')
  const peer = await addOrganisation(t.house, 'Peer')
  await addParticipant(t.house, own.missionId, peer, { groupId: own.groupIds[0] })
  await ask({ organisation: asked.organisation })
  const { id } = await ask({ organisation: declined.organisation })
  await t.call(c.answerRequest, { id, answer: 'decline' }, declined.viewer)
  const back = await ask({ organisation: withdrawn.organisation })
  await t.call(c.withdrawRequest, { id: back.id, version: 1 }, delegate)
  const word = { mission: own.missionSlug }
  await t.call(c.setNever, { ...word, organisation: own.organisationId }, never.viewer)
  await t.call(c.setNever, { ...word, organisation: ownNever.organisation }, delegate)
  await db
    .updateTable('participant')
    .set({ state: 'withdrawn' })
    .where('id', '=', left.participantId)
    .execute()
  const everybody = [asked, declined, withdrawn, never, ownNever, left, free].map(one => one.organisation)

  const answer = await propose([...everybody, peer, own.organisationId])

  expect(answer).toMatchObject({ proposed: 1, skipped: 8 })
  expect(await names()).toEqual(['Free'])
})

test('what makes no sense any more is not shown: asked meanwhile by either side, gone, never', async () => {
  const one = await addLocal('One')
  const two = await addLocal('Two')
  const three = await addLocal('Three')
  const four = await addLocal('Four')
  await propose([one, two, three, four].map(({ organisation }) => organisation))
  expect(await names()).toEqual(['Four', 'One', 'Three', 'Two'])

  await ask({ organisation: one.organisation })
  await ask({ organisation: own.organisationId }, two.viewer)
  await t.call(c.setNever, { mission: own.missionSlug, organisation: three.organisation }, delegate)

  expect(await names()).toEqual(['Four'])
  expect(await names(organiser)).toEqual(['Four'])
  expect((await t.call(c.listRequests, { mission: own.missionSlug }, delegate)).counts.proposed).toBe(1)
})

test('what cannot be sent stays with the reason, and the rest is sent', async () => {
  const one = await addLocal('First of two')
  const two = await addLocal('Second of two')
  await propose([one.organisation, two.organisation])
  await db.updateTable('mission').set({ request_limit: 1 }).where('id', '=', own.missionId).execute()

  const answer = await decide([{ choice: 'send' }, { choice: 'send' }])

  expect([answer.sent, answer.refused.map(({ code }) => code)]).toEqual([1, ['request-limit-reached']])
  const left = await list()
  expect(left.items.map(({ refused }) => refused)).toEqual(['request-limit-reached'])
  expect((await requests()).length).toBe(1)
})

test('only who decides for a participant proposes to it, reads, sends and drops; the other side learns nothing', async () => {
  const stranger = await addLocal('Stranger')
  await propose([own.counterpartOrganisationId])
  const [open] = (await list()).items
  const items = [{ id: open?.id ?? '', version: 1, choice: 'send' as const }]

  for (const viewer of [counterpart, stranger.viewer]) {
    expect(await list(viewer)).toMatchObject({ items: [], total: 0, mine: 0 })
    await expect(
      t.call(decideProposedRequests, { mission: own.missionSlug, items }, viewer),
    ).rejects.toMatchObject({ code: 'not-found' })
    await expect(propose([own.counterpartOrganisationId], viewer)).rejects.toMatchObject({
      code: 'not-allowed',
    })
  }
  expect(await requests()).toEqual([])
})

test('two who decide at the same moment do not send twice', async () => {
  await propose([own.counterpartOrganisationId])
  const [open] = (await list()).items
  const input = {
    mission: own.missionSlug,
    items: [{ id: open?.id ?? '', version: 1, choice: 'send' as const }],
  }

  const results = await Promise.allSettled(
    [delegate, organiser, delegate].map(viewer => t.call(decideProposedRequests, input, viewer)),
  )

  expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1)
  expect((await requests()).length).toBe(1)
})

test('a company that stays at home is told through who edits its profile; who wants no mail gets none', async () => {
  const company = await addOrganisation(t.house, 'At home', { clusterId: own.clusterId })
  const editor = await addPerson(t.house, 'home editor')
  await addGrant(t.house, editor, 'organisation-editor', { organisation_id: company })
  const participantId = await addParticipant(t.house, own.missionId, company, { groupId: own.groupIds[0] })
  await db
    .updateTable('participant')
    .set({ kind: 'represented', carried_by: own.participantId })
    .where('id', '=', participantId)
    .execute()
  const one = await addLocal('Home one')
  const two = await addLocal('Home two')
  const viewer = await t.viewerOf(editor)

  expect(await propose([one.organisation], organiser, participantId)).toMatchObject({ mails: 1 })
  const body = (await scene.mails())[0]?.body ?? ''
  const token = /\/proposal-mails\/([\w-]+)/.exec(body)?.[1] ?? ''
  expect(await t.call(getProposalMails, { token })).toEqual({ on: true })
  await t.call(endProposalMails, { token })
  expect(await t.call(getProposalMails, { token })).toEqual({ on: false })
  expect(await propose([two.organisation], organiser, participantId)).toMatchObject({
    proposed: 1,
    mails: 0,
  })
  expect((await list(viewer)).mails).toBe(false)
  await t.call(setProposalMails, { on: true }, viewer)
  expect((await list(viewer)).mails).toBe(true)
})

test('the number of queries does not depend on how many are proposed', async () => {
  const one = await addLocal('Count 0')
  await propose([one.organisation])
  const count = async () => (await recordStatements(() => list())).statements.length
  const few = await count()
  for (let at = 1; at < 4; at++) await propose([(await addLocal(`Count ${at}`)).organisation])

  expect((await list()).total).toBe(4)
  expect(await count()).toBe(few)
})
