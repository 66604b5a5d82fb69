import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addGrant, addOrganisation, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import * as contract from './contract.ts'

let t: TestHouse
let world: World
let partnership: string
let coordinator: Viewer
let manager: Viewer
let second: Viewer
let funder: Viewer
let editor: Viewer
const companies: { id: string; person: string }[] = []
beforeAll(async () => {
  t = await openTestHouse()
  t.setClock('2026-02-02T08:00:00Z')
  world = await buildWorld(t.house)
  const { own } = world
  partnership = own.partnershipId
  coordinator = await t.viewerOf(own.people.coordinator)
  manager = await t.viewerOf(own.people.manager)
  funder = await t.viewerOf(own.people.funder)
  editor = await t.viewerOf(own.people.editor)
  const other = await addPerson(t.house, 'second manager')
  await addGrant(t.house, other, 'cluster-manager', { cluster_id: own.secondClusterId })
  second = await t.viewerOf(other)
  companies.push({ id: own.organisationId, person: own.people.editor })
  for (let index = 1; index <= 6; index++) {
    const id = await addOrganisation(t.house, `Maker ${index}`, { clusterId: own.secondClusterId })
    const person = await addPerson(t.house, `maker ${index}`)
    await addGrant(t.house, person, 'organisation-editor', { organisation_id: id })
    companies.push({ id, person })
  }
  await addOrganisation(t.house, 'Nobody there', { clusterId: own.secondClusterId })
  await t.house.database.db
    .updateTable('person')
    .set({ lang: 'de' })
    .where('id', '=', own.people.editor)
    .execute()
})
afterAll(() => t.close())

const nobody = visitor('en')
const ask = (who = coordinator, rest: object = {}) =>
  t.call(contract.askMembers, { partnership, year: 2025, closesOn: '2026-03-31', whom: 'all', ...rest }, who)
const list = (who = coordinator, rest: object = {}) =>
  t.call(contract.listDeclarations, { partnership, year: 2025, ...rest }, who)
const said = { declaredBy: 'Head of finance', consent: true as const, consentVersion: '1' as const }

async function mailsTo(person: string) {
  return t.house.database.db
    .selectFrom('mail')
    .select(['kind', 'lang', 'link', 'text_body', 'topic'])
    .where('person_id', '=', person)
    .orderBy('id')
    .execute()
}

async function tokenOf(index: number): Promise<string> {
  const mails = await mailsTo(companies[index]?.person ?? '')
  return mails.at(-1)?.link?.split('/').at(-1) ?? ''
}

test('one press asks every company by mail in its reader’s language, nobody twice, and says who cannot be reached', async () => {
  expect(await t.call(contract.getAskChoices, { partnership }, coordinator)).toMatchObject({
    year: 2025,
    whom: [
      { whom: 'active', toAsk: 1, unreachable: 0 },
      { whom: 'all', toAsk: 7, unreachable: 1 },
    ],
  })
  expect(await ask(second, { whom: 'active' })).toMatchObject({ sent: 0 })
  expect(await ask(second)).toMatchObject({ sent: 6, unreachable: 1 })
  expect(await ask()).toMatchObject({ sent: 1, unreachable: 1 })
  expect(await ask()).toMatchObject({ sent: 0 })
  const [mail] = await mailsTo(companies[0]?.person ?? '')
  expect(mail).toMatchObject({ kind: 'declaration-asked', lang: 'de', topic: 'requests' })
  expect(mail?.text_body).toContain('31. März 2026')
  expect((await list(coordinator, { show: 'unreachable' })).items.map(one => one.organisation.name)).toEqual([
    'Nobody there',
  ])
})

test('a link opens one year of one organisation and nothing else', async () => {
  const token = await tokenOf(0)
  const form = await t.call(contract.getByLink, { token }, nobody)
  expect(form).toMatchObject({
    year: 2025,
    currency: 'EUR',
    organisation: { name: 'Company a' },
    said: null,
  })
  await expect(t.call(contract.getByLink, { token: `${token.slice(1)}x` }, nobody)).rejects.toMatchObject({
    code: 'link-invalid',
  })
  const { purpose, expires_at } = await t.house.database.db
    .selectFrom('link')
    .select(['purpose', 'expires_at'])
    .where('person_id', '=', companies[0]?.person ?? '')
    .executeTakeFirstOrThrow()
  expect([purpose, expires_at?.toISOString()]).toEqual(['declaration', '2026-04-03T08:00:00.000Z'])
})

test('what cannot be right is refused beside its field; nothing is kept without consent', async () => {
  const token = await tokenOf(0)
  const faults = (input: object) =>
    t.call(contract.declareByLink, { token, ...said, ...input }, nobody).then(
      () => [],
      (error: { faults: { field: string; code: string }[] }) =>
        error.faults.map(({ field, code }) => [field, code]),
    )
  expect(await faults({})).toEqual([['turnover', 'nothing-said']])
  expect(await faults({ turnover: 'a lot' })).toEqual([['turnover', 'not-an-amount']])
  expect(await faults({ turnover: '10', exports: '11' })).toEqual([['exports', 'more-than-turnover']])
  expect(contract.declareByLink.input.safeParse({ token, ...said, consent: false, jobs: 1 }).success).toBe(
    false,
  )
  expect((await list()).counts.declared).toBe(0)
})

