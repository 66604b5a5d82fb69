import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addGrant, addPerson } from '../../../tests/harness/world.ts'
import { verify } from '../../engines/ledger/independent/verify.mjs'
import { fingerprintOf, openCheckpoint, verifyBundle } from '../../engines/ledger/index.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import { removeReader } from './contract-readers.ts'
import { codeOf, eventsOf, openRoomsScene, pdfOf, type RoomsScene, readBody, readProof } from './factory.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())
beforeEach(() => s.t.setClock('2026-09-01T08:00:00Z'))

test('an agreement is signed when each side has accepted it by name; a PDF and a signed checkpoint go to both', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  await s.sign(room)
  const { nda, clauses, mayAccept, mayPropose } = await s.t.call(contract.openNda, { room }, s.b)
  const { db } = s.t.house.database
  const mails = await db
    .selectFrom('mail')
    .select(['kind', 'to_address', 'text_body'])
    .where('about_id', '=', room)
    .where('kind', '=', 'room-signed')
    .orderBy('to_address')
    .execute()
  const key = await db.selectFrom('ledger_key').select('public_key').executeTakeFirstOrThrow()

  expect(nda?.acceptances.map(one => `${one.side} ${one.fullName}, ${one.capacity}`)).toEqual([
    '1 Ada Alpha, Managing director',
    '2 Bo Beta, Managing director',
  ])
  expect([nda?.state, nda?.hasPdf, mayAccept, mayPropose, clauses.length]).toEqual([
    'signed',
    true,
    false,
    false,
    10,
  ])
  expect(mails.map(mail => mail.to_address)).toEqual(['beta.speaker@test.example', 'editor.a@test.example'])
  const { output: about } = await s.t.house.call('accounts.exportMyData', {}, s.b)
  expect(JSON.stringify(about)).toContain('Bo Beta')
  expect(JSON.stringify(about)).not.toContain('Ada Alpha')
  const files = await readProof(s, room, s.a)
  for (const { text_body } of mails) {
    const note = /^localhost:4600\/rooms\/[^\n]+\n\d+\n[^\n]+\nat [^\n]+\n\n— [^\n]+$/m.exec(text_body)?.[0]
    expect(openCheckpoint(`${note}\n`, key.public_key)?.size).toBeGreaterThan(0)
    expect(text_body).toContain(fingerprintOf(key.public_key))
    expect([verifyBundle(files, [`${note}\n`]).faults, verify(files, [`${note}\n`])]).toEqual([[], []])
  }
  const answer = (await s.t.call(contract.downloadNda, { room, nda: nda?.id ?? '' }, s.b)) as FileAnswer
  expect((await readBody(answer)).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await eventsOf(s, room)).at(-1)).toBe('2 nda-got')
})

test('under a one-way agreement only what its discloser shows is opened', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  await s.sign(room, undefined, 1)
  await s.agree(room, 'technical')
  const [ofA, ofB] = [
    await s.addText(room, 'technical', 'Drawing of A', s.a),
    await s.addText(room, 'technical', 'Drawing of B', s.b),
  ]
  const open = (item: string, who: Viewer) => codeOf(s.t.call(contract.openText, { room, item }, who))

  expect([await open(ofA, s.b), await open(ofB, s.a)]).toEqual(['done', 'not-found'])
  expect(JSON.stringify(await s.t.call(contract.getRoom, { room }, s.a))).not.toContain('Drawing of B')
})

