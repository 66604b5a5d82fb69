import { read as readXlsx, utils } from '@e965/xlsx'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { recordStatements } from '../../database/record-statements.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { getDesk } from '../desk/contract.ts'
import { recordAttendance } from '../meetings/contract-answers.ts'
import * as c from './contract.ts'
import { openOutcomes } from './factory.ts'

const scene = await openOutcomes()
const { t, world, delegate, counterpart, organiser, mails, mailKinds, forgetMails, addLocal, addPlaced } =
  scene
const { own } = world
const { db } = t.house.database
afterAll(() => t.close())

const dayMs = 86_400_000
/** Six in the evening in Osaka on the day of the meetings. */
const evening = '2026-10-05T09:00:00Z'
let meeting = ''

beforeEach(async () => {
  await scene.reset()
  t.setClock('2026-10-05T03:00:00Z')
  meeting = await addPlaced(own.counterpartId, 0)
})

const askAll = () => t.house.jobs.runChores(['outcomes.ask'])
const mission = { mission: own.missionSlug }

async function tokenTo(person: string): Promise<string> {
  const mail = (await mails()).findLast(one => one.to === `${person}@test.example`)
  return /\/follow-up\/([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? ''
}

test('each person gets one mail that evening, with all their meetings, in their language', async () => {
  const second = await addLocal('Second')
  await addPlaced(second, 1)
  await db.updateTable('person').set({ lang: 'ja' }).where('id', '=', own.people.counterpart).execute()
  await askAll()
  expect(await mailKinds()).toEqual([])

  t.setClock(evening)
  await askAll()
  await askAll()

  expect(await mailKinds()).toEqual([
    'outcome-evening counterpart.a@test.example',
    'outcome-evening delegate.a@test.example',
    'outcome-evening second.person@test.example',
  ])
  const told = await mails()
  const toDelegate = told.find(mail => mail.to.startsWith('delegate'))?.body ?? ''
  expect(toDelegate).toContain('• Counterpart a: counterpart a Example')
  expect(toDelegate).toContain('• Second: Second person Example')
  expect(told.find(mail => mail.to.startsWith('counterpart'))?.body).toContain('成果を知らせる')
  await db.updateTable('person').set({ lang: 'en' }).where('id', '=', own.people.counterpart).execute()
})

test('both sides answer differently: both words stay, managers read that they differ, nobody else does', async () => {
  t.setClock(evening)
  await askAll()
  const [ours, theirs] = [await tokenTo('delegate.a'), await tokenTo('counterpart.a')]
  await t.call(c.answerByLink, {
    token: ours,
    meeting,
    held: true,
    rung: 'nda',
    nextStep: 'Send drawings',
    amountBand: '10k-50k',
  })
  await t.call(c.answerByLink, { token: theirs, meeting, held: true, rung: 'talking' })

  const read = async (viewer = organiser) => (await t.call(c.listOutcomes, mission, viewer)).items[0]
  const seen = await read()
  expect([seen?.from.answer?.rung, seen?.to.answer?.rung, seen?.differs]).toEqual(['nda', 'talking', true])
  expect(seen?.held).toEqual({ state: 'held', strength: 'both-sides', contradicts: false })
  expect(seen?.from.answer?.amountBand).toBeNull()
  const mine = await read(delegate)
  expect([mine?.from.answer?.amountBand, mine?.to.answer, mine?.differs]).toEqual(['10k-50k', null, false])
  // What they may not read is not found by a filter either.
  const found = async (show: 'nda' | 'talking' | 'next-step', viewer: typeof delegate) =>
    (await t.call(c.listOutcomes, { ...mission, show }, viewer)).total
  expect([await found('nda', delegate), await found('talking', delegate)]).toEqual([1, 0])
  const other = await t.viewerOf(own.people.counterpart)
  expect([await found('nda', other), await found('talking', other), await found('next-step', other)]).toEqual(
    [0, 1, 0],
  )
  const manager = await read(await t.viewerOf(own.people.manager))
  expect(manager?.from.answer?.amountBand).toBe('10k-50k')

  t.moveClock(60_000)
  await t.call(c.answerByLink, { token: theirs, meeting, held: true, rung: 'nda' })
  expect((await read())?.differs).toBe(false)
  const versions = await db
    .selectFrom('outcome_answer')
    .select(['side', 'number', 'rung', 'via', 'wave'])
    .orderBy('side')
    .orderBy('number')
    .execute()
  expect(versions).toEqual([
    { side: 'from', number: 1, rung: 'nda', via: 'link', wave: 'evening' },
    { side: 'to', number: 1, rung: 'talking', via: 'link', wave: 'evening' },
    { side: 'to', number: 2, rung: 'nda', via: 'link', wave: 'evening' },
  ])
})

test('who says nothing is reminded once; a guest is asked twice in all; what is closed does not come back', async () => {
  t.setClock(evening)
  await askAll()
  await t.call(c.answerByLink, {
    token: await tokenTo('delegate.a'),
    meeting,
    held: true,
    rung: 'none',
    closed: true,
  })
  await forgetMails()

  for (let day = 0; day < 400; day += 3) {
    t.moveClock(3 * dayMs)
    await askAll()
  }

  expect(await mailKinds()).toEqual(['outcome-reminder counterpart.a@test.example'])
})

test('whoever ended these mails gets none, and can have them again', async () => {
  t.setClock(evening)
  await askAll()
  const token = await tokenTo('delegate.a')
  await t.call(c.setMailsByLink, { token })
  await forgetMails()
  t.moveClock(8 * dayMs)
  await askAll()
  expect(await mailKinds()).toEqual(['outcome-reminder counterpart.a@test.example'])

  await t.call(c.setMailsByLink, { token, off: false })
  expect((await t.call(c.getFollowUpByLink, { token })).mailsOff).toBe(false)
  await askAll()
  expect(await mailKinds()).toEqual([
    'outcome-reminder counterpart.a@test.example',
    'outcome-reminder delegate.a@test.example',
  ])
})

test('a link opens only its own person’s meetings, for a while, and says what is missing in an answer', async () => {
  const other = await addLocal('Another')
  const foreign = await addPlaced(other, 1)
  t.setClock(evening)
  await askAll()
  const token = await tokenTo('counterpart.a')

  await expect(
    t.call(c.answerByLink, { token, meeting: foreign, held: true, rung: 'none' }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(t.call(c.answerByLink, { token, meeting, held: true })).rejects.toMatchObject({
    faults: [{ field: 'rung', code: 'missing' }],
  })
  expect((await t.call(c.getFollowUpByLink, { token })).meetings.map(one => one.meetingId)).toEqual([meeting])
  t.moveClock(61 * dayMs)
  await expect(t.call(c.getFollowUpByLink, { token })).rejects.toMatchObject({ code: 'link-invalid' })
})

test('the chase list names who owes an answer, and what they say on the phone counts as theirs', async () => {
  t.setClock(evening)
  const chase = async () => (await t.call(c.listChase, mission, organiser)).items.map(one => one.person.name)
  expect(await chase()).toEqual(['counterpart a Example', 'delegate a Example'])
  const { items } = await t.call(c.listChase, mission, organiser)
  expect(items.map(one => one.person.mailFault)).toEqual([null, null])
  await db
    .insertInto('bounced_address')
    .values({
      address: 'Delegate.A@test.example',
      status: '5.1.1',
      reason: 'no such user',
      since: new Date(),
    })
    .execute()
  const marked = await t.call(c.listChase, mission, organiser)
  expect(marked.items.map(one => one.person.mailFault?.status)).toEqual([undefined, '5.1.1'])

  await t.call(
    c.answerOutcome,
    { id: meeting, side: 'to', person: own.people.counterpart, held: false, missing: 'from' },
    organiser,
  )

  expect(await chase()).toEqual(['delegate a Example'])
  const [item] = (await t.call(c.listOutcomes, mission, organiser)).items
  expect(item?.to.answer).toMatchObject({
    held: false,
    missing: 'from',
    rung: null,
    via: 'phone',
    answeredBy: 'organiser a Example',
    onBehalfOf: 'counterpart a Example',
  })
  expect(item?.held).toMatchObject({ state: 'not-held', strength: 'one-side' })
  await expect(
    t.call(c.answerOutcome, { id: meeting, side: 'to', held: true, rung: 'nda' }, delegate),
  ).rejects.toMatchObject({ code: 'not-found' })
  expect((await t.call(c.getFollowUp, mission, counterpart)).meetings[0]?.answer?.held).toBe(false)
})

test('of a reminder that did not leave the chase list says so, and of somebody who ended these mails', async () => {
  t.setClock(evening)
  await askAll()
  const states = async () =>
    (await t.call(c.listChase, mission, organiser)).items.map(one => [
      one.person.name,
      one.remindedAt !== null,
      one.mail,
      one.mailsOff,
    ])
  // What a mail server took; what it never took stays as it was written.
  await db.updateTable('mail').set({ state: 'sent' }).execute()
  const asked = await states()
  const barred = { address: 'delegate.a@test.example', status: '5.1.1', reason: 'gone', since: new Date() }
  await db
    .insertInto('bounced_address')
    .values(barred)
    .onConflict(it => it.doNothing())
    .execute()
  await db
    .insertInto('outcome_mails_off')
    .values({ person_id: own.people.counterpart, since: new Date() })
    .execute()
  t.setClock('2026-10-12T10:00:00Z')
  await askAll()

  expect(asked).toEqual([
    ['counterpart a Example', false, 'sent', false],
    ['delegate a Example', false, 'sent', false],
  ])
  expect(await states()).toEqual([
    ['counterpart a Example', false, 'sent', true],
    ['delegate a Example', true, 'barred', false],
  ])
})

test('the chase list tells of the last time somebody was asked, and names first who owes most', async () => {
  await addPlaced(await addLocal('Chased'), 1)
  for (const now of [evening, '2026-10-12T10:00:00Z', '2026-11-17T10:00:00Z']) {
    t.setClock(now)
    await askAll()
  }
  const { items } = await t.call(c.listChase, mission, organiser)

  // Guests of the market are asked twice at most; our own people again after six weeks.
  expect(
    items.map(one => [
      one.person.name,
      one.unanswered,
      String(one.askedAt).slice(0, 10),
      one.remindedAt === null ? null : String(one.remindedAt).slice(0, 10),
    ]),
  ).toEqual([
    ['delegate a Example', 2, '2026-11-17', null],
    ['Chased person Example', 1, '2026-10-05', '2026-10-12'],
    ['counterpart a Example', 1, '2026-10-05', '2026-10-12'],
  ])
})

test('lists take as many statements for three meetings as for one', async () => {
  t.setClock(evening)
  const count = async () => {
    const { statements } = await recordStatements(() => t.call(c.listOutcomes, mission, organiser))
    return statements.length
  }
  const before = await count()
  for (const [index, name] of ['Third', 'Fourth'].entries()) await addPlaced(await addLocal(name), index + 1)

  expect(await count()).toBe(before)
})

test('whom the desk took in reads by the typed name alone, on the chase list, in outcomes, mails and figures, until they agree', async () => {
  const local = await addLocal('Walks In')
  const walked = await addPlaced(local, 1)
  const set = async (enteredAs: string | null) => {
    await db.updateTable('participant').set({ entered_as: enteredAs }).where('id', '=', local).execute()
  }
  const { person_id: personId } = await db
    .selectFrom('participant')
    .select('person_id')
    .where('id', '=', local)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('person')
    .set({ phone: '+81 6 0000 1234' })
    .where('id', '=', personId ?? '')
    .execute()
  await set('Desk Typed')
  t.setClock(evening)
  await askAll()
  const token = await tokenTo('walks.in.person')
  const everything = async () => {
    const chase = await t.call(c.listChase, mission, organiser)
    await t.call(c.answerByLink, { token, meeting: walked, held: true, rung: 'nda' })
    const read = [
      chase,
      await t.call(c.listOutcomes, mission, organiser),
      await t.call(c.getFollowUp, mission, delegate),
      await t.call(c.getStatistics, mission, organiser),
    ]
    const { body } = (await t.call(c.exportStatistics, mission, organiser)) as FileAnswer
    return [
      ...read.map(one => JSON.stringify(one)),
      JSON.stringify(
        Object.values(readXlsx(body as Buffer).Sheets).map(sheet =>
          utils.sheet_to_json(sheet, { header: 1 }),
        ),
      ),
      (await mails()).map(mail => mail.body).join(' '),
    ].map(text => [text.includes('Walks In person Example'), text.includes('+81 6 0000 1234')])
  }

  const masked = await everything()
  await set(null)
  const agreed = await everything()

  expect(masked).toEqual(Array(6).fill([false, false]))
  expect(agreed.map(([name]) => name)).toEqual([false, true, true, true, true, false])
})

test('the organiser’s desk counts the meetings nobody said anything of, and leads to just these', async () => {
  const [told, silentOne, withdrawn] = [
    await addPlaced(await addLocal('Told'), 1),
    await addPlaced(await addLocal('Silent'), 2),
    await addPlaced(await addLocal('Withdrew'), 3),
  ]
  t.setClock('2026-10-20T12:00:00Z')
  const word = (id: string, held: boolean) =>
    t.call(recordAttendance, { id, source: 'steward', held }, organiser)
  const counted = async () => {
    const { missions } = await t.call(getDesk, {}, organiser)
    const { items } = await t.call(c.listOutcomes, { ...mission, show: 'silent' }, organiser)
    return [
      missions.find(one => one.slug === own.missionSlug)?.silentMeetings,
      items.map(one => one.meetingId),
    ]
  }
  const all = await counted()

  await t.call(c.answerOutcome, { id: meeting, side: 'from', held: true, rung: 'none' }, delegate)
  await word(told, true)
  const left = await counted()
  await word(silentOne, false)
  await word(withdrawn, true)

  expect(all).toEqual([4, [meeting, told, silentOne, withdrawn]])
  expect(left).toEqual([2, [silentOne, withdrawn]])
  expect(await counted()).toEqual([undefined, []])
})

test('an answer that waited on a phone stands once, as of when it was said; both are kept and the later one counts', async () => {
  const answer = t.house.newId()
  const quick = {
    id: meeting,
    participant: own.participantId,
    held: true,
    rung: 'sample',
    nextStep: 'Send a lens',
    answer,
    at: '2026-10-05T03:05:00.000Z',
  } as const
  t.setClock('2026-10-05T03:30:00Z')
  await t.call(c.answerOutcome, { id: meeting, side: 'from', held: false, missing: 'to' }, delegate)
  await t.call(c.answerOutcome, { id: meeting, side: 'to', held: true, rung: 'nda' }, counterpart)

  t.setClock('2026-10-05T04:00:00Z')
  await t.call(c.answerOutcome, quick, delegate)
  await t.call(c.answerOutcome, quick, delegate)
  const [seen] = (await t.call(c.listOutcomes, mission, organiser)).items
  const kept = await db
    .selectFrom('outcome_answer')
    .select(['side', 'held', 'rung', 'answered_at'])
    .where('meeting_id', '=', meeting)
    .orderBy('answered_at')
    .orderBy('side')
    .execute()

  expect(kept.map(one => [one.side, one.held, one.rung, one.answered_at.toISOString()])).toEqual([
    ['from', true, 'sample', '2026-10-05T03:05:00.000Z'],
    ['from', false, null, '2026-10-05T03:30:00.000Z'],
    ['to', true, 'nda', '2026-10-05T03:30:00.000Z'],
  ])
  expect([seen?.from.answer?.held, seen?.to.answer?.rung, seen?.differs]).toEqual([false, 'nda', true])
  expect(seen?.held).toMatchObject({ state: 'unknown', contradicts: true })
  await expect(
    t.call(c.answerOutcome, { ...quick, participant: own.counterpartId }, counterpart),
  ).rejects.toMatchObject({ code: 'not-found' })
})
