import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import {
  addAffiliation,
  addGrant,
  addOrganisation,
  addPerson,
  buildWorld,
} from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { saveMailWords } from '../missions/contract-mails.ts'
import * as people from '../missions/contract-participants.ts'
import * as registration from '../missions/contract-registration.ts'
import * as c from './contract.ts'

const t = await openTestHouse()
const world = await buildWorld(t.house)
const { own } = world
const { db } = t.house.database
afterAll(() => t.close())

const mission = { mission: own.missionSlug }
let organiser: Viewer
let reviewer: Viewer
let second: Viewer
/** Applicants by name: who applies, and through which cluster. */
const applicants = new Map<string, { viewer: Viewer; participant: string; organisation: string }>()

async function addApplicant(name: string, clusterId: string): Promise<void> {
  const organisation = await addOrganisation(t.house, name, { clusterId })
  const person = await addPerson(t.house, `${name} person`)
  await addAffiliation(t.house, person, organisation)
  applicants.set(name, { viewer: await t.viewerOf(person), participant: '', organisation })
}

function at(name: string) {
  const found = applicants.get(name)
  if (found === undefined) throw new Error(`no applicant ${name}`)
  return found
}

async function apply(name: string, answers: Record<string, string>): Promise<string> {
  const one = at(name)
  t.moveClock(60_000)
  const { state } = await t.call(
    registration.registerForMission,
    { slug: own.missionSlug, organisationId: one.organisation, answers },
    one.viewer,
  )
  const row = await db
    .selectFrom('participant')
    .select('id')
    .where('mission_id', '=', own.missionId)
    .where('person_id', '=', one.viewer.personId)
    .executeTakeFirstOrThrow()
  one.participant = row.id
  return state
}

async function score(viewer: Viewer, name: string, scores: number[]): Promise<unknown> {
  const review = await t.call(c.getReview, { ...mission, participant: at(name).participant }, viewer)
  return t.call(
    c.saveReview,
    {
      ...mission,
      participant: at(name).participant,
      scores: review.criteria.map((criterion, index) => ({
        criterion: criterion.id,
        score: scores[index] ?? 0,
      })),
    },
    viewer,
  )
}

const mailsTo = async (name: string) => {
  const rows = await db
    .selectFrom('mail')
    .select(['kind', 'text_body'])
    .where('person_id', '=', at(name).viewer.personId)
    .orderBy('id')
    .execute()
  return rows
}

const stateOf = async (name: string) =>
  (
    await db
      .selectFrom('participant')
      .select('state')
      .where('id', '=', at(name).participant)
      .executeTakeFirstOrThrow()
  ).state

const facts = {
  ...mission,
  version: 0,
  intro: 'Two days of meetings in Osaka.',
  opensAt: '2026-09-02T09:00',
  closesAt: '2026-09-15T18:00',
  seats: 3,
  quotas: [
    { clusterId: own.clusterId, seats: 1 },
    { clusterId: own.secondClusterId, seats: 1 },
  ],
  leastPoints: 30,
  conditions: [
    { label: 'Are you an SME?', kind: 'yes-no' as const, accepted: ['yes'] },
    { label: 'How mature is your product (TRL)?', kind: 'level' as const, leastLevel: 6 },
    { label: '' },
  ],
  criteria: [{ label: 'Ready to sell', weight: 3 }, { label: 'Fits the market', weight: 1 }, { label: '' }],
}
let fits: Record<string, string> = {}

beforeAll(async () => {
  organiser = await t.viewerOf(own.people.organiser)
  const other = await addPerson(t.house, 'second reviewer')
  await addGrant(t.house, other, 'cluster-manager', { cluster_id: own.secondClusterId })
  reviewer = await t.viewerOf(own.people.manager)
  second = await t.viewerOf(other)
  await db.updateTable('mission').set({ public_page: true }).where('id', '=', own.missionId).execute()
  for (const name of ['Alpha', 'Beta', 'Gamma']) await addApplicant(name, own.clusterId)
  for (const name of ['Delta', 'Epsilon', 'Zeta', 'Eta']) await addApplicant(name, own.secondClusterId)
})

test('a call is refused with more places promised than there are, and says by the place’s clock when it opens', async () => {
  await expect(t.call(c.saveCall, { ...facts, seats: 1 }, organiser)).rejects.toMatchObject({
    faults: [{ field: 'seats', code: 'too-small' }],
  })
  await expect(
    t.call(c.saveCall, { ...facts, closesAt: '2026-09-01T00:00' }, organiser),
  ).rejects.toMatchObject({ faults: [{ field: 'closesAt', code: 'ends-before-start' }] })
  await t.call(c.saveCall, facts, organiser)
  await expect(t.call(c.saveCall, facts, organiser)).rejects.toMatchObject({ code: 'changed-meanwhile' })

  const { call } = await t.call(c.getPublicCall, { slug: own.missionSlug }, visitor('en'))
  // Nine in the morning in Osaka.
  expect([call?.opensAt, call?.phase, call?.conditions.length, call?.criteria.length]).toEqual([
    '2026-09-02T00:00:00.000Z',
    'before',
    2,
    2,
  ])
  const [sme, level] = call?.conditions ?? []
  fits = { [sme?.id ?? '']: 'yes', [level?.id ?? '']: '7' }
  await expect(apply('Alpha', fits)).rejects.toMatchObject({ code: 'registration-closed' })
})

