import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { answerOutcome } from '../outcomes/contract.ts'
import { getFeeds } from './contract-feeds.ts'
import * as periods from './contract-periods.ts'
import * as records from './contract-records.ts'
import * as contract from './contract-rehearsals.ts'
import { type FiguresScene, openFiguresScene } from './factory.ts'

let scene: FiguresScene
beforeAll(async () => {
  scene = await openFiguresScene()
})
afterAll(() => scene.t.close())
beforeEach(() => scene.empty())

const draw = async (from: string, seed?: string): Promise<string> =>
  (
    await scene.t.call(
      contract.drawRehearsal,
      { partnership: scene.world.own.partnershipId, from, seed },
      scene.coordinator,
    )
  ).id
const read = (rehearsal: string, viewer = scene.coordinator) =>
  scene.t.call(contract.getRehearsal, { rehearsal }, viewer)
const mark = (rehearsal: string, position: number, found: 'proven' | 'weak', reason?: string) =>
  scene.t.call(contract.markRehearsed, { rehearsal, position, mark: found, reason }, scene.coordinator)

/** Twelve services, each on a day of its own. */
async function twelve(): Promise<void> {
  for (let day = 1; day <= 12; day++)
    await scene.service({
      title: `Advice ${day}`,
      heldOn: `2026-09-${String(day).padStart(2, '0')}`,
      ...(day % 2 === 0 ? { source: 'The company' } : {}),
    })
}

test('ten are drawn, the same seed draws the same again, and the run keeps who marked what', async () => {
  const id = await scene.define({ counts: 'services' })
  await twelve()

  const first = await draw(`indicator:${id}`)
  const { rehearsal, records: drawn } = await read(first)
  const again = await read(await draw(`indicator:${id}`, rehearsal.seed))
  const other = await read(await draw(`indicator:${id}`, 'another'))
  await mark(first, 1, 'proven')
  await expect(mark(first, 2, 'weak')).rejects.toMatchObject({
    faults: [{ field: 'reason', code: 'missing' }],
  })
  await mark(first, 2, 'weak', 'No list')
  await mark(first, 3, 'weak', 'No list')
  await mark(first, 3, 'proven')
  const after = await read(first)

  expect([drawn.length, rehearsal.drawnFrom, rehearsal.drawnBy]).toEqual([10, 12, 'coordinator a Example'])
  expect(again.records.map(one => one.about)).toEqual(drawn.map(one => one.about))
  expect(other.records.map(one => one.about)).not.toEqual(drawn.map(one => one.about))
  expect([after.rehearsal.proven, after.rehearsal.weak]).toEqual([2, 1])
  expect(after.records.slice(0, 4).map(one => [one.mark, one.reason, one.markedBy])).toEqual([
    ['proven', null, 'coordinator a Example'],
    ['weak', 'No list', 'coordinator a Example'],
    ['proven', null, 'coordinator a Example'],
    [null, null, null],
  ])
  const kept = await scene.t.house.database.db
    .selectFrom('rehearsal_mark')
    .select(['position', 'number', 'mark'])
    .where('rehearsal_id', '=', first)
    .orderBy('position')
    .orderBy('number')
    .execute()
  expect(kept.map(one => `${one.position}.${one.number} ${one.mark}`)).toEqual([
    '1.1 proven',
    '2.1 weak',
    '3.1 weak',
    '3.2 proven',
  ])
})

test('each is shown with who said what when; a weak one leads to what mends it, and mending shows', async () => {
  const { t, world, define, meet, service } = scene
  const meetings = await define({ counts: 'meetings' })
  const meeting = await meet(0)
  for (const side of ['from', 'to'] as const)
    await t.call(answerOutcome, { id: meeting, side, held: true, rung: 'pilot' })
  const services = await define({ counts: 'services' })
  const { id: record } = await service()

  const [held] = (await read(await draw(`indicator:${meetings}`))).records
  const rehearsal = await draw(`indicator:${services}`)
  const [weak] = (await read(rehearsal)).records
  t.moveClock(60_000)
  await t.call(
    records.changeReported,
    {
      record,
      version: 1,
      heldOn: '2026-09-10',
      title: 'Advice on approval',
      service: 'advice',
      organisationId: world.own.organisationId,
      link: 'https://files.example/minutes',
    },
    scene.manager,
  )
  const [mended] = (await read(rehearsal)).records

  expect(held).toMatchObject({
    about: 'Company a – Counterpart a',
    mend: 'signed-list',
    shown: [{ proof: 'steward', confirmed: 'both' }],
  })
  expect(weak).toMatchObject({
    proof: 'none',
    mend: 'add-document',
    mendAt: `/reported/${record}`,
    shown: [{ proof: 'none', evidence: [{ what: 'reported', link: null }] }],
  })
  expect(mended).toMatchObject({
    proof: 'none',
    shown: [
      {
        proof: 'document',
        evidence: [{ link: null }, { what: 'reported', link: 'https://files.example/minutes' }],
      },
    ],
  })
  expect(held?.shown[0]?.evidence.map(one => [one.what, one.by, one.who, one.rung]).sort()).toEqual([
    ['came-to', 'from', 'Company a', 'pilot'],
    ['came-to', 'to', 'Counterpart a', 'pilot'],
    ['held', 'from', 'Company a', null],
    ['held', 'steward', null, null],
    ['held', 'to', 'Counterpart a', null],
  ])
})