test('declared once by link, shown to its own people and to who counts it, corrected against a version', async () => {
  const token = await tokenOf(0)
  await t.call(
    contract.declareByLink,
    { token, ...said, turnover: '1.250.000', international: '500 000', jobs: 12.5 },
    nobody,
  )
  const form = await t.call(contract.getByLink, { token }, nobody)
  expect(form.said).toMatchObject({
    number: 1,
    turnover: 125_000_000,
    share: 40,
    jobs: 12.5,
    declaredBy: 'Head of finance',
  })
  await expect(t.call(contract.declareByLink, { token, ...said, jobs: 13 }, nobody)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  await t.call(contract.declareByLink, { token, ...said, turnover: '1250000', jobs: 13, number: 1 }, nobody)

  const own = await t.call(contract.listOwn, { organisation: world.own.organisationId }, editor)
  expect(own.items).toMatchObject([{ year: 2025, said: { number: 2, jobs: 13, international: null } }])
  for (const [who, names] of [
    [coordinator, ['Company a']],
    [manager, ['Company a']],
    [second, []],
    [funder, []],
  ] as const) {
    const { items } = await list(who, { show: 'declared' })
    expect(items.map(one => one.organisation.name)).toEqual(names)
  }
  // A manager of the other cluster learns by no figure what the only one said.
  expect((await list(second)).together.map(one => [one.measure, one.value, one.of])).toEqual([
    ['turnover', null, 0],
    ['share', null, 0],
    ['exports', null, 0],
    ['jobs', null, 0],
  ])
  expect((await list(funder)).counts).toEqual({
    asked: 7,
    declared: null,
    waiting: null,
    withdrawn: null,
    unreachable: null,
  })
})

test('a funder reads figures of whole groups alone, and no sixth company shows by coming', async () => {
  for (let index = 1; index <= 4; index++)
    await t.call(
      contract.declareByLink,
      { token: await tokenOf(index), ...said, turnover: String(1_000_000 * index), jobs: index },
      nobody,
    )
  const jobs = async (who: Viewer) => (await list(who)).together.find(one => one.measure === 'jobs')
  expect(await jobs(funder)).toMatchObject({ value: 23, of: 5, said: 5 })
  t.setClock('2026-02-03T08:00:00Z')
  await t.call(contract.declareByLink, { token: await tokenOf(5), ...said, jobs: 777 }, nobody)
  expect(await jobs(funder)).toMatchObject({ value: 23, of: 5, said: 6 })
  expect(await jobs(coordinator)).toMatchObject({ value: 800, of: 6 })
  // The other five are of the second cluster: its own people read them, and learn nothing of the one that is not theirs.
  expect(await jobs(second)).toMatchObject({ value: 787, of: 5 })
  const { items, together } = await list(funder)
  expect([items, JSON.stringify(together).includes('777')]).toEqual([[], false])
})

test('consent taken back takes everything out at once, and what was said before stays on record', async () => {
  const token = await tokenOf(5)
  await t.call(contract.withdrawByLink, { token, declaredBy: 'Head of finance' }, nobody)
  expect((await list()).together.find(one => one.measure === 'jobs')).toMatchObject({ value: 23, of: 5 })
  const { items } = await list(coordinator, { show: 'withdrawn' })
  expect(items).toMatchObject([{ organisation: { name: 'Maker 5' }, said: null }])
  expect((await t.call(contract.getByLink, { token }, nobody)).said).toMatchObject({
    withdrawn: true,
    jobs: null,
  })
  await expect(
    t.call(contract.withdrawByLink, { token, declaredBy: 'Head of finance' }, nobody),
  ).rejects.toMatchObject({ code: 'state-impossible' })
  const versions = await t.house.database.db
    .selectFrom('declaration_version')
    .select(['number', 'withdrawn', 'jobs'])
    .where('declared_by', '=', 'Head of finance')
    .where('said_by', '=', companies[5]?.person ?? '')
    .orderBy('number')
    .execute()
  expect(versions.map(({ number, withdrawn, jobs }) => [number, withdrawn, Number(jobs)])).toEqual([
    [1, false, 777],
    [2, true, 0],
  ])
})

test('one reminder, by hand or by itself after two weeks, and then the list of who has not answered', async () => {
  expect((await list()).toRemind).toBe(1)
  t.setClock('2026-02-18T08:00:00Z')
  await t.house.jobs.runChores(['declarations.remind'])
  await t.house.jobs.runChores(['declarations.remind'])
  expect((await mailsTo(companies[6]?.person ?? '')).map(({ kind }) => kind)).toEqual([
    'declaration-asked',
    'declaration-reminder',
  ])
  await expect(
    t.call(contract.remindMembers, { partnership, year: 2025 }, coordinator),
  ).rejects.toMatchObject({
    code: 'nobody-misses',
  })
  const { items, toRemind } = await list(second, { show: 'waiting' })
  expect([items.map(one => one.organisation.name), toRemind]).toEqual([['Maker 6'], 0])
  expect(await t.call(contract.getByLink, { token: await tokenOf(6) }, nobody)).toMatchObject({ said: null })
})

test('whoever left the organisation opens nothing by the old link, nor does anybody after its last day', async () => {
  const token = await tokenOf(6)
  await t.house.database.db
    .updateTable('role_grant')
    .set({ revoked_at: new Date() })
    .where('person_id', '=', companies[6]?.person ?? '')
    .execute()
  await expect(t.call(contract.getByLink, { token }, nobody)).rejects.toMatchObject({ code: 'link-invalid' })
  const other = await tokenOf(1)
  t.setClock('2026-06-01T08:00:00Z')
  await expect(t.call(contract.getByLink, { token: other }, nobody)).rejects.toMatchObject({
    code: 'link-invalid',
  })
})

test('what single companies said stands in no history', async () => {
  const lines = await t.house.database.db
    .selectFrom('history')
    .select('change')
    .where('call', 'like', 'declarations.%')
    .execute()
  expect(lines.length).toBeGreaterThan(5)
  expect(JSON.stringify(lines)).not.toMatch(/1250000|125000000|777/)
})
