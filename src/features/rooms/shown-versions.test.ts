import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Opening, openArchive } from '../../engines/ledger/index.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { downloadProof, getOwnItem, getRoom, listLedger, openText, saveFile, saveText } from './contract.ts'
import { openRoomsScene, type RoomsScene, readBody } from './factory.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())

test('others count versions from the first they were shown, and learn nothing of the drafts before', async () => {
  const room = await s.open('teaser')
  const item = await s.addText(room, 'identity', 'First draft')
  for (const body of ['Second draft', 'Third draft']) await s.t.call(saveText, { room, item, body }, s.a)
  await s.agree(room, 'identity')
  const [seen] = (await s.t.call(getRoom, { room }, s.b)).items.filter(one => one.id === item)
  const read = await s.t.call(openText, { room, item }, s.b)
  const own = await s.t.call(getOwnItem, { room, item }, s.a)
  const ledger = await s.t.call(listLedger, { room, pageSize: 50 }, s.b)

  expect(seen?.versions.map(({ number }) => number)).toEqual([1])
  expect([read.version.number, read.body]).toEqual([1, 'Third draft'])
  expect(own.versions.map(({ number, shownAs }) => [number, shownAs])).toEqual([
    [3, 1],
    [2, null],
    [1, null],
  ])
  const ofItem = ledger.items.filter(entry => entry.thing?.startsWith('Text First'))
  expect(ofItem.map(({ event, version }) => [event, version])).toEqual([
    ['read', 1],
    ['shown', 1],
  ])

  await s.t.call(saveText, { room, item, body: 'Fourth' }, s.a)
  const [after] = (await s.t.call(getRoom, { room }, s.b)).items.filter(one => one.id === item)
  expect(after?.versions.map(({ number }) => number)).toEqual([2, 1])
})

test('a file is got by the number it is shown under, and drafts cannot be reached by theirs', async () => {
  const room = await s.open('teaser')
  const bytes = (words: string) => new TextEncoder().encode(words)
  const item = await s.addFile(room, 'identity', { name: 'a.txt', bytes: bytes('draft') })
  const hash = await s.upload(bytes('shown'))
  await s.t.call(saveFile, { room, item, file: { hash, name: 'a.txt' } }, s.a)
  await s.agree(room, 'identity')
  const other = (version: number) => s.download(room, item, s.b, version).then(String, error => error.code)

  expect([await other(1), await other(2)]).toEqual(['shown', 'not-found'])
  expect(String(await s.download(room, item, s.a, 1))).toBe('draft')
})

test('entries bind the hash of every text that was shown and of the title, sealed', async () => {
  const room = await s.open()
  await s.addText(room, 'teaser', 'Bound words')
  const rows = await s.t.house.database.db
    .selectFrom('room_entry')
    .select(['event', 'text', 'openings'])
    .where('room_id', '=', room)
    .orderBy('number')
    .execute()
  const hashOf = (words: string) => createHash('sha256').update(words).digest('hex')
  const bound = rows.map(({ event, openings }) => {
    const opening = (openings as unknown as Record<string, Opening>).text
    return [event, (opening?.value as { sha256: string } | undefined)?.sha256]
  })

  expect(bound).toEqual([
    ['opened', hashOf('Light for eyes')],
    ['shown', hashOf('A source nobody has.')],
    ['shown', hashOf('Bound words')],
  ])
  for (const { text } of rows) expect(text).not.toContain(hashOf('Bound words'))
})

test('the proof opens the seal of a text to its own side alone, so that nobody can try what it says', async () => {
  const room = await s.open()
  await s.addText(room, 'teaser', 'Price 118')
  const hash = createHash('sha256').update('Price 118').digest('hex')
  const proofFor = async (who: Viewer) => {
    const files = openArchive(await readBody((await s.t.call(downloadProof, { room }, who)) as FileAnswer))
    return Buffer.from(files?.get('entries.jsonl') ?? []).toString()
  }

  expect(await proofFor(s.a)).toContain(hash)
  expect(await proofFor(s.b)).not.toContain(hash)
})
