import { afterAll, beforeEach, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import { openTestHouse } from '../../../tests/harness/house.ts'
import { placeMeeting } from '../../../tests/harness/place-meeting.ts'
import { buildWorld } from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import * as c from './contract.ts'

const t = await openTestHouse()
const { db } = t.house.database
const world = await buildWorld(t.house)
const { own } = world
const coordinator = await t.viewerOf(own.people.coordinator)
const manager = await t.viewerOf(own.people.manager)
const funder = await t.viewerOf(own.people.funder)
afterAll(() => t.close())

const meeting = await addMeeting(t.house, {
  missionId: own.missionId,
  from: own.participantId,
  to: own.counterpartId,
})
await placeMeeting(t.house, own, meeting)
const { country: market, startsOn } = await db
  .selectFrom('mission')
  .select(['country', 'starts_on as startsOn'])
  .where('id', '=', own.missionId)
  .executeTakeFirstOrThrow()

const belief = {
  partnership: own.partnershipId,
  market,
  segment: 'Eye clinics',
  act: 'lend an instrument',
  reason: 'patients wait for months',
  kind: 'customer' as const,
  risk: 4,
  experiment: 'Ten interviews during the mission',
  metric: 'meetings' as const,
  threshold: 1,
  startsOn: '2026-09-01',
  deadline: '2026-12-31',
  cost: 1200,
}
const write = (rest: object = {}) => t.call(c.writeHypothesis, { ...belief, ...rest }, coordinator)
const read = (hypothesis: string, viewer = coordinator) => t.call(c.getHypothesis, { hypothesis }, viewer)
const board = (viewer = coordinator) => t.call(c.listHypotheses, { partnership: own.partnershipId }, viewer)

async function sayHeld(says: 'held' | 'not-held') {
  await db.deleteFrom('meeting_statement').execute()
  await db
    .insertInto('meeting_statement')
    .values({
      id: t.house.newId(),
      meeting_id: meeting,
      number: 1,
      source: 'steward',
      says,
      said_at: t.house.now(),
    })
    .execute()
}

async function logEncounter(rest: object) {
  await db
    .insertInto('encounter')
    .values({
      id: t.house.newId(),
      mission_id: own.missionId,
      participant_id: own.participantId,
      organisation_id: own.organisationId,
      other_name: 'Clinic at the stand',
      kind: 'stand',
      rung: 'nda',
      met_at: new Date(`${startsOn}T03:00:00Z`),
      logged_at: t.house.now(),
      ...rest,
    })
    .execute()
}

beforeEach(async () => {
  await db.deleteFrom('hypothesis').execute()
  await db.deleteFrom('encounter').execute()
  await db.deleteFrom('meeting_statement').execute()
  t.setClock('2026-08-01T09:00:00Z')
})

test('a meeting counts by itself as soon as it was held, and no longer when it was not', async () => {
  const { slug } = await write()
  expect(await read(slug)).toMatchObject({ verdict: 'planned', counted: 0, begun: false })
  expect((await read(slug)).records.map(one => one.leftOut)).toEqual(['not-held'])

  t.setClock('2026-10-06T09:00:00Z')
  await sayHeld('held')
  expect(await read(slug)).toMatchObject({
    verdict: 'validated',
    counted: 1,
    wantsDecision: true,
    begun: true,
  })
  expect((await read(slug)).records[0]).toMatchObject({ kind: 'meeting', leftOut: null })

  await sayHeld('not-held')
  expect(await read(slug)).toMatchObject({ verdict: 'testing', counted: 0, wantsDecision: false })
})

test('encounters count once a name, and only those that came so far', async () => {
  t.setClock('2026-10-06T09:00:00Z')
  const { slug } = await write({ metric: 'rung', rung: 'nda', threshold: 3 })
  await logEncounter({})
  await logEncounter({ other_name: ' clinic at THE stand', rung: 'pilot' })
  await logEncounter({ other_name: 'Another', rung: 'talking' })
  await logEncounter({ other_name: 'Taken back', withdrawn_at: t.house.now() })

  const it = await read(slug)

  expect(it.counted).toBe(1)
  const reasons = it.records.map(one => String(one.leftOut)).toSorted()
  expect(reasons).toEqual(['below-rung', 'counted-already', 'not-held', 'null'])
})

test('what it is measured by stays from its first day on; how it is found out does not', async () => {
  const { slug } = await write()
  const change = { ...belief, partnership: undefined, hypothesis: slug }
  await t.call(c.updateHypothesis, { ...change, version: 1, threshold: 2 }, coordinator)
  t.setClock('2026-09-01T09:00:00Z')
  await expect(
    t.call(c.updateHypothesis, { ...change, version: 2, threshold: 1, deadline: '2027-01-31' }, coordinator),
  ).rejects.toMatchObject({
    code: 'input-invalid',
    faults: [
      { field: 'threshold', code: 'fixed-since-begun' },
      { field: 'deadline', code: 'fixed-since-begun' },
    ],
  })
  await t.call(
    c.updateHypothesis,
    { ...change, version: 2, threshold: 2, experiment: 'Twelve interviews', cost: 900 },
    coordinator,
  )
  expect(await read(slug)).toMatchObject({ experiment: 'Twelve interviews', costMinor: 90_000, threshold: 2 })
  await expect(
    t.call(c.removeHypothesis, { hypothesis: slug, version: 3 }, coordinator),
  ).rejects.toMatchObject({
    code: 'hypothesis-begun',
  })
})

test('a decision is kept with how it stood; more time asks again, an end closes it', async () => {
  const { slug } = await write({ metric: 'notes', threshold: 4 })
  t.setClock('2027-01-05T09:00:00Z')
  const note = (says: string) =>
    t.call(
      c.noteEvidence,
      {
        hypothesis: slug,
        says: says as never,
        words: 'They said so.',
        source: 'Interview',
        happenedOn: '2026-10-07',
      },
      manager,
    )
  await note('for')
  await note('for')
  await note('against')
  expect(await read(slug)).toMatchObject({ verdict: 'unclear', counted: 2, against: 1, wantsDecision: true })

  const decide = (rest: object) =>
    t.call(c.decideHypothesis, { hypothesis: slug, reason: 'Two said so.', ...rest } as never, coordinator)
  await expect(decide({ version: 1, decision: 'stop', newDeadline: '2027-03-01' })).rejects.toMatchObject({
    code: 'input-invalid',
  })
  await decide({ version: 1, decision: 'persevere', newDeadline: '2027-03-01' })
  expect(await read(slug)).toMatchObject({ verdict: 'testing', deadline: '2027-03-01', wantsDecision: false })
  await expect(decide({ version: 1, decision: 'stop' })).rejects.toMatchObject({ code: 'changed-meanwhile' })

  t.setClock('2027-03-02T09:00:00Z')
  expect((await read(slug)).wantsDecision).toBe(true)
  await decide({ version: 3, decision: 'pivot' })
  const it = await read(slug)
  expect(it).toMatchObject({ closed: true, verdict: 'unclear', counted: 2 })
  expect(it.decisions.map(one => [one.decision, one.verdict, one.counted, one.threshold])).toEqual([
    ['pivot', 'unclear', 2, 4],
    ['persevere', 'unclear', 2, 4],
  ])
  await expect(note('for')).rejects.toMatchObject({ code: 'hypothesis-decided' })

  const next = await write({
    follows: slug,
    segment: 'Opticians',
    startsOn: '2027-03-03',
    deadline: '2027-06-01',
  })
  expect((await read(slug)).followedBy.map(one => one.slug)).toEqual([next.slug])
})

test('the board puts the riskiest first and says what a validated lead cost', async () => {
  t.setClock('2026-10-06T09:00:00Z')
  await sayHeld('held')
  const { slug } = await write()
  const risky = await write({ risk: 5, threshold: 50, cost: 800 })

  const it = await board()

  expect(it.items.map(one => one.slug)).toEqual([risky.slug, slug])
  expect(it.costs).toEqual([
    {
      market,
      currency: 'EUR',
      costMinor: 200_000,
      hypotheses: 2,
      validated: 1,
      leads: 1,
      perLeadMinor: 200_000,
    },
  ])
})

test('managers and the funder read no small number of companies, and no record of others’ members', async () => {
  t.setClock('2026-10-06T09:00:00Z')
  await sayHeld('held')
  const { slug } = await write()
  await db
    .insertInto('hypothesis_note')
    .values({
      id: t.house.newId(),
      hypothesis_id: (await read(slug)).id,
      says: 'for',
      words: 'A word',
      lang: 'en',
      source: 'A letter',
      happened_on: '2026-10-01',
      noted_at: t.house.now(),
    })
    .execute()

  const told = await read(slug, funder)
  expect([told.counted, told.records, told.hiddenRecords, told.mayNote]).toEqual([null, [], null, false])
  expect((await board(funder)).costs[0]).toMatchObject({ leads: null, perLeadMinor: null })
  // The company is a member of the manager's own cluster.
  expect((await read(slug, manager)).records.map(one => one.kind)).toEqual(['meeting'])
  expect((await read(slug, manager)).counted).toBeNull()
  const foreign = await t.viewerOf(world.foreign.people.manager)
  await expect(read(slug, foreign)).rejects.toMatchObject({ code: 'not-found' })
})

test('who wrote a note takes it back, and other managers do not', async () => {
  const { slug } = await write({ metric: 'notes' })
  t.setClock('2026-10-06T09:00:00Z')
  const { id: note } = await t.call(
    c.noteEvidence,
    { hypothesis: slug, says: 'for', words: 'A word', source: 'A letter', happenedOn: '2026-10-01' },
    coordinator,
  )
  await expect(t.call(c.takeBackNote, { hypothesis: slug, note }, manager)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await t.call(c.takeBackNote, { hypothesis: slug, note }, coordinator)
  expect((await read(slug)).records).toEqual([])
})

test('a mission of somebody else, and a day that has not come, are refused beside their fields', async () => {
  await expect(write({ missionId: world.foreign.missionId })).rejects.toMatchObject({
    faults: [{ field: 'missionId', code: 'not-offered' }],
  })
  await expect(write({ metric: 'rung' })).rejects.toMatchObject({
    faults: [{ field: 'rung', code: 'missing' }],
  })
  await expect(write({ deadline: '2026-08-31' })).rejects.toMatchObject({
    faults: [{ field: 'deadline', code: 'ends-before-start' }],
  })
})

test('the board asks the database as often for many hypotheses as for one', async () => {
  await write()
  const count = async () => (await recordStatements(() => board())).statements.length
  const one = await count()
  for (let more = 0; more < 6; more++)
    await write({ risk: 1 + (more % 5), metric: more % 2 ? 'notes' : 'interests' })
  await write({ metric: 'notes' })
  expect(await count()).toBe(one)
})
