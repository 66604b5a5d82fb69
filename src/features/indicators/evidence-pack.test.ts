import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openArchive } from '../../engines/ledger/index.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { recordAttendance } from '../meetings/contract.ts'
import { answerOutcome } from '../outcomes/contract.ts'
import * as periods from './contract-periods.ts'
import * as records from './contract-records.ts'
import { type FiguresScene, openFiguresScene } from './factory.ts'

let scene: FiguresScene
beforeAll(async () => {
  scene = await openFiguresScene()
})
afterAll(() => scene.t.close())
beforeEach(() => scene.empty())

async function download(period: string, lang = 'en'): Promise<Buffer> {
  const { body } = (await scene.t.call(
    periods.getEvidencePack,
    { period, number: 0, lang },
    scene.coordinator,
  )) as FileAnswer
  const pieces: Uint8Array[] = []
  for await (const piece of body as AsyncIterable<Uint8Array>) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** A file that the manager has just sent. */
async function send(text: string): Promise<string> {
  const { files, database, now } = scene.t.house
  const { hash, size } = await files.put(Buffer.from(text))
  await database.db
    .insertInto('upload')
    .values({ person_id: scene.world.own.people.manager, hash, size, sent_at: now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return hash
}

/** A filed period with a meeting both sides speak of, and a service with a document. */
async function file(): Promise<{ period: string; meeting: string; record: string }> {
  const { t, world, define, meet, service, coordinator } = scene
  await define({ code: 'MEET', name: 'Meetings <held> & said' })
  await define({ code: 'SERV', counts: 'services', name: 'Services' })
  const meeting = await meet(0)
  for (const side of ['from', 'to'] as const)
    await t.call(answerOutcome, {
      id: meeting,
      side,
      held: true,
      rung: 'pilot',
      amountBand: '50k-250k',
      nextStep: 'Send the secret sample',
    })
  const { id: record } = await service({ file: { hash: await send('signed by all'), name: 'list ../1.txt' } })
  const { id: period } = await t.call(
    periods.createPeriod,
    { partnership: world.own.partnershipId, name: 'One', startsOn: '2026-01-01', endsOn: '2026-10-15' },
    coordinator,
  )
  await t.call(periods.freezePeriod, { period, version: 1 }, coordinator)
  return { period, meeting, record }
}

test('the pack holds figures, every record with its evidence, the documents, and an entry whose hash anybody can check', async () => {
  const { period, record } = await file()
  const files = openArchive(await download(period)) ?? new Map<string, Uint8Array>()
  const read = (path: string) => Buffer.from(files.get(path) ?? []).toString()

  expect([...files.keys()]).toEqual([
    'README.txt',
    'index.html',
    'scoreboard.csv',
    'scoreboard.json',
    'records.csv',
    'records.json',
    'ledger/entry.json',
    'ledger/entry.sha256',
    'ledger/check.txt',
    'documents/0001 list .._1.txt',
  ])
  expect(read('documents/0001 list .._1.txt')).toBe('signed by all')
  expect(
    createHash('sha256')
      .update(`\0${read('ledger/entry.json')}`)
      .digest('hex'),
  ).toBe(read('ledger/entry.sha256').trim())
  expect(read('scoreboard.csv')).toContain('"MEET","Meetings <held> & said","meetings",1,1,1,,10')
  expect(JSON.parse(read('records.json'))).toMatchObject([
    {
      code: 'MEET',
      records: [
        {
          about: 'Company a – Counterpart a',
          facts: [{ confirmed: 'both', evidence: [{}, {}, {}, {}, {}] }],
        },
      ],
    },
    {
      code: 'SERV',
      records: [
        {
          facts: [
            {
              key: `reported:${record}`,
              evidence: [{ what: 'reported', by: 'cluster' }],
              document: { path: 'documents/0001 list .._1.txt' },
            },
          ],
        },
      ],
    },
  ])
  const page = read('index.html')
  expect(page).toContain('Meetings &lt;held&gt; &amp; said')
  expect(page).toContain('href="documents/0001%20list%20.._1.txt"')
  expect(page).not.toMatch(/<script|https?:/)
})

test('whatever happens after it was filed, it is the same bytes; each download is noted', async () => {
  const { t, world, manager, meet, service } = scene
  const { db } = t.house.database
  const { period, meeting, record } = await file()
  const before = await download(period)

  t.moveClock(86_400_000)
  await t.call(recordAttendance, { id: meeting, held: false })
  await t.call(answerOutcome, { id: meeting, side: 'from', held: true, rung: 'contract' })
  await t.call(records.withdrawReported, { record, version: 1, reason: 'Twice' }, manager)
  await meet(1)
  await service()
  await db
    .updateTable('organisation')
    .set({ name: 'Renamed' })
    .where('id', '=', world.own.organisationId)
    .execute()
  await db
    .updateTable('cluster')
    .set({ short_name: 'Renamed' })
    .where('id', '=', world.own.clusterId)
    .execute()
  await db.updateTable('indicator').set({ name: 'Other words', ended_at: t.house.now() }).execute()
  const after = await download(period)
  await db
    .updateTable('organisation')
    .set({ name: 'Company a' })
    .where('id', '=', world.own.organisationId)
    .execute()

  expect(after.equals(before)).toBe(true)
  expect((await download(period, 'de')).equals(before)).toBe(false)
  const noted = await db
    .selectFrom('history')
    .select('id')
    .where('call', '=', 'indicators.getEvidencePack')
    .execute()
  expect(noted.length).toBeGreaterThanOrEqual(3)
})

test('amounts, notes and people are not in it', async () => {
  const { t, world } = scene
  const { period } = await file()
  const files = openArchive(await download(period)) ?? new Map<string, Uint8Array>()
  const all = [...files.values()].map(bytes => Buffer.from(bytes).toString()).join('\n')
  const people = await t.house.database.db
    .selectFrom('person')
    .select(['id', 'family_name', 'given_name'])
    .where('id', 'in', Object.values(world.own.people))
    .execute()

  expect(all).toContain('Company a')
  expect(all).not.toMatch(/50k|secret sample/)
  for (const { id, given_name, family_name } of people) {
    expect(all).not.toContain(id)
    expect(all).not.toContain(`${given_name} ${family_name}`)
  }
})
