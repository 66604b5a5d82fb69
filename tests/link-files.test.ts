import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as declarations from '../src/features/declarations/contract.ts'
import { createHttpServer } from '../src/server/http.ts'
import type { FileAnswer } from '../src/shared/contract.ts'
import { visitor } from '../src/shared/viewer.ts'
import { openTestHouse, type TestHouse } from './harness/house.ts'
import { buildWorld, type World } from './harness/world.ts'

let t: TestHouse
let world: World
let app: FastifyInstance
let token: string
beforeAll(async () => {
  t = await openTestHouse({ uploadLimitBytes: 20_000 })
  t.setClock('2026-02-02T08:00:00Z')
  world = await buildWorld(t.house)
  app = await createHttpServer(t.house)
  const { partnershipId, people } = world.own
  await t.call(
    declarations.askMembers,
    { partnership: partnershipId, year: 2025, closesOn: '2026-03-31', whom: 'all' },
    await t.viewerOf(people.coordinator),
  )
  const mail = await t.house.database.db
    .selectFrom('mail')
    .select('link')
    .where('person_id', '=', people.editor)
    .where('kind', '=', 'declaration-asked')
    .executeTakeFirstOrThrow()
  token = mail.link?.split('/').at(-1) ?? ''
})
afterAll(async () => {
  await app.close()
  await t.close()
})
beforeEach(async () => {
  await t.house.database.db.deleteFrom('upload').execute()
})

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
let sends = 0

/** The form behind the link, as a browser without a cookie sends it. */
async function send(
  fields: Record<string, string>,
  { file, at = token }: { file?: { name: string; text: string }; at?: string } = {},
) {
  const boundary = 'x1x1x1'
  const all = {
    _call: declarations.declareByLink.name,
    _key: `key ${++sends}`,
    token: at,
    declaredBy: 'Head of finance',
    consent: 'true',
    consentVersion: '1',
    ...fields,
  }
  const parts = Object.entries(all).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  if (file !== undefined)
    parts.push(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/pdf\r\n\r\n${file.text}\r\n`,
    )
  const answer = await app.inject({
    method: 'POST',
    url: `/declare/${at}`,
    headers: { accept: 'text/html', 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${parts.join('')}--${boundary}--\r\n`,
  })
  return { status: answer.statusCode, body: answer.body }
}

const readForm = () => t.call(declarations.getByLink, { token }, visitor('en'))

/** The document of the only declaration, as somebody gets it. */
async function documentFor(person: string): Promise<string> {
  const { id } = await t.house.database.db.selectFrom('declaration').select('id').executeTakeFirstOrThrow()
  const answer = (await t
    .call(declarations.getDocument, { declaration: id }, await t.viewerOf(person))
    .catch((error: { code: string }) => error.code)) as FileAnswer | string
  if (typeof answer === 'string') return answer
  const bytes: Uint8Array[] = []
  for await (const piece of answer.body as AsyncIterable<Uint8Array>) bytes.push(piece)
  return `${answer.fileName}: ${Buffer.concat(bytes).toString()}`
}

test('a document goes with what is declared behind the link, and reaches those who read single figures alone', async () => {
  const { people } = world.own
  const answer = await send(
    { turnover: '1 000 000', number: '0' },
    { file: { name: 'accounts.pdf', text: '%PDF a' } },
  )

  expect(answer.status).toBe(303)
  expect((await readForm()).said).toMatchObject({
    number: 1,
    turnover: 100_000_000,
    fileName: 'accounts.pdf',
  })
  expect(await documentFor(people.coordinator)).toBe('accounts.pdf: %PDF a')
  expect(await documentFor(people.manager)).toBe('accounts.pdf: %PDF a')
  expect(await documentFor(people.funder)).toBe('not-allowed')
})

