import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { addCluster, addOrganisation, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { mergeOrganisations } from '../directory/contract-duplicates.ts'
import { recordAttendance } from '../meetings/contract.ts'
import { answerOutcome } from '../outcomes/contract.ts'
import * as contract from './contract.ts'
import * as periods from './contract-periods.ts'
import * as records from './contract-records.ts'
import { type FiguresScene, openFiguresScene } from './factory.ts'
import { listBehind } from './queries-indicators.ts'

let scene: FiguresScene
let t: TestHouse
let world: World
let coordinator: Viewer
let manager: Viewer
let funder: Viewer
let editor: Viewer
let locals: string[]
beforeAll(async () => {
  scene = await openFiguresScene()
  ;({ t, world, coordinator, manager, funder, editor, locals } = scene)
})
afterAll(() => t.close())
beforeEach(() => scene.empty())

const define: FiguresScene['define'] = rest => scene.define(rest)
const read: FiguresScene['read'] = (indicator, viewer, rest) => scene.read(indicator, viewer, rest)
const meet: FiguresScene['meet'] = (slot, held) => scene.meet(slot, held)
const service: FiguresScene['service'] = (rest, viewer) => scene.service(rest, viewer)

test('requested, scheduled, missed and held are told apart, each left out with its reason', async () => {
  const { own } = world
  const id = await define()
  await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: locals[3] ?? '',
  })
  await meet(0, null)
  await meet(1, false)
  await meet(2)

  const { figure, counted, counts, reasons, byCluster } = await read(id)

  expect([figure.proven, figure.claimed, figure.target]).toEqual([1, 1, 10])
  expect(counted).toMatchObject([
    { about: ['Company a', 'Local 2'], on: '2026-10-05', proof: 'steward', clusters: [own.clusterId] },
  ])
  expect(counts).toEqual({ counted: 1, challenged: 1, leftOut: 3 })
  expect(reasons).toEqual([
    { reason: 'not-held', count: 1 },
    { reason: 'only-accepted', count: 1 },
    { reason: 'only-scheduled', count: 1 },
  ])
  expect(byCluster).toEqual([{ cluster: own.clusterId, proven: 1, claimed: 1 }])
})

test('an outcome counts from the rung on, by both sides’ word; by one side it is claimed, disputed it is neither', async () => {
  const id = await define({ counts: 'outcomes', rung: 'mou', proof: 'both-sides' })
  const say = (meeting: string, side: 'from' | 'to', rung: 'mou' | 'contract' | 'talking') =>
    t.call(answerOutcome, { id: meeting, side, held: true, rung })
  const [both, one, disputed] = [await meet(0), await meet(1), await meet(2)]
  await say(both, 'from', 'mou')
  await say(both, 'to', 'mou')
  await say(one, 'from', 'contract')
  await say(disputed, 'from', 'mou')
  await say(disputed, 'to', 'talking')

  const { figure, reasons } = await read(id, coordinator, { show: 'left-out' })

  expect([figure.proven, figure.claimed]).toEqual([1, 3])
  expect(reasons).toEqual([
    { reason: 'disputed', count: 1 },
    { reason: 'weak-proof', count: 1 },
  ])
})

test('what is left out is read by one reason, page by page, and nobody is told more than without it', async () => {
  const id = await define({ between: 'any' })
  await meet(0, false)
  await meet(1, false)
  await meet(2, null)
  const leftOut = async (rest: object, viewer = coordinator) => {
    const { leftOut: lines, total, counts, reasons } = await read(id, viewer, { show: 'left-out', ...rest })
    return { lines: lines.map(line => line.reason), total, all: counts.leftOut, reasons }
  }
  const reasons = [
    { reason: 'not-held', count: 2 },
    { reason: 'only-scheduled', count: 1 },
  ]

  expect(await leftOut({})).toMatchObject({ total: 3, all: 3, reasons })
  expect(await leftOut({ reason: 'not-held' })).toEqual({
    lines: ['not-held', 'not-held'],
    total: 2,
    all: 3,
    reasons,
  })
  const pages = await Promise.all(
    [1, 2].map(page => read(id, coordinator, { show: 'left-out', reason: 'not-held', page, pageSize: 1 })),
  )
  expect(pages.map(one => [one.leftOut.length, one.total])).toEqual([
    [1, 2],
    [1, 2],
  ])
  expect(pages[0]?.leftOut).not.toEqual(pages[1]?.leftOut)
  expect(await leftOut({ reason: 'disputed' })).toMatchObject({ lines: [], total: 0, all: 3 })
  // What counts is the same whatever reason stands in the address.
  expect((await read(id, coordinator, { show: 'counted', reason: 'not-held' })).total).toBe(0)
  // Whoever reads the figure alone is told of no record, by no reason.
  expect(await leftOut({ reason: 'not-held' }, editor)).toEqual({ lines: [], total: 0, all: 0, reasons: [] })
})

