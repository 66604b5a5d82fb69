import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addGrant, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'

let t: TestHouse
let world: World
let coordinator: Viewer
let manager: Viewer
let second: Viewer
let partnership: string
beforeAll(async () => {
  t = await openTestHouse()
  t.setClock('2027-03-01T10:00:00Z')
  world = await buildWorld(t.house)
  partnership = world.own.partnershipId
  coordinator = await t.viewerOf(world.own.people.coordinator)
  manager = await t.viewerOf(world.own.people.manager)
  const person = await addPerson(t.house, 'second manager')
  await addGrant(t.house, person, 'cluster-manager', { cluster_id: world.own.secondClusterId })
  second = await t.viewerOf(person)
})
afterAll(() => t.close())

const words = { title: 'One stand for all', proposal: 'One partner builds it.' }
const rule = (voting: boolean, rest: Partial<{ majority: 'simple' | 'unanimous'; casting: boolean }> = {}) =>
  t.call(
    contract.saveRule,
    { partnership, voting, majority: 'simple', quorum: 50, casting: false, ...rest },
    coordinator,
  )
const propose = async (openUntil = '2027-03-14') =>
  (await t.call(contract.proposeDecision, { partnership, ...words, openUntil }, coordinator)).id
const vote = (decision: string, cluster: string, choice: 'yes' | 'no' | 'abstain', who: Viewer) =>
  t.call(contract.castVote, { decision, cluster, choice }, who)
const read = (decision: string, who = coordinator) => t.call(contract.getDecision, { decision }, who)

test('without votes a decision is written down, with its day, minutes, who was there and what it changed', async () => {
  await rule(false)
  await expect(propose()).rejects.toMatchObject({ code: 'voting-off' })
  const { id } = await t.call(
    contract.recordDecision,
    {
      partnership,
      ...words,
      decidedOn: '2027-02-20',
      minutes: 'Both agreed.',
      present: [world.own.clusterId],
      others: 'A guest',
    },
    coordinator,
  )
  const target = `partner:${world.own.secondClusterId}`
  await t.call(contract.linkDecision, { decision: id, target }, coordinator)
  await expect(
    t.call(
      contract.linkDecision,
      { decision: id, target: `partner:${world.foreign.clusterId}` },
      coordinator,
    ),
  ).rejects.toMatchObject({ faults: [{ field: 'target', code: 'not-offered' }] })

  const it = await read(id)
  expect([it.result, it.decidedOn, it.vote]).toEqual(['adopted', '2027-02-20', null])
  expect(it.minutes).toMatchObject({ number: 1, minutes: 'Both agreed.', others: 'A guest' })
  expect(it.minutes?.present.map(({ id: cluster }) => cluster)).toEqual([world.own.clusterId])
  expect(it.links.map(({ kind, ref }) => `${kind}:${ref}`)).toEqual([target])
  await t.call(contract.unlinkDecision, { decision: id, target }, coordinator)
  expect((await read(id)).links).toEqual([])
})

