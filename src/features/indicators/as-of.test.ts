import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addOrganisation } from '../../../tests/harness/world.ts'
import { systemViewer } from '../../shared/viewer.ts'
import { endMember } from '../directory/contract.ts'
import { recordAttendance } from '../meetings/contract.ts'
import { answerOutcome } from '../outcomes/contract.ts'
import { endPartner } from '../partnerships/contract.ts'
import * as periods from './contract-periods.ts'
import * as records from './contract-records.ts'
import { countIndicator } from './count-figures.ts'
import { type FiguresScene, openFiguresScene } from './factory.ts'
import { findFrame, type listIndicatorRows } from './queries-indicators.ts'
import { findFiling } from './queries-periods.ts'
import { readFacts } from './read-facts.ts'
import { readFiling } from './read-filing.ts'
import { countOf } from './rules/filing.ts'

let scene: FiguresScene
/** A member of the second partner. */
let second: string
beforeAll(async () => {
  scene = await openFiguresScene()
  const clusterId = scene.world.own.secondClusterId
  second = await addOrganisation(scene.t.house, 'Member of the second', { clusterId })
})
afterAll(() => scene.t.close())
beforeEach(() => scene.empty())

/** Two meetings held on 5 October, a service, and figures of each kind, filed. */
async function file() {
  const { t, world, define, meet, service, coordinator } = scene
  await define({ counts: 'meetings' })
  await define({ counts: 'benefiting' })
  await define({ counts: 'outcomes', rung: 'pilot' })
  await define({ counts: 'reached' })
  await define({ counts: 'services' })
  const meetings = [await meet(0), await meet(1)] as const
  for (const side of ['from', 'to'] as const)
    await t.call(answerOutcome, { id: meetings[0], side, held: true, rung: 'pilot' })
  const { id: record } = await service()
  await service({ clusterId: world.own.secondClusterId, organisationId: second }, coordinator)
  const { id: period } = await t.call(
    periods.createPeriod,
    { partnership: world.own.partnershipId, name: 'One', startsOn: '2026-01-01', endsOn: '2026-10-15' },
    coordinator,
  )
  await t.call(periods.freezePeriod, { period, version: 1 }, coordinator)
  return { meetings, record, period }
}
type Filed = Awaited<ReturnType<typeof file>>

/** A later version of the schedule, in which the first meeting has another day. */
async function publishAnew(meeting: string): Promise<void> {
  const { house } = scene.t
  const { db } = house.database
  const { own } = scene.world
  const old = await db
    .selectFrom('schedule')
    .selectAll()
    .where('mission_id', '=', own.missionId)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  await db.updateTable('schedule').set({ state: 'superseded' }).where('id', '=', old.id).execute()
  const id = house.newId()
  await db
    .insertInto('schedule')
    .values({
      id,
      mission_id: own.missionId,
      number: old.number + 1,
      state: 'published',
      created_at: house.now(),
      published_at: house.now(),
    })
    .execute()
  await sql`insert into placement (schedule_id, meeting_id, slot_id, place_id, period, exclusive)
    select ${id}, meeting_id, slot_id, place_id, period, exclusive from placement
    where schedule_id = ${old.id} and meeting_id <> ${meeting}`.execute(db)
  const slot = house.newId()
  const starts = new Date(Date.parse('2026-10-07T01:00:00Z') + old.number * 3_600_000)
  await db
    .insertInto('slot')
    .values({
      id: slot,
      mission_id: own.missionId,
      starts_at: starts,
      ends_at: new Date(starts.getTime() + 1_200_000),
    })
    .execute()
  await db
    .insertInto('placement')
    .values({
      schedule_id: id,
      meeting_id: meeting,
      slot_id: slot,
      place_id: own.placeIds[0] ?? '',
      period: `[${starts.toISOString()},${new Date(starts.getTime() + 1_200_000).toISOString()})`,
      exclusive: true,
    })
    .execute()
  await sql`insert into attendance (schedule_id, meeting_id, participant_id, side, period)
    select ${id}, there.meeting_id, there.participant_id, there.side, placement.period
    from attendance there join placement on placement.schedule_id = ${id} and placement.meeting_id = there.meeting_id
    where there.schedule_id = ${old.id}`.execute(db)
}

async function membership(): Promise<string> {
  const { id } = await scene.t.house.database.db
    .selectFrom('membership')
    .select('id')
    .where('organisation_id', '=', scene.world.own.organisationId)
    .executeTakeFirstOrThrow()
  return id
}

