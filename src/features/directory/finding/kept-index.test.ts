import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts'
import { addOrganisation, buildWorld, type World } from '../../../../tests/harness/world.ts'
import { visitor } from '../../../shared/viewer.ts'
import { announceOrganisation } from '../announce.ts'
import { OrganisationIndex } from './organisation-index.ts'
import { readRights } from './read-rights.ts'

let t: TestHouse
let world: World
let folder: string

beforeEach(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  folder = mkdtempSync(join(tmpdir(), 'kontor-kept-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await t.close()
})

const file = () => join(folder, 'search', 'directory')

/** A run of the application that ends as it should, with what it said of how it came by its index. */
async function run<Answer>(
  during: (index: OrganisationIndex) => Answer,
): Promise<{ answer: Answer; said: string[] }> {
  const said: string[] = []
  const say = (_: unknown, message: string) => void said.push(message)
  const index = new OrganisationIndex(
    t.house.database.db,
    { info: say, warn: say, error: say },
    { folder, from: 1 },
  )
  await index.keepUp()
  const answer = during(index)
  await index.keep()
  return { answer, said }
}

async function finding(text: string) {
  const { rights, lastChange } = await readRights(t.house.database.db, visitor('en'))
  return run(async index => {
    const open = await index.upTo(lastChange)
    return open?.search({ text }, index.sightOf(rights)).results.map(({ id }) => id)
  })
}

async function change(id: string, to: { name?: string; visibility?: 'public' | 'organisation' }) {
  await t.house.database.db.transaction().execute(async db => {
    await db.updateTable('organisation').set(to).where('id', '=', id).execute()
    await announceOrganisation({ db, now: t.house.now }, id)
  })
}

test('goes on with the kept index, and takes in what changed while the application was down', async () => {
  const hidden = await addOrganisation(t.house, 'Spectra hidden', {
    clusterId: world.own.clusterId,
    visibility: 'public',
  })
  const renamed = await addOrganisation(t.house, 'Spectra renamed', {
    clusterId: world.own.clusterId,
    visibility: 'public',
  })
  await change(hidden, { visibility: 'public' })
  await change(renamed, { visibility: 'public' })
  const first = await finding('spectra')
  await change(hidden, { visibility: 'organisation' })
  await change(renamed, { name: 'Lumen' })
  const second = await finding('spectra')
  const third = await finding('lumen')

  expect((await first.answer)?.toSorted()).toEqual([hidden, renamed].toSorted())
  expect(first.said).toEqual(['the search index of the directory is built'])
  expect(await second.answer).toEqual([])
  expect(second.said).toEqual(['the search index of the directory is read from the disk'])
  expect(await third.answer).toEqual([renamed])
})

test('builds anew, and says nothing of it to anybody, when the kept index is damaged or cut short', async () => {
  await change(world.own.organisationId, { visibility: 'public' })
  await run(() => undefined)
  const whole = readFileSync(file())
  const damages: Record<string, Buffer> = {
    'a byte in the middle': Buffer.from(
      whole.map((byte, at) => (at === whole.length >> 1 ? byte ^ 1 : byte)),
    ),
    'a digit of the place': Buffer.from(
      whole.toString('latin1').replace(/"settled":(\d)/, '"settled":9$1'),
      'latin1',
    ),
    'cut short': whole.subarray(0, whole.length - 5),
    'an empty file': Buffer.alloc(0),
    'something else': Buffer.from('hello\nworld\n'),
  }

  for (const [damage, bytes] of Object.entries(damages)) {
    writeFileSync(file(), bytes)
    const { said } = await run(() => undefined)
    expect(said, damage).toEqual(['the search index of the directory is built'])
  }
})

test('takes nothing that was kept of another database', async () => {
  await change(world.own.organisationId, { visibility: 'public' })
  await run(() => undefined)
  const { db } = t.house.database
  await db
    .updateTable('outbox')
    .set({ at: new Date('2020-01-01') })
    .execute()

  expect((await run(() => undefined)).said).toEqual(['the search index of the directory is built'])
})

test('keeps the index for nobody but itself, and leaves no draft', async () => {
  await change(world.own.organisationId, { visibility: 'public' })
  await run(() => undefined)

  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'search')).mode & 0o777).toBe(0o700)
  expect(readdirSync(join(folder, 'search'))).toEqual(['directory'])
})

test('goes on without keeping anything when the disk refuses', async () => {
  await change(world.own.organisationId, { visibility: 'public' })
  writeFileSync(join(folder, 'search'), 'no folder')

  const { said } = await run(() => undefined)

  expect(said).toEqual([
    'the search index of the directory is built',
    'the search index of the directory could not be kept on the disk',
  ])
})
