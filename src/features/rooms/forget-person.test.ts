import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addGrant, addPerson } from '../../../tests/harness/world.ts'
import { verify } from '../../engines/ledger/independent/verify.mjs'
import { verifyBundle } from '../../engines/ledger/index.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import { codeOf, openRoomsScene, type RoomsScene, readProof } from './factory.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())
beforeEach(() => s.t.setClock('2026-09-01T08:00:00Z'))

test('the name of who left goes out of the ledger for its own side alone, and every proof stays whole', {
  timeout: 60_000,
}, async () => {
  const room = await s.openTechnical()
  const text = await s.addText(room, 'technical', 'Figures')
  const person = await addPerson(s.t.house, 'zenobia leaver')
  await addGrant(s.t.house, person, 'organisation-editor', { organisation_id: s.bId })
  const leaver = await s.t.viewerOf(person)
  await s.t.call(contract.openText, { room, item: text }, leaver)
  const ask = (who: Viewer) => codeOf(s.t.call(contract.forgetPerson, { room, person }, who))
  const namesIn = async (who: Viewer) =>
    [...(await readProof(s, room, who)).values()].some(bytes => `${Buffer.from(bytes)}`.includes('zenobia'))

  expect((await s.t.call(contract.listLedger, { room }, s.b)).left).toEqual([])
  expect([await ask(s.b), await namesIn(s.a)]).toEqual(['not-found', true])
  const { db } = s.t.house.database
  await db
    .updateTable('role_grant')
    .set({ revoked_at: s.t.house.now() })
    .where('person_id', '=', person)
    .execute()
  const before = await readProof(s, room, s.a)
  const note = [...before]
    .filter(([path]) => path.startsWith('checkpoints/'))
    .map(([, bytes]) => `${Buffer.from(bytes)}`)
  expect((await s.t.call(contract.listLedger, { room }, s.a)).left).toEqual([])
  expect((await s.t.call(contract.listLedger, { room }, s.b)).left).toMatchObject([{ person, entries: 1 }])
  // The other side cannot take it out, nor can who left.
  expect([await ask(s.a), await ask(await s.t.viewerOf(person)), await ask(s.b)]).toEqual([
    'not-found',
    'not-found',
    'done',
  ])
  const files = await readProof(s, room, s.a)
  const { items } = await s.t.call(contract.listLedger, { room }, s.a)

  expect([await namesIn(s.a), await namesIn(s.b)]).toEqual([false, false])
  expect([verifyBundle(files, note).faults, verify(files, note)]).toEqual([[], []])
  expect(items.slice(0, 2).map(entry => [entry.event, entry.organisation, entry.person])).toEqual([
    ['forgotten', 'Beta Optics', s.b.name],
    ['read', 'Beta Optics', null],
  ])
  expect(await ask(s.b)).toBe('not-found')
})

test('what somebody who left accepted loses their name, too, and what was replaced goes', {
  timeout: 60_000,
}, async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  const person = await addPerson(s.t.house, 'yolanda leaver')
  await addGrant(s.t.house, person, 'organisation-editor', { organisation_id: s.bId })
  const leaver = await s.t.viewerOf(person)
  const terms = { kind: 'mutual' as const, purpose: 'To build.', law: 'AT', validUntil: '2030-01-01' }
  const accept = async (viewer: Viewer, fullName: string) => {
    const { nda } = await s.t.call(contract.openNda, { room }, viewer)
    const input = { room, nda: nda?.id ?? '', termsHash: nda?.termsHash ?? '', fullName, capacity: 'Head' }
    await s.t.call(contract.acceptNda, { ...input, hasAuthority: true }, viewer)
  }
  await s.t.call(contract.proposeNda, { room, ...terms }, s.a)
  await accept(leaver, 'yolanda in full')
  await s.t.call(contract.proposeNda, { room, ...terms, law: 'DE' }, s.a)
  await accept(s.b, 'Bo Beta')
  const { db } = s.t.house.database
  await db
    .updateTable('role_grant')
    .set({ revoked_at: s.t.house.now() })
    .where('person_id', '=', person)
    .execute()
  const has = async (name: string) =>
    [...(await readProof(s, room, s.b)).values()].some(bytes => `${Buffer.from(bytes)}`.includes(name))
  const accepted = async () =>
    (
      await db
        .selectFrom('room_acceptance')
        .innerJoin('room_nda', 'room_nda.id', 'room_acceptance.nda_id')
        .select('full_name')
        .where('room_id', '=', room)
        .orderBy('full_name')
        .execute()
    ).map(one => one.full_name)

  expect([await has('yolanda'), await accepted()]).toEqual([true, ['Bo Beta', 'yolanda in full']])
  await s.t.call(contract.forgetPerson, { room, person }, s.b)
  expect([await has('yolanda'), await has('Bo Beta'), await accepted()]).toEqual([false, true, ['Bo Beta']])
  const files = await readProof(s, room, s.b)
  expect([verifyBundle(files).faults, verify(files)]).toEqual([[], []])
})
