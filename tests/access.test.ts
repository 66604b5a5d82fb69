import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../src/shared/context.ts'
import { Refusal } from '../src/shared/refusals.ts'
import { type Actor, actors, type Route } from '../src/shared/route.ts'
import { type Viewer, visitor } from '../src/shared/viewer.ts'
import { openTestHouse, type TestHouse } from './harness/house.ts'
import { probes } from './harness/probes.ts'
import { buildWorld, type Side, type World } from './harness/world.ts'

let t: TestHouse
let world: World
const viewers = new Map<Actor, Viewer>()

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  for (const actor of actors) viewers.set(actor, await viewerFor(actor))
})
afterAll(() => t.close())

const peopleByRole = {
  'cluster-manager': 'manager',
  'partnership-coordinator': 'coordinator',
  'event-organiser': 'organiser',
  steward: 'steward',
  'local-host': 'host',
  'organisation-editor': 'editor',
  participant: 'delegate',
  counterpart: 'counterpart',
  funder: 'funder',
} as const satisfies Record<string, keyof Side['people']>

async function viewerFor(actor: Actor): Promise<Viewer> {
  if (actor === 'visitor') return visitor('en')
  if (actor === 'signed-in') return t.viewerOf(world.stranger)
  if (actor === 'platform-administrator') return t.viewerOf(world.administrator)
  const [side, role] = actor.split(':') as ['own' | 'foreign', keyof typeof peopleByRole]
  return t.viewerOf(world[side].people[peopleByRole[role]])
}

/** Whether the route lets this viewer through with records of the own side: its loader finds them and its guard agrees. */
async function letsThrough(
  route: Route,
  viewer: Viewer,
  input: unknown,
  allow = route.allow,
): Promise<boolean> {
  const context = t.house.makeContext({
    viewer,
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  const ctx: Context = { ...context, db: t.house.database.db, afterCommit: () => undefined }
  try {
    return allow(viewer, await route.load(ctx, route.call.input.parse(input)))
  } catch (error) {
    if (error instanceof Refusal && ['not-found', 'not-allowed', 'sign-in-needed'].includes(error.code))
      return false
    throw error
  }
}

test('every route has a probe, and every probe a route', () => {
  expect(Object.keys(probes).sort()).toEqual(t.house.routes.map(route => route.call.name).sort())
})

test('every route lets through exactly those whom the written policy names', async () => {
  const deviations: string[] = []
  let cells = 0
  for (const route of t.house.routes) {
    const input = await probes[route.call.name]?.(world, t.house)
    if (input === undefined) continue
    for (const actor of actors) {
      const expected = route.who === 'everybody' || route.who.includes(actor)
      const actual = await letsThrough(route, viewers.get(actor) ?? visitor('en'), input)
      cells++
      if (actual !== expected)
        deviations.push(`${route.call.name}: ${actor} ${actual ? 'gets in' : 'is refused'}`)
    }
  }

  expect(deviations).toEqual([])
  expect(cells).toBe(t.house.routes.length * actors.length)
  expect(cells).toBeGreaterThan(2_000)
})

test('taking a guard away is noticed, route by route', async () => {
  const unnoticed: string[] = []
  for (const route of t.house.routes) {
    if (route.who === 'everybody') continue
    const input = await probes[route.call.name]?.(world, t.house)
    const who = route.who
    const outsiders = actors.filter(actor => !who.includes(actor))
    const withoutGuard = await Promise.all(
      outsiders.map(actor => letsThrough(route, viewers.get(actor) ?? visitor('en'), input, () => true)),
    )
    const withGuard = await Promise.all(
      outsiders.map(actor => letsThrough(route, viewers.get(actor) ?? visitor('en'), input)),
    )
    if (!withoutGuard.some(Boolean) && withGuard.some(Boolean)) unnoticed.push(route.call.name)
    if (
      outsiders.length > 0 &&
      !withoutGuard.some(Boolean) &&
      !(await isHiddenByLoader(route, outsiders, input))
    )
      unnoticed.push(route.call.name)
  }

  expect(unnoticed).toEqual([])
})

/** A route whose loader already refuses every outsider is guarded there: what does not exist for them cannot be touched. */
async function isHiddenByLoader(route: Route, outsiders: readonly Actor[], input: unknown): Promise<boolean> {
  const found = await Promise.all(
    outsiders.map(actor => letsThrough(route, viewers.get(actor) ?? visitor('en'), input, () => true)),
  )
  return found.every(through => !through)
}