test('a correction keeps the document; the same one sent again, and another, are taken', async () => {
  expect((await send({ turnover: '1 100 000', number: '1' })).status).toBe(303)
  expect((await readForm()).said).toMatchObject({ number: 2, fileName: 'accounts.pdf' })

  await send({ turnover: '1 200 000', number: '2' }, { file: { name: 'again.pdf', text: '%PDF a' } })
  expect((await readForm()).said).toMatchObject({ number: 3, fileName: 'again.pdf' })

  await send({ turnover: '1 200 000', number: '3' }, { file: { name: 'other.pdf', text: '%PDF b' } })
  expect(await documentFor(world.own.people.coordinator)).toBe('other.pdf: %PDF b')
})

test('of a form whose link opens nothing no file is read or kept', async () => {
  const file = { name: 'stranger.pdf', text: 'a stranger’s file' }
  const unknown = await send({ turnover: '1' }, { file, at: `${token.slice(0, -4)}AAAA` })
  await t.house.database.db
    .updateTable('link')
    .set({ revoked_at: t.house.now() })
    .where('purpose', '=', 'declaration')
    .execute()
  const ended = await send({ turnover: '1', number: '4' }, { file })
  await t.house.database.db
    .updateTable('link')
    .set({ revoked_at: null })
    .where('purpose', '=', 'declaration')
    .execute()

  expect([unknown.status, ended.status]).toEqual([410, 410])
  expect(await t.house.files.exists(hashOf(file.text))).toBe(false)
  expect(await t.house.database.db.selectFrom('upload').select('hash').execute()).toEqual([])
})

test('a file beyond the limit is refused with the limit, and what was declared before stays', async () => {
  const answer = await send(
    { turnover: '9', number: '4' },
    { file: { name: 'long.pdf', text: 'x'.repeat(30_000) } },
  )

  expect(answer.status).toBe(413)
  expect((await readForm()).said).toMatchObject({ number: 4, fileName: 'other.pdf' })
})

test('what somebody may leave untaken is bounded behind a link as with an account', async () => {
  const refused: number[] = []
  for (let nth = 0; nth < 7; nth++)
    refused.push(
      // Nothing was said: refused beside the field, and the file waits to be taken.
      (await send({ number: '4' }, { file: { name: 'x.pdf', text: String(nth).repeat(15_000) } })).status,
    )

  expect(refused).toEqual([422, 422, 422, 422, 422, 429, 429])
})

test('a file that a room holds is not taken by naming its hash', async () => {
  const text = 'shown under an agreement'
  const hash = hashOf(text)
  const { house } = t
  await house.files.put(Buffer.from(text))
  await house.database.db
    .insertInto('file')
    .values({ hash, size: text.length, created_at: house.now() })
    .execute()
  const { people, partnershipId } = world.own
  await house.database.db
    .insertInto('upload')
    .values({ person_id: people.coordinator, hash, size: text.length, sent_at: house.now() })
    .execute()
  await house.database.db
    .insertInto('declaration')
    .values({
      id: house.newId(),
      partnership_id: partnershipId,
      organisation_id: world.foreign.organisationId,
      year: 2024,
      created_at: house.now(),
    })
    .execute()
  const { id } = await house.database.db
    .selectFrom('declaration')
    .select('id')
    .where('year', '=', 2024)
    .executeTakeFirstOrThrow()
  await house.database.db
    .insertInto('declaration_version')
    .values({
      declaration_id: id,
      number: 1,
      currency: 'EUR',
      turnover_minor: 1,
      file_hash: hash,
      file_name: 'secret.pdf',
      consent_version: '1',
      consent_lang: 'en',
      withdrawn: false,
      declared_by: 'Another',
      way: 'link',
      said_by: world.foreign.people.editor,
      said_at: house.now(),
    })
    .execute()

  const answer = await send({ turnover: '5', number: '4', 'file.hash': hash, 'file.name': 'mine.pdf' })

  expect(answer.status).toBe(422)
  expect((await readForm()).said).toMatchObject({ number: 4 })
})