test('another proposal takes the place of one, and nobody accepts terms they have not read', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  const terms = {
    kind: 'one-way' as const,
    discloser: 2,
    purpose: 'First.',
    law: 'JP',
    validUntil: '2030-01-01',
  }
  await s.t.call(contract.proposeNda, { room, ...terms }, s.a)
  const first = (await s.t.call(contract.openNda, { room }, s.b)).nda
  await s.t.call(contract.proposeNda, { room, ...terms, purpose: 'Second.' }, s.b)
  const second = (await s.t.call(contract.openNda, { room }, s.b)).nda
  const accept = (nda: typeof first, termsHash = nda?.termsHash, hasAuthority = true) =>
    codeOf(
      s.t.call(
        contract.acceptNda,
        {
          room,
          nda: nda?.id ?? '',
          termsHash: termsHash ?? '',
          fullName: 'Bo Beta',
          capacity: 'Director',
          hasAuthority,
        },
        s.b,
      ),
    )

  expect([first?.purpose, second?.purpose, second?.discloser]).toEqual(['First.', 'Second.', 2])
  expect(await accept(first)).toBe('not-found')
  expect(await accept(second, first?.termsHash)).toBe('changed-meanwhile')
  expect(await accept(second, second?.termsHash, false)).toBe('input-invalid')
  expect(await accept(second)).toBe('done')
  expect(await accept(second)).toBe('already-exists')
  expect(await codeOf(s.t.call(contract.proposeNda, { room, ...terms, validUntil: '2026-08-31' }, s.a))).toBe(
    'input-invalid',
  )
})

test('an agreement of one’s own is a PDF that was really sent, and is kept beside the paper that says who accepted it', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  const own = pdfOf('our agreement')
  const terms = { kind: 'mutual' as const, purpose: 'Ours.', law: 'AT', validUntil: '2030-01-01' }
  const send = (hash: string, name: string) =>
    codeOf(s.t.call(contract.uploadNda, { room, ...terms, file: { hash, name } }, s.a))

  expect(await send(await s.upload(Buffer.from('plain')), 'own.txt')).toBe('file-kind-refused')
  expect(await send(await s.upload(own, s.b), 'own.pdf')).toBe('input-invalid')
  expect(await send(await s.upload(own), 'own.pdf')).toBe('done')
  const { nda } = await s.t.call(contract.openNda, { room }, s.b)
  const answer = await s.t.call(contract.downloadNda, { room, nda: nda?.id ?? '', part: 'uploaded' }, s.b)
  expect(await readBody(answer as FileAnswer)).toEqual(own)
})

test('whose right to speak ends during the request signs nothing, proposes nothing and reads nothing', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  const person = await addPerson(s.t.house, 'beta second')
  await addGrant(s.t.house, person, 'organisation-editor', { organisation_id: s.bId })
  const second = await s.t.viewerOf(person)
  const terms = { kind: 'mutual' as const, purpose: 'Ours.', law: 'AT', validUntil: '2030-01-01' }
  await s.t.call(contract.proposeNda, { room, ...terms }, s.a)
  const { nda } = await s.t.call(contract.openNda, { room }, second)
  const file = { hash: await s.upload(pdfOf('theirs'), second), name: 'theirs.pdf' }
  await s.t.house.database.db
    .updateTable('role_grant')
    .set({ revoked_at: s.t.house.now() })
    .where('person_id', '=', person)
    .execute()
  const before = await eventsOf(s, room)
  const signing = { nda: nda?.id ?? '', termsHash: nda?.termsHash ?? '', fullName: 'B', capacity: 'C' }

  const outcomes = [
    await codeOf(s.t.call(contract.acceptNda, { room, ...signing, hasAuthority: true }, second)),
    await codeOf(s.t.call(contract.uploadNda, { room, ...terms, file }, second)),
    await codeOf(s.t.call(contract.addFile, { room, step: 'teaser', title: 'x', file }, second)),
    await codeOf(s.t.call(contract.openNda, { room }, second)),
  ]
  expect(outcomes).toEqual(outcomes.map(() => 'not-found'))
  expect(await eventsOf(s, room)).toEqual(before)
})

test('an agreement under way breaks off when its reader is taken off', async () => {
  const room = await s.openTechnical()
  const reader = await s.addReader(room, s.b, s.bId)
  const { nda } = await s.t.call(contract.openNda, { room }, reader)
  const answer = (await s.t.call(contract.downloadNda, { room, nda: nda?.id ?? '' }, reader)) as FileAnswer
  await s.t.call(removeReader, { room, person: reader.personId ?? '' }, s.b)

  expect(await codeOf(readBody(answer))).toBe('not-found')
})
