import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { verify } from '../../engines/ledger/independent/verify.mjs'
import { fingerprintOf, openArchive, openCheckpoint, verifyBundle } from '../../engines/ledger/index.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import { openRoomsScene, type RoomsScene, readBody, someBytes } from './factory.ts'
import { mailDailyProofs } from './mail-proof.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())
beforeEach(() => s.t.setClock('2026-09-01T08:00:00Z'))

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : `${error}`),
  )
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}`)
const events = async (room: string) => (await s.entries(room)).map(entry => `${entry.side} ${entry.event}`)
const readProof = async (room: string, who: Viewer) => {
  const answer = (await s.t.call(contract.downloadProof, { room }, who)) as FileAnswer
  return openArchive(await readBody(answer)) ?? new Map<string, Uint8Array>()
}

test('a room goes step by step, each when both sides have agreed, and shows then what lies there', async () => {
  const room = await s.open('teaser')
  await s.addText(room, 'identity', 'We are Company a')
  const drawing = await s.addFile(room, 'technical', { name: 'drawing.pdf', bytes: pdf('one') })
  const seenBy = async (viewer: Viewer) => {
    const it = await s.t.call(contract.getRoom, { room }, viewer)
    return { step: it.step, names: it.sides.map(side => side.name), items: it.items.map(item => item.title) }
  }

  expect(await seenBy(s.b)).toEqual({
    step: 'teaser',
    names: [null, 'Beta Optics'],
    items: ['Light for eyes'],
  })
  expect(await codeOf(s.t.call(contract.agreeStep, { room, step: 'nda' }, s.b))).toBe('step-not-next')
  await s.agree(room, 'identity', [s.b])
  expect((await seenBy(s.b)).step).toBe('teaser')
  await s.agree(room, 'identity', [s.a])
  expect(await seenBy(s.b)).toEqual({
    step: 'identity',
    names: ['Company a', 'Beta Optics'],
    items: ['Light for eyes', 'Text We are Company a'],
  })
  await s.agree(room, 'nda')
  expect(await codeOf(s.t.call(contract.agreeStep, { room, step: 'technical' }, s.a))).toBe('nda-not-signed')
  expect(await codeOf(s.download(room, drawing, s.b))).toBe('not-found')
  await s.sign(room)
  expect(await codeOf(s.download(room, drawing, s.b))).toBe('not-found')
  await s.agree(room, 'technical')
  expect((await s.download(room, drawing, s.b)).toString()).toBe('%PDF-1.7\none')
  expect(await events(room)).toEqual([
    '1 opened',
    '1 shown',
    '2 agreed',
    '1 agreed',
    '1 step-open',
    '1 shown',
    '1 agreed',
    '2 agreed',
    '2 step-open',
    '1 nda-proposed',
    '1 nda-accepted',
    '2 nda-read',
    '2 nda-accepted',
    '2 nda-signed',
    '1 agreed',
    '2 agreed',
    '2 step-open',
    '1 shown',
    '2 got',
  ])
})

test('what a side puts into a locked step changes nothing that the other side can read', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  const ask = async () => {
    const answers = [
      await s.t.call(contract.getRoom, { room }, s.b),
      await s.t.call(contract.listRooms, {}, s.b),
      await s.t.call(contract.listLedger, { room }, s.b),
      [...(await readProof(room, s.b))].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
      (
        await s.t.house.database.db
          .selectFrom('mail')
          .select('text_body')
          .where('about_id', '=', room)
          .execute()
      ).length,
    ]
    return JSON.stringify(answers)
  }
  await ask()
  const before = await ask()
  const text = await s.addText(room, 'technical', 'Secret figures')
  const file = await s.addFile(room, 'technical', { name: 'secret.pdf', bytes: pdf('secret') })
  await s.t.call(contract.saveText, { room, item: text, body: 'Other secret figures' }, s.a)
  await s.t.call(contract.withdrawItem, { room, item: file }, s.a)

  expect(await ask()).toBe(before)
  const unknown = s.t.house.newId()
  const refusals = [file, text, unknown].map(async item => [
    await codeOf(s.t.call(contract.openText, { room, item }, s.b)),
    await codeOf(s.t.call(contract.downloadFile, { room, item, version: 1 }, s.b)),
    await codeOf(s.t.call(contract.getOwnItem, { room, item }, s.b)),
  ])
  for (const codes of await Promise.all(refusals))
    expect(codes).toEqual(['not-found', 'not-found', 'not-found'])
})

test('after access is closed none of 1,000 reads succeeds, and none leaves an entry', {
  timeout: 120_000,
}, async () => {
  const room = await s.openTechnical()
  const file = await s.addFile(room, 'technical', { name: 'drawing.pdf', bytes: pdf('two') })
  const text = await s.addText(room, 'technical', 'Figures')
  await s.download(room, file, s.b)
  await s.t.call(contract.openText, { room, item: text }, s.b)
  await s.t.call(contract.closeAccess, { room }, s.a)
  const before = (await s.entries(room)).length
  const outcomes = new Set<string>()
  for (let turn = 0; turn < 500; turn++) {
    outcomes.add(await codeOf(s.download(room, file, s.b)))
    outcomes.add(await codeOf(s.t.call(contract.openText, { room, item: text }, s.b)))
  }

  expect([...outcomes]).toEqual(['not-found'])
  expect((await s.entries(room)).length).toBe(before)
  expect((await s.t.call(contract.getRoom, { room }, s.b)).items.filter(item => !item.mine)).toEqual([])
  await s.t.call(contract.reopenAccess, { room }, s.a)
  expect(await codeOf(s.download(room, file, s.b))).toBe('done')
})

test('the last day, the end of the agreement, the end of the room and taking back close what was open', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  await s.sign(room, '2026-09-20')
  await s.agree(room, 'technical')
  const file = await s.addFile(room, 'technical', { name: 'drawing.pdf', bytes: pdf('three') })
  const other = await s.addFile(room, 'technical', { name: 'other.pdf', bytes: pdf('four') })
  const teaser = await s.addText(room, 'teaser', 'More')
  const may = async () => [
    await codeOf(s.download(room, file, s.b)),
    await codeOf(s.download(room, other, s.b)),
    await codeOf(s.t.call(contract.openText, { room, item: teaser }, s.b)),
  ]

  expect(await may()).toEqual(['done', 'done', 'done'])
  await s.t.call(contract.withdrawItem, { room, item: other }, s.a)
  expect(await may()).toEqual(['done', 'not-found', 'done'])
  await s.t.call(contract.setUntil, { room, until: '2026-09-10' }, s.a)
  s.t.setClock('2026-09-10T23:59:59Z')
  expect(await may()).toEqual(['done', 'not-found', 'done'])
  s.t.setClock('2026-09-11T00:00:00Z')
  expect(await may()).toEqual(['not-found', 'not-found', 'not-found'])
  await s.t.call(contract.setUntil, { room, until: null }, s.a)
  expect(await may()).toEqual(['done', 'not-found', 'done'])
  s.t.setClock('2026-09-21T00:00:00Z')
  expect(await may()).toEqual(['not-found', 'not-found', 'done'])
  await s.t.call(contract.endRoom, { room, reason: 'Done' }, s.b)
  expect(await may()).toEqual(['not-found', 'not-found', 'not-found'])
  expect(await codeOf(s.addText(room, 'teaser', 'x'))).toBe('room-ended')
  expect((await s.t.call(contract.listLedger, { room }, s.b)).items[0]?.event).toBe('ended')
})

test('a download under way breaks off when access is closed', async () => {
  const room = await s.openTechnical()
  const bytes = Buffer.concat([pdf('large'), someBytes('large', 300_000)])
  const file = await s.addFile(room, 'technical', { name: 'large.pdf', bytes })
  const { body } = (await s.t.call(
    contract.downloadFile,
    { room, item: file, version: 1 },
    s.b,
  )) as FileAnswer
  if (typeof body === 'string' || body instanceof Uint8Array) throw new Error('not in pieces')
  const pieces = body[Symbol.asyncIterator]()
  const first = await pieces.next()
  await s.t.call(contract.closeAccess, { room }, s.a)

  expect(first.done).toBe(false)
  expect(await codeOf(Promise.resolve(pieces.next()))).toBe('not-found')
  await s.t.call(contract.reopenAccess, { room }, s.a)
  expect(await s.download(room, file, s.b)).toEqual(bytes)
})

test('each reading is one entry, in whatever order many come at once, and both verifiers find the ledger whole', {
  timeout: 60_000,
}, async () => {
  const room = await s.openTechnical()
  const file = await s.addFile(room, 'technical', { name: 'drawing.pdf', bytes: pdf('five') })
  const text = await s.addText(room, 'technical', 'Figures')
  const before = (await s.entries(room)).length

  await Promise.all(
    Array.from({ length: 30 }, (_none, turn) =>
      turn % 2 === 0 ? s.download(room, file, s.b) : s.t.call(contract.openText, { room, item: text }, s.b),
    ),
  )
  await s.download(room, file, s.a)
  const entries = await s.entries(room)
  expect(entries.map(entry => entry.number)).toEqual(entries.map((_entry, index) => index))
  expect(
    entries
      .slice(before)
      .map(entry => entry.event)
      .sort(),
  ).toEqual([...Array.from({ length: 15 }, () => 'got'), ...Array.from({ length: 15 }, () => 'read')])
  const files = await readProof(room, s.b)
  expect(verifyBundle(files).faults).toEqual([])
  expect(verify(files)).toEqual([])
  expect(verifyBundle(files).entries).toBe(entries.length)
})

test('closing and reading at the same moment never both come first: nothing is read after the entry of closing', {
  timeout: 60_000,
}, async () => {
  const room = await s.openTechnical()
  const text = await s.addText(room, 'technical', 'Figures')

  const reads = Array.from({ length: 12 }, () =>
    codeOf(s.t.call(contract.openText, { room, item: text }, s.b)),
  )
  const closing = s.t.call(contract.closeAccess, { room }, s.a)
  const outcomes = await Promise.all(reads)
  await closing
  const told = await events(room)
  expect(told.at(-1)).toBe('1 closed')
  expect(told.filter(event => event === '2 read').length).toBe(
    outcomes.filter(code => code === 'done').length,
  )
})

test('an entry can be neither changed nor taken out in the database; a forgotten name leaves the proof whole', async () => {
  const room = await s.openTechnical()
  const { db } = s.t.house.database

  await expect(
    sql`update room_entry set text = text || ' ' where room_id = ${room}`.execute(db),
  ).rejects.toThrow()
  await expect(sql`delete from room_entry where room_id = ${room}`.execute(db)).rejects.toThrow()
  await sql`update room_entry set openings = openings - 'person' where room_id = ${room}`.execute(db)
  const files = await readProof(room, s.a)
  expect([verifyBundle(files).faults, verify(files)]).toEqual([[], []])
  expect((await s.t.call(contract.listLedger, { room }, s.a)).items.map(entry => entry.person)).toEqual(
    Array.from({ length: (await s.entries(room)).length }, () => null),
  )
})

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
  const files = await readProof(room, s.a)
  for (const { text_body } of mails) {
    const note = /^localhost:4600\/rooms\/[^\n]+\n\d+\n[^\n]+\nat [^\n]+\n\n— [^\n]+$/m.exec(text_body)?.[0]
    expect(openCheckpoint(`${note}\n`, key.public_key)?.size).toBeGreaterThan(0)
    expect(text_body).toContain(fingerprintOf(key.public_key))
    expect([verifyBundle(files, [`${note}\n`]).faults, verify(files, [`${note}\n`])]).toEqual([[], []])
  }
  const answer = (await s.t.call(contract.downloadNda, { room, nda: nda?.id ?? '' }, s.b)) as FileAnswer
  expect((await readBody(answer)).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await events(room)).at(-1)).toBe('2 nda-got')
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
  const own = pdf('our agreement')
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

test('a room takes no programs, nothing that is not what its name says, and nobody else’s file', async () => {
  const room = await s.open()
  const add = async (name: string, bytes: Uint8Array, sender = s.a) => {
    const hash = await s.upload(bytes, sender)
    return codeOf(
      s.t.call(contract.addFile, { room, step: 'technical', title: name, file: { hash, name } }, s.a),
    )
  }

  expect(await add('setup.exe', Buffer.from('MZ…'))).toBe('file-kind-refused')
  expect(await add('page.html', Buffer.from('<script>'))).toBe('file-kind-refused')
  expect(await add('drawing.pdf', Buffer.from('<script>'))).toBe('file-kind-refused')
  expect(await add('notes.txt', Buffer.from('#!/bin/sh'))).toBe('file-kind-refused')
  expect(await add('theirs.pdf', pdf('of b'), s.b)).toBe('input-invalid')
  expect(await add('drawing.PDF', pdf('mine'))).toBe('done')
})

test('versions made before a thing was shown stay hidden, later ones are shown at once', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  const file = await s.addFile(room, 'technical', { name: 'v.pdf', bytes: pdf('draft') })
  const next = async (text: string) => {
    const hash = await s.upload(pdf(text))
    await s.t.call(contract.saveFile, { room, item: file, file: { hash, name: 'v.pdf' } }, s.a)
  }
  await next('first shown')
  await s.sign(room)
  await s.agree(room, 'technical')
  await next('third')
  const seen = (viewer: Viewer) =>
    s.t
      .call(contract.getRoom, { room }, viewer)
      .then(it => it.items.find(item => item.id === file)?.versions.map(version => version.number))

  expect(await seen(s.a)).toEqual([3, 2, 1])
  // Counted from the first that was shown: how many drafts there were is nobody else's business.
  expect(await seen(s.b)).toEqual([2, 1])
  expect(await codeOf(s.download(room, file, s.b, 3))).toBe('not-found')
  expect((await s.download(room, file, s.b, 1)).toString()).toContain('first shown')
})

test('signed states go out by mail once a day, and only where something happened', async () => {
  const { db } = s.t.house.database
  const room = await s.open()
  const count = async () =>
    (
      await db
        .selectFrom('mail')
        .select('id')
        .where('about_id', '=', room)
        .where('kind', '=', 'room-checkpoint')
        .execute()
    ).length
  const chore = () => mailDailyProofs(choreContext())
  await chore()
  expect(await count()).toBe(2)
  await s.addText(room, 'teaser', 'More')
  await chore()
  expect(await count()).toBe(2)
  s.t.moveClock(86_400_000)
  await chore()
  expect(await count()).toBe(4)
  s.t.moveClock(86_400_000)
  await chore()
  expect(await count()).toBe(4)
})

function choreContext(): Parameters<typeof mailDailyProofs>[0] {
  const context = s.t.house.makeContext({
    viewer: { ...s.a, kind: 'system', personId: null, name: 'Kontor', grants: [] },
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  return {
    ...context,
    db: s.t.house.database.db,
    afterCommit: () => undefined,
    jobId: '',
    progress: async () => undefined,
    isCancelled: () => false,
    call: () => Promise.reject(new Error('no calls here')),
  }
}

test('a room that waits stands on the desk of those who speak for its sides', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  const waiting = async (viewer: Viewer) =>
    (await s.t.call(contract.listWaiting, {}, viewer)).items
      .filter(item => item.id === room)
      .map(item => item.waits)

  expect([await waiting(s.a), await waiting(s.b)]).toEqual([[], []])
  await s.t.call(
    contract.proposeNda,
    { room, kind: 'mutual', purpose: 'P.', law: 'AT', validUntil: '2030-01-01' },
    s.a,
  )
  expect([await waiting(s.a), await waiting(s.b)]).toEqual([['nda'], ['nda']])
  await s.t.call(contract.setUntil, { room, until: '2026-09-20' }, s.a)
  await s.t.call(contract.endRoom, { room }, s.a)
  expect([await waiting(s.a), await waiting(s.b)]).toEqual([[], []])
})

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
    [...(await readProof(room, s.b))].map(([, bytes]) => Buffer.from(bytes).toString()),
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
      [...(await readProof(room, s.a))].map(([, bytes]) => Buffer.from(bytes).toString()),
    ])

  const before = await told()
  const secrets = [s.b.name, s.b.personId ?? '']
  expect(before).toContain('Beta Optics')
  expect(secrets.filter(secret => before.includes(secret))).toEqual([])
  expect(JSON.stringify(await s.t.call(contract.listLedger, { room }, s.b))).toContain(s.b.name)
  await s.agree(room, 'identity')
  expect(await told()).toContain(s.b.name)
})

test('a download breaks off and mails stay out when the account of who speaks for a side is suspended', async () => {
  const room = await s.openTechnical()
  const bytes = Buffer.concat([pdf('suspended'), someBytes('suspended', 300_000)])
  const file = await s.addFile(room, 'technical', { name: 'large.pdf', bytes })
  const { body } = (await s.t.call(
    contract.downloadFile,
    { room, item: file, version: 1 },
    s.b,
  )) as FileAnswer
  if (typeof body === 'string' || body instanceof Uint8Array) throw new Error('not in pieces')
  const pieces = body[Symbol.asyncIterator]()
  const { db } = s.t.house.database
  const setState = (state: 'active' | 'suspended') =>
    db
      .updateTable('account')
      .set({ state })
      .where('person_id', '=', s.b.personId ?? '')
      .execute()
  await pieces.next()
  await setState('suspended')
  const rest = await codeOf(Promise.resolve(pieces.next()))
  await s.t.call(contract.endRoom, { room }, s.a)
  await setState('active')
  const mails = await db
    .selectFrom('mail')
    .select('to_address')
    .where('about_id', '=', room)
    .where('kind', 'in', ['room-ended', 'room-checkpoint'])
    .execute()

  expect(rest).toBe('not-found')
  expect(mails.map(mail => mail.to_address)).toEqual(['editor.a@test.example'])
})

test('what people take along about themselves names nothing that the other side showed', async () => {
  const room = await s.openTechnical()
  const text = await s.addText(room, 'technical', 'Secret wavelength')
  await s.t.call(contract.openText, { room, item: text }, s.b)
  const { output } = await s.t.house.call('accounts.exportMyData', {}, s.b)

  const told = JSON.stringify(output)
  expect([told.includes('"event":"read"'), told.includes('Secret wavelength')]).toEqual([true, false])
})

test('an organisation opens at most fifty rooms a day, however many are asked for at once', {
  timeout: 60_000,
}, async () => {
  s.t.setClock('2027-03-01T08:00:00Z')
  const outcomes = await Promise.all(Array.from({ length: 53 }, () => codeOf(s.open())))

  expect(outcomes.filter(code => code === 'done').length).toBe(50)
  expect(outcomes.filter(code => code === 'too-many-attempts').length).toBe(3)
  s.t.moveClock(86_400_001)
  expect(await codeOf(s.open())).toBe('done')
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
