import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordStatements } from '../src/database/record-statements.ts'
import { Refusal } from '../src/shared/refusals.ts'
import type { Viewer } from '../src/shared/viewer.ts'
import { visitor } from '../src/shared/viewer.ts'
import { openTestHouse, type TestHouse } from './harness/house.ts'
import { probes } from './harness/probes.ts'
import { addOrganisation, addParticipant, addPerson, buildWorld, type World } from './harness/world.ts'

let t: TestHouse
let world: World
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
})
afterAll(() => t.close())

/** Names that only the people of that side may ever read; clusters are public in this world. */
const secretsOf = (letter: string) =>
  new RegExp(
    `\\b(Company|Counterpart|Mission|Partnership) ${letter}\\b|PARTNER-${letter.toUpperCase()}|(delegate|counterpart|manager|host|editor) ${letter}\\b`,
  )

async function answer(name: string, input: unknown, viewer: Viewer): Promise<string> {
  try {
    const { output } = await t.house.call(name, input, viewer)
    return JSON.stringify(output)
  } catch (error) {
    if (error instanceof Refusal) return JSON.stringify(error.values)
    throw error
  }
}

const reading = () => t.house.routes.filter(route => route.call.method === 'GET' && !route.call.file)

test('nothing of the foreign side is ever read, asked for by its ids or listed', {
  timeout: 120_000,
}, async () => {
  const leaks: string[] = []
  let answers = 0
  const outsiders: [string, Viewer][] = [
    ['visitor', visitor('en')],
    ['stranger', await t.viewerOf(world.stranger)],
  ]
  for (const [role, id] of Object.entries(world.foreign.people))
    outsiders.push([`foreign ${role}`, await t.viewerOf(id)])
  for (const { call } of reading()) {
    const input = await probes[call.name]?.(world, t.house)
    for (const [who, viewer] of outsiders) {
      answers++
      if (secretsOf('a').test(await answer(call.name, input, viewer)))
        leaks.push(`${call.name} tells ${who} of the own side`)
    }
  }

  expect(leaks).toEqual([])
  expect(answers).toBeGreaterThan(400)
})

test('the same names are there for those they belong to: the test above can fail', async () => {
  const manager = await t.viewerOf(world.own.people.manager)

  expect(await answer('directory.listOrganisations', {}, manager)).toMatch(secretsOf('a'))
  expect(await answer('missions.listMissions', {}, manager)).toMatch(secretsOf('a'))
})

test('no answer costs more statements when there are more records', { timeout: 120_000 }, async () => {
  const viewer = await t.viewerOf(world.administrator)
  const before = new Map<string, number>()
  for (const { call } of reading()) before.set(call.name, await countStatements(call.name, viewer))
  const { own } = world
  for (const index of [1, 2, 3]) {
    const organisation = await addOrganisation(t.house, `More ${index}`, { clusterId: own.clusterId })
    const person = await addPerson(t.house, `more ${index}`)
    await addParticipant(t.house, own.missionId, organisation, { personId: person, groupId: own.groupIds[0] })
  }

  const grown: string[] = []
  for (const { call } of reading()) {
    const after = await countStatements(call.name, viewer)
    if (after !== before.get(call.name)) grown.push(`${call.name}: ${before.get(call.name)} → ${after}`)
  }
  expect(grown).toEqual([])
})

async function countStatements(name: string, viewer: Viewer): Promise<number> {
  const input = await probes[name]?.(world, t.house)
  const { statements } = await recordStatements(() => answer(name, input, viewer))
  return statements.length
}
