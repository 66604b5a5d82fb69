import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import { answerOutcome } from '../outcomes/contract.ts'
import { getFeeds } from './contract-feeds.ts'
import * as periods from './contract-periods.ts'
import { type FiguresScene, openFiguresScene } from './factory.ts'

let scene: FiguresScene
beforeAll(async () => {
  scene = await openFiguresScene()
})
afterAll(() => scene.t.close())
beforeEach(() => scene.empty())

const feeds = (kind: 'meeting' | 'reported' | 'mission', record: string, viewer = scene.coordinator) =>
  scene.t.call(getFeeds, { kind, record }, viewer)
const requestOf = async (meeting: string): Promise<string> =>
  (
    await scene.t.house.database.db
      .selectFrom('meeting')
      .select('request_id')
      .where('id', '=', meeting)
      .executeTakeFirstOrThrow()
  ).request_id

test('a meeting says in which figures and periods it counts, and where not and why', async () => {
  const { t, world, define, meet, service, coordinator } = scene
  const b2b = await define({ code: 'B2B', between: 'businesses' })
  const c2c = await define({ code: 'C2C', between: 'clusters' })
  const mou = await define({ code: 'MOU', counts: 'outcomes', rung: 'mou', proof: 'both-sides' })
  await define({ code: 'MIS', counts: 'missions' })
  const meeting = await meet(0)
  await t.call(answerOutcome, { id: meeting, side: 'from', held: true, rung: 'contract' })
  const again = await service({
    kind: 'meeting',
    between: 'businesses',
    heldOn: '2026-10-05',
    title: 'At the stand',
    counterpart: 'Counterpart a',
    market: 'JP',
    source: 'The chamber',
  })
  const { id: period } = await t.call(
    periods.createPeriod,
    { partnership: world.own.partnershipId, name: 'One', startsOn: '2026-01-01', endsOn: '2026-10-15' },
    coordinator,
  )
  await t.call(periods.freezePeriod, { period, version: 1 }, coordinator)
  const late = await meet(1)

  const inPeriod = { id: period, name: 'One', state: 'frozen' }
  const line = (id: string, code: string, rest: object, filed = false) => ({
    indicator: { id, code, name: 'Meetings held', shippedAs: null },
    ...rest,
    periods: [{ ...inPeriod, filed }],
  })
  expect(await feeds('meeting', await requestOf(meeting))).toEqual({
    told: true,
    feeds: [
      line(b2b, 'B2B', { state: 'proven', reason: null }, true),
      line(c2c, 'C2C', { state: 'left-out', reason: 'other-between' }),
      line(mou, 'MOU', { state: 'claimed', reason: 'weak-proof' }, true),
    ],
  })
  expect((await feeds('reported', again.id)).feeds).toMatchObject([
    { state: 'left-out', reason: 'same-meeting' },
    { state: 'left-out', reason: 'other-between' },
  ])
  expect((await feeds('meeting', await requestOf(late))).feeds[0]).toMatchObject({
    state: 'proven',
    periods: [{ ...inPeriod, filed: false }],
  })
})

test('every record of the whole says of itself what the whole says of it', async () => {
  const { t, world, define, meet, service, read, locals } = scene
  const { own } = world
  const ids = [
    await define({ between: 'businesses', proof: 'one-side' }),
    await define({ counts: 'benefiting', proof: 'one-side' }),
    await define({ counts: 'services' }),
    await define({ counts: 'missions' }),
  ]
  const open = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: locals[3] ?? '',
  })
  const meetings = [open, await meet(0), await meet(1, false), await meet(2, null)]
  const reported = [await service(), await service({ source: 'The company' })]

  const whole = new Map<string, string[]>()
  for (const id of ids)
    for (const show of ['counted', 'left-out'] as const) {
      const { counted, leftOut } = await read(id, scene.coordinator, { show })
      for (const one of counted)
        if (one.kind !== 'organisation') whole.set(one.key, [...(whole.get(one.key) ?? []), `${id} counts`])
      for (const one of leftOut) whole.set(one.key, [...(whole.get(one.key) ?? []), `${id} ${one.reason}`])
    }
  const single = async (kind: 'meeting' | 'reported' | 'mission', id: string) =>
    (await feeds(kind, id)).feeds
      .filter(feed => feed.indicator.id !== ids[1] || feed.reason !== null)
      .map(feed => `${feed.indicator.id} ${feed.reason ?? 'counts'}`)

  for (const meeting of meetings) {
    const id = await requestOf(meeting)
    expect(await single('meeting', id)).toEqual(whole.get(`meeting:${id}`))
  }
  for (const { id } of reported) expect(await single('reported', id)).toEqual(whole.get(`reported:${id}`))
  expect(await single('mission', own.missionId)).toEqual(whole.get(`mission:${own.missionId}`))
})

test('an organisation says of its memberships, and a cluster of its part, where they count', async () => {
  const { t, world, define, coordinator, manager, funder } = scene
  const { own, foreign } = world
  const reached = await define({ code: 'REACHED', counts: 'reached', distinct: 'organisation' })
  await define({ code: 'NEW', counts: 'recruited', countsFrom: '2030-01-01', countsTo: '2030-12-31' })
  const partners = await define({ code: 'PARTNERS', counts: 'partners' })
  await define({ code: 'B2B', counts: 'meetings' })
  const told = async (kind: 'membership' | 'partner', record: string, viewer = coordinator) => {
    const answer = await t.call(getFeeds, { kind, record }, viewer)
    return [
      answer.told,
      ...answer.feeds.map(({ indicator, state, reason }) => `${indicator.code} ${reason ?? state}`).sort(),
    ]
  }
  const { counted } = await scene.read(reached)
  expect(counted.map(one => one.key)).toContain(own.organisationId)

  const counts = [true, 'NEW outside-period', 'REACHED proven']
  expect(await told('membership', own.organisationId)).toEqual(counts)
  expect(await told('membership', own.organisationId, manager)).toEqual(counts)
  expect(await told('membership', own.organisationId, funder)).toEqual(counts)
  for (const who of [foreign.people.manager, own.people.delegate])
    expect(await told('membership', own.organisationId, await t.viewerOf(who))).toEqual([false])
  await t.house.database.db
    .updateTable('organisation')
    .set({ visibility: 'cluster' })
    .where('id', '=', own.organisationId)
    .execute()
  expect(await told('membership', own.organisationId, funder)).toEqual([false])
  expect(await told('membership', own.organisationId, manager)).toEqual(counts)

  const joined = (await scene.read(partners)).counted.length > 0
  expect(await told('partner', own.secondClusterId)).toEqual([
    true,
    `PARTNERS ${joined ? 'proven' : 'outside-period'}`,
  ])
  expect(await told('partner', own.secondClusterId, manager)).toEqual([false])
})

test('whoever may not read the records behind the figures is told nothing, not even whether there is such a record', async () => {
  const { t, world, define, meet, manager, funder, editor } = scene
  await define()
  const id = await requestOf(await meet(0))
  const delegate = await t.viewerOf(world.own.people.delegate)
  const told = async (viewer: typeof manager) => (await feeds('meeting', id, viewer)).told

  expect([await told(manager), await told(funder), await told(editor), await told(delegate)]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(await feeds('meeting', id, delegate)).toEqual(await feeds('meeting', world.stranger, delegate))
  const foreign = await t.viewerOf(world.foreign.people.manager)
  expect(await feeds('meeting', id, foreign)).toEqual({ told: false, feeds: [] })
})