test('a company in two clusters benefits once, and counts for both of them', async () => {
  const { own } = world
  const { db } = t.house.database
  const id = await define({ counts: 'benefiting', name: 'Companies benefiting', unit: 'companies' })
  await service()
  await meet(0)
  await db
    .insertInto('membership')
    .values({
      id: t.house.newId(),
      cluster_id: own.secondClusterId,
      organisation_id: own.organisationId,
      member_from: '2024-01-01',
      created_at: t.house.now(),
    })
    .execute()

  const { figure, shared, byCluster, counted } = await read(id)
  await db
    .deleteFrom('membership')
    .where('cluster_id', '=', own.secondClusterId)
    .where('organisation_id', '=', own.organisationId)
    .execute()

  expect([figure.proven, shared, byCluster.length]).toEqual([1, 1, 2])
  expect(counted).toMatchObject([{ about: ['Company a'], facts: 2, kind: 'organisation' }])
})

test('a meeting held elsewhere counts with its source; what two report, or the house held itself, is one', async () => {
  const id = await define({ between: 'businesses' })
  await meet(0)
  const elsewhere = {
    kind: 'meeting' as const,
    between: 'businesses' as const,
    heldOn: '2026-10-05',
    title: 'At the stand',
    source: 'Osaka chamber, list of 6 October',
    market: 'JP',
    service: null,
    hours: null,
  }
  await service({ ...elsewhere, counterpart: 'Counterpart a' }, coordinator)
  await service({ ...elsewhere, counterpart: 'Nobody Known' })
  await service({ ...elsewhere, counterpart: 'nobody  known ', source: 'The embassy' })

  const { figure, reasons } = await read(id)

  expect(figure.proven).toBe(2)
  expect(reasons).toEqual([{ reason: 'same-meeting', count: 2 }])
})

test('what was filed stays byte by byte, whatever happens afterwards; and what changed is told', async () => {
  const { own } = world
  const { db } = t.house.database
  const id = await define()
  const twin = await addOrganisation(t.house, 'Counterpart twin', { kind: 'counterpart', country: 'JP' })
  const meetings = [await meet(0), await meet(1)]
  const reported = await service({
    kind: 'meeting',
    between: 'businesses',
    counterpart: 'Somebody Else',
    source: 'Their letter',
  })
  const { id: period } = await t.call(
    periods.createPeriod,
    {
      partnership: own.partnershipId,
      name: 'Until mid October',
      startsOn: '2026-01-01',
      endsOn: '2026-10-15',
      dueOn: '2026-11-30',
    },
    coordinator,
  )
  await t.call(periods.setPeriodTargets, { period, targets: [{ indicator: id, value: 4 }] }, coordinator)
  const frozen = await t.call(periods.freezePeriod, { period, version: 1 }, coordinator)
  const filed = async () =>
    db
      .selectFrom('report_filing')
      .select(['text', 'hash'])
      .where('number', '=', frozen.number)
      .executeTakeFirst()
  const before = await filed()

  t.moveClock(86_400_000)
  await t.call(recordAttendance, { id: meetings[0] ?? '', held: false })
  await t.call(recordAttendance, { id: meetings[1] ?? '', held: true, source: 'signed-list' })
  await t.call(
    records.withdrawReported,
    { record: reported.id, version: 1, reason: 'It was a call' },
    manager,
  )
  await meet(2)
  await t.call(mergeOrganisations, { organisation: own.counterpartOrganisationId, other: twin })
  await db
    .updateTable('organisation')
    .set({ name: 'New name' })
    .where('id', '=', own.organisationId)
    .execute()
  const after = await t.call(periods.getPeriod, { period }, coordinator)
  await db
    .updateTable('organisation')
    .set({ name: 'Company a' })
    .where('id', '=', own.organisationId)
    .execute()

  expect(await filed()).toEqual(before)
  expect(
    createHash('sha256')
      .update(Buffer.from([0]))
      .update(before?.text ?? '')
      .digest('hex'),
  ).toBe(before?.hash)
  expect(after.figures).toMatchObject([{ soFar: { proven: 3 }, periodTarget: 4 }])
  expect(after.changes).toMatchObject([
    {
      before: 3,
      after: 2,
      added: [{ proof: 'steward' }],
      gone: [{ proof: 'one-side' }, { proof: 'steward' }],
      changed: [{ proofBefore: 'steward', proof: 'signed-list' }],
    },
  ])
  await expect(
    db.updateTable('report_filing').set({ text: 'other' }).where('number', '=', frozen.number).execute(),
  ).rejects.toThrow(/stays as it is/)
})

