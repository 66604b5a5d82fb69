import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as contract from './contract.ts'
import { codeOf, openRoomsScene, type RoomsScene, readProof } from './factory.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())
beforeEach(() => s.t.setClock('2026-09-01T08:00:00Z'))

test('a side that has not shown itself is named nowhere: not in rooms with it, mails, ledger or proof', async () => {
  const room = await s.open('teaser')
  const { db } = s.t.house.database
  const mails = await db
    .selectFrom('mail')
    .select(['subject', 'text_body', 'html_body'])
    .where('about_id', '=', room)
    .execute()
  const [{ slug } = { slug: '' }] = await db
    .selectFrom('organisation')
    .select('slug')
    .where('id', '=', s.aId)
    .execute()
  const told = JSON.stringify([
    mails,
    await s.t.call(contract.getRoom, { room }, s.b),
    await s.t.call(contract.listLedger, { room }, s.b),
    (await s.t.call(contract.listRooms, {}, s.b)).items.filter(item => item.id === room),
    [...(await readProof(s, room, s.b))].map(([, bytes]) => Buffer.from(bytes).toString()),
  ])

  expect(mails.length).toBe(1)
  for (const secret of ['Company a', s.aId, slug, 'editor a', s.a.personId ?? ''])
    expect(told).not.toContain(secret)
  expect(JSON.stringify(await s.t.call(contract.listLedger, { room }, s.a))).toContain('Company a')
})

test('whoever opens a room without a name does not learn who at the other side reads in it, until all have shown themselves', async () => {
  const room = await s.open('teaser')
  const [teaser] = (await s.t.call(contract.getRoom, { room }, s.b)).items
  await s.t.call(contract.openText, { room, item: teaser?.id ?? '' }, s.b)
  const told = async () =>
    JSON.stringify([
      await s.t.call(contract.listLedger, { room }, s.a),
      [...(await readProof(s, room, s.a))].map(([, bytes]) => Buffer.from(bytes).toString()),
    ])

  const before = await told()
  const secrets = [s.b.name, s.b.personId ?? '']
  expect(before).toContain('Beta Optics')
  expect(secrets.filter(secret => before.includes(secret))).toEqual([])
  expect(JSON.stringify(await s.t.call(contract.listLedger, { room }, s.b))).toContain(s.b.name)
  await s.agree(room, 'identity')
  expect(await told()).toContain(s.b.name)
})

test('what people take along about themselves names nothing that the other side showed', async () => {
  const room = await s.openTechnical()
  const text = await s.addText(room, 'technical', 'Secret wavelength')
  await s.t.call(contract.openText, { room, item: text }, s.b)
  const { output } = await s.t.house.call('accounts.exportMyData', {}, s.b)

  const told = JSON.stringify(output)
  expect([told.includes('"event":"read"'), told.includes('Secret wavelength')]).toEqual([true, false])
})

test('whoever knows the hash of a file in a room reads it through no import, and is told what they are told of no file', async () => {
  const room = await s.openTechnical()
  const csv = Buffer.from('Name;Country\nSecret supplier;AT\n')
  const file = await s.addFile(room, 'technical', { name: 'suppliers.csv', bytes: csv })
  const [kept] = await s.t.house.database.db
    .selectFrom('room_version')
    .select('file_hash')
    .where('item_id', '=', file)
    .execute()
  const manager = await s.t.viewerOf(s.world.own.people.manager)
  const coordinator = await s.t.viewerOf(s.world.own.people.coordinator)
  const outcomes = (hash: string) => {
    const sent = { hash, name: 'suppliers.csv' }
    return Promise.all([
      codeOf(
        s.t.house.call('directory.uploadImport', { cluster: s.world.own.clusterId, file: sent }, manager),
      ),
      codeOf(
        s.t.house.call('meetings.uploadRequests', { mission: s.world.own.missionId, file: sent }, manager),
      ),
      codeOf(s.t.house.call('opportunities.loadCalls', { file: sent }, coordinator)),
    ])
  }

  const known = await outcomes(kept?.file_hash ?? '')
  expect(known).toEqual(await outcomes('a'.repeat(64)))
  expect(known).toEqual(['input-invalid', 'not-found', 'input-invalid'])
  await s.upload(csv, manager)
  expect((await outcomes(kept?.file_hash ?? ''))[0]).toBe('done')
})
