import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOrganisation, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { addPerson, getOrganisation, updateOrganisation } from './contract.ts'
import { confirmByLink, getConfirmation, listProfileHealth, remindProfiles } from './contract-freshness.ts'
import { addProfileItem, saveBasics, saveNeeds } from './contract-profile.ts'

let t: TestHouse
let world: World
let manager: Viewer
let cluster: string
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  manager = await t.viewerOf(world.own.people.manager)
  cluster = world.own.clusterId
})
afterAll(() => t.close())

const health = (show: 'stale' | 'incomplete' | 'no-contact' | 'all' = 'stale') =>
  t.call(listProfileHealth, { cluster, show }, manager)

async function mails() {
  return t.house.database.db
    .selectFrom('mail')
    .select(['to_address', 'text_body', 'lang', 'subject'])
    .where('kind', '=', 'confirm-profile')
    .orderBy('created_at')
    .execute()
}

const tokenOf = (body: string) => /\/profiles\/confirm\/(\S+)/.exec(body)?.[1] ?? ''

test('the manager sees whom to chase, and the counts are those of the lists', async () => {
  const quiet = await addOrganisation(t.house, 'Quiet optics', { clusterId: cluster })
  await t.call(
    addPerson,
    {
      organisation: quiet,
      givenName: 'Ona',
      familyName: 'P',
      email: 'ona@quiet.example',
      lang: 'lt',
      isContact: true,
    },
    manager,
  )
  await t.call(saveBasics, {
    organisation: quiet,
    version: 1,
    lang: 'en',
    country: 'LT',
    city: 'Vilnius',
    summary: 'Lenses',
    technologies: ['Optics', 'Lenses'],
  })
  await t.call(addProfileItem, {
    organisation: quiet,
    side: 'offer',
    kind: 'product',
    title: 'Lens',
    lang: 'en',
  })

  const lists = await Promise.all((['all', 'stale', 'incomplete', 'no-contact'] as const).map(health))

  expect(lists.map(list => list.total)).toEqual([
    lists[0]?.counts.all,
    lists[0]?.counts.stale,
    lists[0]?.counts.incomplete,
    lists[0]?.counts.noContact,
  ])
  const row = lists[0]?.items.find(item => item.id === quiet)
  const page = await t.call(getOrganisation, { organisation: quiet }, manager)
  expect(row).toMatchObject({
    completeness: page.completeness,
    nextField: page.missingFields[0],
    contact: 'Ona P',
  })
})

test('the list judges completeness as the profile page does, for every kind', async () => {
  for (const kind of ['rto', 'sme', 'university', 'company'] as const) {
    const id = await addOrganisation(t.house, `Judge ${kind}`, { clusterId: cluster })
    await t.call(updateOrganisation, {
      organisation: id,
      version: 1,
      kind,
      name: `Judge ${kind}`,
      country: 'LT',
      website: 'https://judge.example',
      targetMarkets: kind === 'sme' ? ['JP'] : [],
      certificates: ['ISO 9001'],
      technologies: ['one'],
      foundedYear: 1999,
    })
    await t.call(saveNeeds, { organisation: id, version: 2, partnerTypes: ['clinical'] })
  }

  const { items } = await health('all')
  const judged = await Promise.all(
    items.map(async item => {
      const page = await t.call(getOrganisation, { organisation: item.id }, manager)
      return [item.name, page.completeness, page.missingFields[0] ?? null]
    }),
  )
  expect(items.map(item => [item.name, item.completeness, item.nextField])).toEqual(judged)
})

test('one button asks everybody stale by mail, in their language, and nobody twice within two weeks', async () => {
  t.moveClock(400 * 86_400_000)
  manager = await t.viewerOf(world.own.people.manager)
  const before = (await health()).counts
  const first = await t.call(remindProfiles, { cluster }, manager)
  const second = await t.call(remindProfiles, { cluster }, manager)

  expect(first.sent).toBe(before.canBeReminded)
  expect(first.sent).toBeGreaterThan(0)
  expect(second.sent).toBe(0)
  const written = (await mails()).find(mail => mail.to_address === 'ona@quiet.example')
  expect(written).toMatchObject({ lang: 'lt', subject: 'Ar Quiet optics profilis vis dar teisingas?' })
})

test('one click without signing in confirms for a year; what was typed over is saved and named', async () => {
  const mail = (await mails()).find(one => one.to_address === 'ona@quiet.example')
  const token = tokenOf(mail?.text_body ?? '')
  const page = await t.call(getConfirmation, { token })
  const { version } = page
  const summary = page.fields.find(field => field.name === 'summary')?.value as string

  await t.call(confirmByLink, { token, version, summary, city: 'Kaunas' })

  const after = await t.call(getConfirmation, { token })
  expect(after).toMatchObject({
    confirmedAt: t.house.now().toISOString(),
    lastConfirmedAt: t.house.now().toISOString(),
  })
  expect(after.fields.find(field => field.name === 'city')?.value).toBe('Kaunas')
  const line = await t.house.database.db
    .selectFrom('history')
    .select('change')
    .where('call', '=', 'directory.confirmByLink')
    .executeTakeFirstOrThrow()
  expect(line.change).toEqual({ before: { city: 'Vilnius' }, after: { city: 'Kaunas' } })
  expect((await health()).items.map(item => item.name)).not.toContain('Quiet optics')
  await expect(t.call(confirmByLink, { token, version, city: 'Riga' })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
})

test('what somebody else changed since is marked field by field; a dead link says so', async () => {
  const mail = (await mails()).find(one => one.to_address === 'ona@quiet.example')
  const token = tokenOf(mail?.text_body ?? '')
  const [row] = await t.house.database.db
    .selectFrom('organisation')
    .select(['id', 'version'])
    .where('name', '=', 'Quiet optics')
    .execute()
  t.moveClock(86_400_000)
  manager = await t.viewerOf(world.own.people.manager)
  await t.house.database.db
    .insertInto('history')
    .values({
      id: t.house.newId(),
      at: t.house.now(),
      actor_person_id: world.own.people.manager,
      call: 'directory.importOrganisations',
      subject_kind: 'organisation',
      subject_id: row?.id ?? '',
      change: JSON.stringify({ importId: 'x', row: 1, fields: ['phone'] }),
    })
    .execute()

  const page = await t.call(getConfirmation, { token })
  expect(page.fields.filter(field => field.changedAt !== null)).toEqual([
    { name: 'phone', value: null, changedAt: t.house.now().toISOString(), changedBy: 'manager a Example' },
  ])
  t.moveClock(61 * 86_400_000)
  await expect(t.call(getConfirmation, { token })).rejects.toMatchObject({ code: 'link-invalid' })
})

test('once a year the house asks by itself', async () => {
  t.moveClock(366 * 86_400_000)
  const before = (await mails()).length
  await t.house.jobs.runChores()
  const after = (await mails()).length
  await t.house.jobs.runChores()

  expect(after).toBeGreaterThan(before)
  expect((await mails()).length).toBe(after)
})
