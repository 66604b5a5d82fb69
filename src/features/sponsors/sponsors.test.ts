import sharp from 'sharp'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import { buildWorld } from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import * as badges from '../badges/contract.ts'
import * as c from './contract.ts'

const t = await openTestHouse()
const world = await buildWorld(t.house)
const { own } = world
const { db } = t.house.database
afterAll(() => t.close())

const mission = { mission: own.missionSlug }
const organiser = await t.viewerOf(own.people.organiser)
const delegate = await t.viewerOf(own.people.delegate)
const slug = own.missionSlug

beforeEach(async () => {
  await db.deleteFrom('mission_sponsor').execute()
  await db.updateTable('mission').set({ public_page: true }).where('id', '=', own.missionId).execute()
})

/** A picture the organiser has just sent. */
async function sendPicture(bytes: Buffer | null = null): Promise<string> {
  const picture =
    bytes ??
    (await sharp({ create: { width: 1200, height: 300, channels: 3, background: '#0a6' } })
      .jpeg()
      .toBuffer())
  const { hash, size } = await t.house
    .makeContext({
      viewer: organiser,
      requestId: '',
      remoteAddress: '',
      userAgent: '',
      setSessionToken: () => undefined,
    })
    .files.put(picture)
  await db
    .insertInto('file')
    .values({ hash, size, created_at: t.house.now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .insertInto('upload')
    .values({ person_id: own.people.organiser, hash, size, sent_at: t.house.now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return hash
}

const save = (facts: object) =>
  t.call(
    c.saveSponsor,
    { ...mission, role: 'sponsor', level: 'gold', name: 'Light Ltd', ...facts },
    organiser,
  )
const publicNames = async (viewer: Viewer = visitor('en')) =>
  (await t.call(c.listPublicSponsors, { slug }, viewer)).items.map(one => one.name)

async function readLogo(sponsor: string, viewer: Viewer): Promise<Buffer> {
  const file = (await t.call(c.getLogo, { sponsor }, viewer)) as FileAnswer
  const parts: Uint8Array[] = []
  for await (const part of file.body as AsyncIterable<Uint8Array>) parts.push(part)
  return Buffer.concat(parts)
}

test('nobody but those who run the mission sees a sponsor or its logo before it is released, and after that everybody', async () => {
  const { id } = await save({ gives: 'The reception', file: { hash: await sendPicture(), name: 'logo.jpg' } })
  expect(await publicNames()).toEqual([])
  expect((await t.call(c.listSponsors, mission, delegate)).items).toEqual([])
  expect((await t.call(c.listSponsors, mission, organiser)).items).toMatchObject([
    { name: 'Light Ltd', hasLogo: true },
  ])
  for (const viewer of [visitor('en'), delegate])
    await expect(readLogo(id, viewer)).rejects.toMatchObject({ code: 'not-found' })

  await t.call(c.releaseSponsor, { ...mission, sponsor: id, released: true }, organiser)
  expect(await publicNames()).toEqual(['Light Ltd'])
  const logo = await sharp(await readLogo(id, visitor('en'))).metadata()
  expect([logo.format, logo.width, logo.height]).toEqual(['png', 600, 150])

  await db.updateTable('mission').set({ public_page: false }).where('id', '=', own.missionId).execute()
  await expect(readLogo(id, visitor('en'))).rejects.toMatchObject({ code: 'not-found' })
  expect(await publicNames(delegate)).toEqual(['Light Ltd'])
  await t.call(c.releaseSponsor, { ...mission, sponsor: id, released: false }, organiser)
  expect(await publicNames(delegate)).toEqual([])
})

test('sponsors stand by their level, hosts after them; a sponsor needs a level and a logo is a picture', async () => {
  for (const facts of [
    { name: 'Chamber', role: 'host', level: null },
    { name: 'Small', level: 'supporter' },
    { name: 'Great', level: 'main' },
  ]) {
    const { id } = await save(facts)
    await t.call(c.releaseSponsor, { ...mission, sponsor: id, released: true }, organiser)
  }
  expect(await publicNames()).toEqual(['Great', 'Small', 'Chamber'])
  await expect(save({ level: null })).rejects.toMatchObject({ faults: [{ field: 'level', code: 'missing' }] })
  const words = await sendPicture(Buffer.from('These are words and no picture.\n'))
  await expect(save({ file: { hash: words, name: 'logo.txt' } })).rejects.toMatchObject({
    code: 'logo-unreadable',
  })
  await expect(save({ file: { hash: words, name: 'logo.png' } })).rejects.toMatchObject({
    code: 'file-kind-refused',
  })
})

test('the brochure prints released sponsors with their logo', async () => {
  const { id } = await save({
    name: 'Licht *GmbH* #1',
    file: { hash: await sendPicture(), name: 'logo.jpg' },
  })
  const size = async () =>
    ((await t.call(badges.printBrochure, mission, organiser)) as FileAnswer & { body: Uint8Array }).body
      .length
  const before = await size()
  await t.call(c.releaseSponsor, { ...mission, sponsor: id, released: true }, organiser)
  expect(await size()).toBeGreaterThan(before + 500)
}, 60_000)