test('a period goes from open to frozen to reported, and is amended with its reason alone; filings hang on each other', async () => {
  const { own } = world
  await define()
  const create = (endsOn: string) =>
    t.call(
      periods.createPeriod,
      { partnership: own.partnershipId, name: 'A period', startsOn: '2026-01-01', endsOn },
      coordinator,
    )
  const { id: period } = await create('2026-06-30')
  const { id: running } = await create('2026-12-31')
  const { freezePeriod, reportPeriod, amendPeriod } = periods
  const calls = { freezePeriod, reportPeriod, amendPeriod }
  const step = async (call: keyof typeof calls, version: number) => {
    const rest = { reportedOn: '2026-10-19', reason: 'One was counted for the wrong cluster' }
    return t.call(calls[call], { period, version, ...rest } as never, coordinator).then(
      () => 'done',
      error => (error as { code: string }).code,
    )
  }

  await expect(
    t.call(periods.freezePeriod, { period: running, version: 1 }, coordinator),
  ).rejects.toMatchObject({ code: 'period-not-over' })
  expect([
    await step('amendPeriod', 1),
    await step('reportPeriod', 1),
    await step('freezePeriod', 1),
    await step('freezePeriod', 2),
    await step('freezePeriod', 1),
    await step('reportPeriod', 2),
    await step('amendPeriod', 3),
    await step('reportPeriod', 4),
  ]).toEqual([
    'state-impossible',
    'state-impossible',
    'done',
    'state-impossible',
    'changed-meanwhile',
    'done',
    'done',
    'done',
  ])
  const { filings, period: now } = await t.call(periods.getPeriod, { period }, coordinator)
  const texts = await t.house.database.db
    .selectFrom('report_filing')
    .select(['text', 'hash'])
    .where('period_id', '=', period)
    .orderBy('number')
    .execute()
  expect(now.state).toBe('reported')
  expect(filings.map(one => [one.event, one.reason])).toEqual([
    ['amended', 'One was counted for the wrong cluster'],
    ['frozen', null],
  ])
  expect((JSON.parse(texts[1]?.text ?? '') as { facts: { previous: string } }).facts.previous).toBe(
    texts[0]?.hash,
  )
})