test('whoever registers while it is open applies, and must answer every condition', async () => {
  t.setClock('2026-09-03T08:00:00Z')
  const shown = await t.call(registration.getPublicMission, { slug: own.missionSlug }, visitor('en'))
  expect(shown.questions.map(question => question.kind)).toEqual(['yes-no', 'choice'])
  await expect(apply('Alpha', {})).rejects.toMatchObject({ code: 'input-invalid' })
  for (const name of ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta'])
    expect(await apply(name, fits)).toBe('applied')
  const [sme = ''] = Object.keys(fits)
  expect(await apply('Eta', { ...fits, [sme]: 'no' })).toBe('applied')

  const ranking = await t.call(c.getRanking, mission, organiser)
  expect(ranking.items.map(item => item.cluster?.id === null)).not.toContain(true)
  expect([ranking.undecided, ranking.unscored]).toEqual([7, 6])
  const eta = ranking.items.find(item => item.organisation.name === 'Eta')
  expect([eta?.why, eta?.unmet]).toEqual(['not-eligible', ['Are you an SME?']])
})

test('people of the clusters score, each sees their own scores alone, and nobody scores their own company', async () => {
  const reviewerOf = (person: Viewer, clusterId: string) => `${person.personId}:${clusterId}`
  const words = { subject: 'Your scores, {{name}}', lines: 'Five minutes each.', button: 'Score' }
  await t.call(
    saveMailWords,
    { ...mission, kind: 'call-reviewer', lang: 'en', version: 0, ...words },
    organiser,
  )
  await t.call(c.addReviewer, { ...mission, reviewer: reviewerOf(reviewer, own.clusterId) }, organiser)
  const asked = await t.house.database.db
    .selectFrom('mail')
    .select('subject')
    .where('kind', '=', 'call-reviewer')
    .execute()
  expect(asked.map(mail => mail.subject)).toEqual([`Your scores, ${reviewer.name}`])
  await t.call(c.addReviewer, { ...mission, reviewer: reviewerOf(second, own.secondClusterId) }, organiser)
  await expect(
    t.call(c.addReviewer, { ...mission, reviewer: reviewerOf(at('Alpha').viewer, own.clusterId) }, organiser),
  ).rejects.toMatchObject({ code: 'input-invalid' })
  await addAffiliation(t.house, own.people.manager, at('Gamma').organisation)
  reviewer = await t.viewerOf(own.people.manager)

  await score(reviewer, 'Alpha', [5, 5])
  await score(second, 'Alpha', [3, 5])
  await expect(score(reviewer, 'Gamma', [5, 5])).rejects.toMatchObject({ code: 'not-allowed' })
  const mine = await t.call(c.listReviews, mission, second)
  expect([mine.open, mine.items.find(item => item.organisation.name === 'Alpha')?.points]).toEqual([6, 70])
  await expect(t.call(c.getRanking, mission, second)).rejects.toMatchObject({ code: 'not-allowed' })

  await score(second, 'Beta', [4, 4])
  await score(second, 'Gamma', [2, 4])
  await score(second, 'Delta', [2, 2])
  await score(second, 'Epsilon', [4, 4])
  await expect(t.call(c.decideCall, mission, organiser)).rejects.toMatchObject({ code: 'call-still-open' })
})

test('once somebody has applied no condition is added, which nobody could answer any more', async () => {
  const { call } = await t.call(c.getCall, mission, organiser)
  const kept = (call?.conditions ?? []).map(condition => ({ ...condition, hint: null }))
  const criteria = (call?.criteria ?? []).map(({ id, label, weight }) => ({ id, label, weight }))
  const conditions = [...kept, { label: 'Do you speak Japanese?' }]
  await expect(
    t.call(c.saveCall, { ...facts, version: 1, criteria, conditions }, organiser),
  ).rejects.toMatchObject({ code: 'call-applied' })
})

test('criteria and weights stay once somebody has scored', async () => {
  const { call } = await t.call(c.getCall, mission, organiser)
  const criteria = (call?.criteria ?? []).map(({ id, label, weight }) => ({ id, label, weight: weight + 1 }))
  const kept = (call?.conditions ?? []).map(condition => ({ ...condition, hint: null }))
  await expect(
    t.call(c.saveCall, { ...facts, version: 1, criteria, conditions: kept }, organiser),
  ).rejects.toMatchObject({ code: 'call-scored' })
  const same = (call?.criteria ?? []).map(({ id, weight }) => ({ id, label: 'In other words', weight }))
  await t.call(c.saveCall, { ...facts, version: 1, criteria: same, conditions: kept }, organiser)
  expect((await t.call(c.getRanking, mission, organiser)).items[0]?.points).toBe(85)
})

test('the ranking keeps the clusters’ places, says why, and counts once everybody is scored', async () => {
  t.setClock('2026-09-16T08:00:00Z')
  await expect(apply('Alpha', fits)).rejects.toMatchObject({ code: 'registration-closed' })
  await expect(t.call(c.decideCall, mission, organiser)).rejects.toMatchObject({
    code: 'call-unscored',
    values: { count: 1 },
  })
  await expect(
    t.call(c.ruleOn, { ...mission, participant: at('Zeta').participant, ruling: 'out' }, organiser),
  ).rejects.toMatchObject({ faults: [{ field: 'reason', code: 'missing' }] })
  const ruling = { ruling: 'out' as const, reason: 'Went out of business' }
  await t.call(c.ruleOn, { ...mission, participant: at('Zeta').participant, ...ruling }, organiser)

  const { items } = await t.call(c.getRanking, mission, organiser)
  expect(items.map(item => [item.organisation.name, item.outcome, item.why, item.points])).toEqual([
    ['Alpha', 'in', 'quota', 85],
    ['Beta', 'in', 'open', 80],
    ['Epsilon', 'in', 'quota', 80],
    ['Gamma', 'reserve', 'reserve', 50],
    ['Delta', 'reserve', 'reserve', 40],
    ['Zeta', 'out', 'fixed-out', null],
    ['Eta', 'out', 'not-eligible', null],
  ])
})

test('too few seats of the mission hold the decision back; then each is told why, in words', async () => {
  // The delegate of the world has one of them.
  await db.updateTable('mission').set({ capacity: 3 }).where('id', '=', own.missionId).execute()
  await expect(t.call(c.decideCall, mission, organiser)).rejects.toMatchObject({ code: 'seats-short' })
  await db.updateTable('mission').set({ capacity: null }).where('id', '=', own.missionId).execute()
  await db.deleteFrom('mail').execute()

  expect(await t.call(c.decideCall, mission, organiser)).toEqual({ in: 3, reserve: 2, out: 2 })
  const said = async (name: string) =>
    (await mailsTo(name)).map(mail => `${mail.kind}: ${mail.text_body}`).join()
  expect(await said('Alpha')).toMatch(
    /mission-confirmed: [\s\S]*Rank 1 with 85 of 100 points, on one of the places of Cluster a one/,
  )
  expect(await said('Gamma')).toMatch(
    /mission-waiting-list: [\s\S]*number 1 on the reserve list[\s\S]*with 85 points/,
  )
  expect(await said('Eta')).toMatch(/mission-refused: [\s\S]*Not eligible: Are you an SME\?/)
  expect(await said('Zeta')).toMatch(/mission-refused: [\s\S]*Went out of business/)
  await expect(t.call(c.decideCall, mission, organiser)).rejects.toMatchObject({ code: 'nothing-to-decide' })
  const { items } = await t.call(c.getRanking, mission, organiser)
  expect(items.map(item => [item.organisation.name, item.why])).toEqual([
    ['Alpha', 'quota'],
    ['Beta', 'open'],
    ['Epsilon', 'quota'],
    ['Gamma', 'reserve'],
    ['Delta', 'reserve'],
    ['Zeta', 'fixed-out'],
    ['Eta', 'not-eligible'],
  ])

  const mine = await t.call(c.listApplications, mission, at('Gamma').viewer)
  expect(mine.items.map(item => [item.organisation.name, item.outcome, item.reserve, item.points])).toEqual([
    ['Gamma', 'reserve', 1, 50],
  ])
})

test('when somebody withdraws the reserve moves up: the cluster’s own first', async () => {
  const withdraw = (name: string) =>
    t.call(people.withdrawParticipant, { ...mission, participant: at(name).participant }, organiser)
  // Epsilon held the second cluster's place: Delta of that cluster gets it, though Gamma has more points.
  expect(await withdraw('Epsilon')).toEqual({ promoted: 1 })
  expect([await stateOf('Delta'), await stateOf('Gamma')]).toEqual(['confirmed', 'waiting-list'])
  const { items } = await t.call(c.getRanking, mission, organiser)
  expect(items.find(item => item.organisation.name === 'Delta')).toMatchObject({
    outcome: 'in',
    why: 'moved-up',
  })
  expect((await mailsTo('Delta')).map(mail => mail.kind)).toContain('mission-confirmed')
  expect(await withdraw('Beta')).toEqual({ promoted: 1 })
  expect(await stateOf('Gamma')).toBe('confirmed')
})

test('the workbook holds the ranking with its reasons and who gave which score', async () => {
  const file = (await t.call(c.exportRanking, mission, organiser)) as FileAnswer
  const book = read(file.body)
  const rows = (name: string) => utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 })
  expect(book.SheetNames).toEqual(['Ranking', 'Applicants'])
  expect(rows('Ranking').map(row => row[1])).toContain('Alpha')
  expect(rows('Applicants')).toContainEqual(['Alpha', 'manager a Example', 'Cluster a one', 5, 5])
})