const deeds: Record<string, (filed: Filed) => Promise<unknown>> = {
  'one was not held': ({ meetings }) => scene.t.call(recordAttendance, { id: meetings[0], held: false }),
  'a signed list came': ({ meetings }) =>
    scene.t.call(recordAttendance, { id: meetings[1], held: true, source: 'signed-list' }),
  'it came further': ({ meetings }) =>
    scene.t.call(answerOutcome, { id: meetings[1], side: 'from', held: true, rung: 'contract' }),
  'the service is taken back': async ({ record }) => {
    const { record: now } = await scene.t.call(records.getReported, { record }, scene.manager)
    if (!now.withdrawn)
      await scene.t.call(
        records.withdrawReported,
        { record, version: now.version, reason: 'Twice' },
        scene.manager,
      )
  },
  'the member left before': async () =>
    scene.t.call(endMember, { membership: await membership(), memberTo: '2026-09-01' }),
  'the partner left before': () =>
    scene.t.call(endPartner, {
      partnership: scene.world.own.partnershipId,
      clusterId: scene.world.own.secondClusterId,
      leftOn: '2026-09-01',
    }),
  'the schedule was published anew': ({ meetings }) => publishAnew(meetings[0]),
  'another meeting was held': () => scene.meet(2),
  'another service was told': () => scene.service({ title: 'Told later' }, scene.coordinator),
  'all are called otherwise': () =>
    scene.t.house.database.db.updateTable('organisation').set({ name: 'Renamed' }).execute(),
  'the rule is another': () =>
    scene.t.house.database.db.updateTable('indicator').set({ ended_at: scene.t.house.now() }).execute(),
}

/** What the house counts of a past moment by what it knows now. */
async function recount({ period }: Filed, asOf: string) {
  const { house } = scene.t
  const { db } = house.database
  const frame = await findFrame(db, scene.world.own.partnershipId)
  if (frame === null) throw new Error('no partnership')
  const context = house.makeContext({
    viewer: systemViewer(),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  const facts = await readFacts({ ...context, db, afterCommit: () => undefined }, frame)
  const filed = await findFiling(db, period, 0)
  return readFiling(filed?.text ?? '').figures.map(({ rule, soFar }) => {
    const counted = countIndicator(
      facts,
      { rule, countsFrom: soFar.from, countsTo: '2026-10-15' } as Awaited<
        ReturnType<typeof listIndicatorRows>
      >[number],
      { asOf: new Date(asOf) },
    )
    return {
      ...countOf(counted),
      records: counted.units.map(({ key, on, proof, proven, clusters, facts: behind }) => ({
        key,
        on,
        proof,
        proven,
        clusters,
        facts: behind,
      })),
    }
  })
}

test('whatever is changed after freezing, what was filed is byte-equal, and a recount as of then gives the same', async () => {
  const { db } = scene.t.house.database
  const before = {
    organisations: await db.selectFrom('organisation').select(['id', 'name']).execute(),
    memberships: await db.selectFrom('membership').select(['id', 'member_to']).execute(),
    partners: await db.selectFrom('partner').select(['id', 'left_on']).execute(),
  }
  const restore = async () => {
    for (const { id, name } of before.organisations)
      await db.updateTable('organisation').set({ name }).where('id', '=', id).execute()
    for (const { id, member_to } of before.memberships)
      await db.updateTable('membership').set({ member_to }).where('id', '=', id).execute()
    for (const { id, left_on } of before.partners)
      await db.updateTable('partner').set({ left_on }).where('id', '=', id).execute()
  }
  await fc.assert(
    fc
      .asyncProperty(
        fc.shuffledSubarray(Object.keys(deeds), { minLength: 1, maxLength: 4 }),
        async chosen => {
          const filed = await file()
          const was = await findFiling(db, filed.period, 0)
          for (const name of chosen) {
            scene.t.moveClock(3_600_000)
            await deeds[name]?.(filed)
          }
          const { figures, asOf } = readFiling(was?.text ?? '')

          expect(await findFiling(db, filed.period, 0)).toEqual(was)
          expect(await recount(filed, asOf)).toEqual(
            figures.map(({ soFar: { from: _, ...soFar }, records: all }) => ({
              ...soFar,
              records: all.map(({ about: __, ...record }) => record),
            })),
          )
        },
      )
      .beforeEach(() => scene.empty())
      .afterEach(restore),
    {
      numRuns: 12,
      // The two that were once read as of today, and all the others at least once.
      examples: [
        [['the member left before', 'one was not held', 'it came further', 'all are called otherwise']],
        [['the schedule was published anew', 'a signed list came', 'another meeting was held']],
        [['the schedule was published anew', 'it came further']],
        [
          [
            'the partner left before',
            'the service is taken back',
            'another service was told',
            'the rule is another',
          ],
        ],
      ],
    },
  )
})