test('the coordinator and the funder read every record, a manager their own members’, others no small figure', async () => {
  const { own } = world
  const id = await define({ counts: 'services', target: 100 })
  const foreign = await addOrganisation(t.house, 'Member of two', { clusterId: own.secondClusterId })
  await service()
  await service({ clusterId: own.secondClusterId, organisationId: foreign, title: 'Coaching' }, coordinator)

  const [all, paid, mine, theirs] = [
    await read(id),
    await read(id, funder),
    await read(id, manager),
    await read(id, editor),
  ]

  expect([all, paid, mine].map(one => [one.figure.proven, one.counted.length])).toEqual([
    [2, 2],
    [2, 2],
    [2, 1],
  ])
  expect(mine.counted.map(one => one.about)).toEqual([['Company a']])
  expect(JSON.stringify(mine)).not.toContain('Member of two')
  expect([theirs.figure, theirs.counted, theirs.byCluster, theirs.filed]).toEqual([
    {
      proven: null,
      claimed: null,
      target: 100,
      expected: theirs.figure.expected,
      standing: null,
      measured: null,
    },
    [],
    [],
    [],
  ])
  expect((await t.call(records.listReported, { partnership: own.partnershipId }, manager)).total).toBe(1)
})

test('a manager reports and mends for their own cluster alone, and nothing is overwritten', async () => {
  const { own } = world
  const stranger = await addCluster(t.house, 'No partner')
  await expect(service({ clusterId: own.secondClusterId })).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(service({ clusterId: stranger })).rejects.toMatchObject({
    faults: [{ field: 'clusterId', code: 'not-offered' }],
  })
  await expect(service({ organisationId: own.counterpartOrganisationId })).rejects.toMatchObject({
    faults: [{ field: 'organisationId', code: 'not-offered' }],
  })
  await expect(service({ heldOn: '2026-11-01' })).rejects.toMatchObject({
    faults: [{ field: 'heldOn', code: 'in-the-future' }],
  })
  const { id } = await service()
  const mend = (version: number) =>
    t.call(
      records.changeReported,
      {
        record: id,
        version,
        heldOn: '2026-09-11',
        title: 'Advice, mended',
        service: 'advice',
        hours: 4,
        organisationId: own.organisationId,
        link: 'https://files.example/minutes',
      },
      manager,
    )
  await mend(1)
  await expect(mend(1)).rejects.toMatchObject({ code: 'changed-meanwhile' })

  const { record, versions } = await t.call(records.getReported, { record: id }, manager)

  expect(record).toMatchObject({ version: 2, title: 'Advice, mended', hours: 4, proof: 'document' })
  expect(versions.map(one => one.title)).toEqual(['Advice, mended', 'Advice on approval'])
})

test('the sets of both grants bring their targets, twice taken once, and the desk tells what is behind', async () => {
  const { own } = world
  const take = (set: 'laser-go-global' | 'usual') =>
    t.call(
      contract.takeSet,
      { partnership: own.partnershipId, set, countsFrom: '2026-01-01', countsTo: '2026-12-31' },
      coordinator,
    )
  expect([await take('laser-go-global'), await take('usual'), await take('usual')]).toEqual([
    { added: 3 },
    { added: 5 },
    { added: 0 },
  ])

  const board = await t.call(contract.getScoreboard, { partnership: own.partnershipId }, coordinator)
  const companies = board.indicators.find(one => one.shippedAs === 'companies-benefiting')

  expect([companies?.target, companies?.figure.standing]).toEqual([240, 'behind'])
  expect(board.sets).toEqual([{ set: 'laser-go', count: 5 }])
  expect(
    (await listBehind(t.house.database.db, [own.partnershipId])).map(one => [one.shippedAs, one.proven]),
  ).toEqual([
    ['companies-benefiting', 0],
    ['research-money', 0],
  ])
})

test('a preview says what would count and what not, and names no indicator', async () => {
  const { own } = world
  await meet(0)
  await meet(1, null)
  await meet(2)

  const preview = await t.call(
    contract.previewRule,
    { partnership: own.partnershipId, counts: 'meetings', markets: ['JP'] },
    coordinator,
  )

  expect([preview.proven, preview.claimed]).toEqual([1, 1])
  expect(preview.reasons).toEqual([
    { reason: 'only-scheduled', count: 1 },
    { reason: 'other-market', count: 1 },
  ])
  expect(preview.leftOut.map(one => one.about).sort()).toEqual([
    ['Company a', 'Local 1'],
    ['Company a', 'Local 2'],
  ])
})