test('of a filed period it is drawn from what was filed, of an open one from what is known', async () => {
  const { t, world, define, service, coordinator } = scene
  await define({ counts: 'services' })
  await service({ title: 'Filed' })
  const period = async (name: string, startsOn: string, endsOn: string) =>
    (
      await t.call(
        periods.createPeriod,
        { partnership: world.own.partnershipId, name, startsOn, endsOn },
        coordinator,
      )
    ).id
  const filed = await period('One', '2026-01-01', '2026-09-30')
  const open = await period('Two', '2026-10-01', '2026-12-31')
  await t.call(periods.freezePeriod, { period: filed, version: 1 }, coordinator)
  await service({ title: 'Told later' })

  expect((await read(await draw(`period:${filed}`))).records.map(one => one.about)).toEqual([
    'Company a: Filed',
  ])
  await expect(draw(`period:${open}`)).rejects.toMatchObject({ code: 'nothing-to-rehearse' })
  await expect(draw(`period:${world.stranger}`)).rejects.toMatchObject({
    faults: [{ field: 'from', code: 'not-offered' }],
  })
})

test('an agreement is shown with who signed it when', async () => {
  const { t, world, define } = scene
  const { db } = t.house.database
  const { own } = world
  const id = await define({ counts: 'agreements', proof: 'document' })
  const agreement = t.house.newId()
  const now = t.house.now()
  await db
    .insertInto('agreement')
    .values({
      id: agreement,
      slug: 'mou',
      partnership_id: own.partnershipId,
      kind: 'mou',
      title: 'MoU with a cluster in Osaka',
      lang: 'en',
      created_at: now,
    })
    .execute()
  await db
    .insertInto('agreement_version')
    .values({
      agreement_id: agreement,
      number: 1,
      state: 'in-force',
      in_force_on: '2026-10-01',
      in_force_at: now,
      opened_at: now,
      made_at: now,
    })
    .execute()
  for (const [cluster_id, name] of [
    [own.clusterId, null],
    [null, 'Osaka Photonics'],
  ] as const) {
    const party = t.house.newId()
    await db
      .insertInto('agreement_party')
      .values({
        id: party,
        agreement_id: agreement,
        cluster_id,
        name,
        joined_on: '2026-10-01',
        created_at: now,
      })
      .execute()
    await db
      .insertInto('agreement_signature')
      .values({
        id: t.house.newId(),
        agreement_id: agreement,
        number: 1,
        party_id: party,
        method: 'ink',
        signed_on: '2026-10-01',
        signatory: 'Somebody',
        file_hash: 'x',
        file_name: 'signed.pdf',
        added_at: now,
      })
      .execute()
  }

  const [drawn] = (await read(await draw(`indicator:${id}`))).records

  expect(drawn?.shown).toMatchObject([
    {
      proof: 'document',
      evidence: [
        { what: 'signed', by: 'cluster' },
        { what: 'signed', source: 'Osaka Photonics' },
      ],
    },
  ])
  const { told, feeds } = await t.call(getFeeds, { kind: 'agreement', record: 'mou' }, scene.coordinator)
  expect([told, feeds.map(feed => [feed.indicator.id, feed.state])]).toEqual([true, [[id, 'proven']]])
  const elsewhere = await t.viewerOf(world.foreign.people.coordinator)
  expect(await t.call(getFeeds, { kind: 'agreement', record: 'mou' }, elsewhere)).toEqual({
    told: false,
    feeds: [],
  })
})