test('one vote for each partner, by its own managers; the last one counts', async () => {
  await rule(true)
  const id = await propose()
  await expect(vote(id, world.own.secondClusterId, 'yes', manager)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await vote(id, world.own.clusterId, 'no', manager)
  await vote(id, world.own.clusterId, 'yes', coordinator)
  await expect(t.call(contract.closeVote, { decision: id }, coordinator)).rejects.toMatchObject({
    code: 'votes-missing',
  })
  await vote(id, world.own.secondClusterId, 'abstain', second)
  await t.call(contract.closeVote, { decision: id }, coordinator)

  const { result, decidedOn, vote: counted } = await read(id)
  expect([result, decidedOn, counted?.yes, counted?.abstain]).toEqual(['adopted', '2027-03-01', 1, 1])
  await expect(vote(id, world.own.clusterId, 'no', manager)).rejects.toMatchObject({
    code: 'state-impossible',
  })
})

test('it closes by itself after its last day, under the rule it was opened under', async () => {
  await rule(true, { casting: true })
  const id = await propose('2027-03-05')
  await rule(true, { majority: 'unanimous' })
  await vote(id, world.own.clusterId, 'yes', coordinator)
  await vote(id, world.own.secondClusterId, 'no', second)
  t.setClock('2027-03-06T10:00:00Z')
  await expect(vote(id, world.own.secondClusterId, 'yes', second)).rejects.toMatchObject({
    code: 'state-impossible',
  })
  await t.house.jobs.runChores(['decisions.close'])

  const { result, decidedOn, vote: counted } = await read(id)
  expect([result, decidedOn, counted?.byCasting]).toEqual(['adopted', '2027-03-05', true])
  t.setClock('2027-03-01T10:00:00Z')
})

test('a cluster that left while a vote is open is not waited for and votes no more; what it had cast counts', async () => {
  await rule(true)
  const [id, silent] = [await propose(), await propose()]
  await vote(id, world.own.secondClusterId, 'no', second)
  const { db } = t.house.database
  const left = (left_on: string | null) =>
    db
      .updateTable('partner')
      .set({ left_on })
      .where('partnership_id', '=', partnership)
      .where('cluster_id', '=', world.own.secondClusterId)
      .execute()
  await left('2027-02-28')
  for (const one of [id, silent]) {
    await expect(vote(one, world.own.secondClusterId, 'yes', second)).rejects.toMatchObject({
      code: 'not-found',
    })
    await vote(one, world.own.clusterId, 'yes', coordinator)
    await t.call(contract.closeVote, { decision: one }, coordinator)
  }
  await left(null)

  const counts = [await read(id), await read(silent)].map(one => [one.result, one.vote?.yes, one.vote?.no])
  expect(counts).toEqual([
    ['rejected', 1, 1],
    ['adopted', 1, 0],
  ])
})

test('managers are told of a vote; a proposal is talked over, and words are taken back by who said them', async () => {
  await rule(true)
  const id = await propose()
  const mails = await t.house.database.db
    .selectFrom('mail')
    .select('person_id')
    .where('kind', '=', 'decision-open')
    .where('about_id', '=', id)
    .execute()
  expect(mails.map(({ person_id }) => person_id).sort()).toEqual([manager.personId, second.personId].sort())
  const { id: word } = await t.call(contract.addWords, { decision: id, words: 'Fine with us.' }, manager)
  await expect(t.call(contract.takeBackWords, { decision: id, word }, coordinator)).rejects.toMatchObject({
    code: 'not-found',
  })
  await t.call(contract.takeBackWords, { decision: id, word }, manager)
  expect((await read(id)).words).toEqual([])
})

test('a funder reads what was decided and the minutes, nothing of the vote, the talk or what is open', async () => {
  await rule(true)
  const funder = await t.viewerOf(world.own.people.funder)
  const id = await propose()
  await t.call(contract.addWords, { decision: id, words: 'Between us.' }, manager)
  await expect(read(id, funder)).rejects.toMatchObject({ code: 'not-found' })
  await vote(id, world.own.clusterId, 'yes', coordinator)
  await vote(id, world.own.secondClusterId, 'yes', second)
  await t.call(contract.closeVote, { decision: id }, coordinator)

  const { result, vote: ballots, words: said } = await read(id, funder)
  expect([result, ballots, said]).toEqual(['adopted', null, []])
  const { items } = await t.call(contract.listDecisions, { partnership }, funder)
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['decided']))
})

test('minutes have versions, and nobody overwrites what they have not read', async () => {
  const { id } = await t.call(
    contract.recordDecision,
    { partnership, ...words, decidedOn: '2027-02-20' },
    coordinator,
  )
  const write = (number: number, minutes: string) =>
    t.call(contract.writeMinutes, { decision: id, number, minutes }, coordinator)
  await write(0, 'First.')
  await expect(write(0, 'Other.')).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await write(1, 'Second.')
  expect((await read(id)).minutes).toMatchObject({ number: 2, minutes: 'Second.' })
})
