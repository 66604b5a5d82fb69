import { read, utils, write } from '@e965/xlsx'
import naughty from 'big-list-of-naughty-strings' with { type: 'json' }
import { parse } from 'csv-parse/sync'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOrganisation, getOrganisation } from '../src/features/directory/contract.ts'
import { exportOrganisations } from '../src/features/directory/contract-import.ts'
import { createHttpServer } from '../src/server/http.ts'
import { readSheet } from '../src/server/sheets/read-sheet.ts'
import type { FileAnswer } from '../src/shared/contract.ts'
import { Refusal } from '../src/shared/refusals.ts'
import type { Viewer } from '../src/shared/viewer.ts'
import { openTestHouse, startTestSession, type TestHouse } from './harness/house.ts'
import { addCluster, addGrant, addPerson } from './harness/world.ts'

/** What the list lacks: NUL, half a character, marks that are not seen, decomposed letters, long ones, formulas. */
const ours = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udc00b',
  '\ufeffmark',
  'ma\ufeffrk',
  '\u202egnp.exe',
  '\u2066a\u2069',
  'e\u0301',
  'é',
  'ﬁ',
  '👩‍👩‍👧‍👦',
  'a\u200db',
  '\u00ad',
  'ＡＢ',
  '\u2028',
  '_x000D_',
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  "'=1",
  "''",
  '=HYPERLINK("http://a.example","b")',
  "=cmd|' /C calc'!A0",
  '＝1+1',
  '</script><script>alert(1)</script>',
  '{{7*7}}',
  '%s%n',
  'hasOwnProperty',
  '__proto__',
  'x'.repeat(20_000),
  'x'.repeat(1_000_000),
]
const strings = [...new Set([...naughty, ...ours])]
const fields = [
  'name',
  'shortName',
  'nameOtherScript',
  'city',
  'street',
  'summary',
  'description',
  'offers',
  'needs',
] as const

let t: TestHouse
let app: FastifyInstance
let manager: Viewer
let cookie: string
let clusterId: string
beforeAll(async () => {
  t = await openTestHouse()
  app = await createHttpServer(t.house)
  clusterId = await addCluster(t.house, 'Strings')
  const personId = await addPerson(t.house, 'manager')
  await addGrant(t.house, personId, 'cluster-manager', { cluster_id: clusterId })
  manager = await t.viewerOf(personId)
  const account = await t.house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  cookie = `__Host-kontor=${await startTestSession(t.house, account.id)}`
})
afterAll(async () => {
  await app.close()
  await t.close()
})

type Facts = Record<(typeof fields)[number], string>

/** Saves an organisation, leaving out the fields it is refused for; gives what was accepted and what refused. */
async function save(facts: Partial<Facts>): Promise<{ id: string; kept: Partial<Facts>; refused: string[] }> {
  const kept: Partial<Facts> = { ...facts }
  const refused: string[] = []
  for (let turn = 0; turn < 3; turn += 1)
    try {
      const { id } = await t.call(
        createOrganisation,
        { clusterId, kind: 'sme', country: 'LT', ...kept, name: kept.name ?? 'Left out' },
        manager,
      )
      return { id, kept, refused }
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'input-invalid') throw error
      const named = error.faults.map(fault => fault.field).filter(field => field in kept)
      expect(named, JSON.stringify(kept).slice(0, 300)).not.toEqual([])
      for (const field of named) {
        refused.push(field)
        delete kept[field as keyof Facts]
      }
    }
  throw new Error('refused three times')
}

/** The fields in which an answer says something else than was saved. */
function differing(kept: Partial<Facts>, answer: Record<string, unknown>): (keyof Facts)[] {
  return fields.filter(field => field in kept && (answer[field] ?? null) !== told(kept[field]))
}

/** What an answer, a page or a file gives back of a text: white space at its ends is nobody's. */
const told = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim())

test('what people write comes back letter for letter, or is refused by the name of its field', {
  timeout: 300_000,
}, async () => {
  const faults: string[] = []
  let [refusals, accepted] = [0, 0]
  const saved: { id: string; kept: Partial<Facts> }[] = []
  // Each text goes through two fields; every field sees more than a hundred of them.
  for (let start = 0; start < strings.length; start += 4) {
    const part = strings.slice(start, start + 4)
    const facts: Partial<Facts> = {}
    for (const [index, text] of part.entries())
      for (const offset of [index, index + 4])
        facts[fields[(start / 4 + offset) % fields.length] ?? 'name'] = text
    const { id, kept, refused } = await save(facts)
    refusals += refused.length
    accepted += Object.keys(kept).length
    saved.push({ id, kept })
    const answer = (await t.call(getOrganisation, { organisation: id }, manager)) as Record<string, unknown>
    for (const field of differing(kept, answer))
      faults.push(
        `api ${field}: ${JSON.stringify(kept[field]).slice(0, 80)} -> ${JSON.stringify(answer[field])?.slice(0, 80)}`,
      )
    if (start % 40 === 0) {
      const page = await app.inject({
        method: 'GET',
        url: `/organisations/${id}`,
        headers: { cookie, accept: 'text/html' },
      })
      if (page.statusCode !== 200)
        faults.push(`page ${page.statusCode} of ${JSON.stringify(kept).slice(0, 200)}`)
      for (const field of ['summary', 'city'] as const) {
        const text = told(kept[field])
        if (
          text !== null &&
          page.statusCode === 200 &&
          !visible(page.body).includes(visible(escapeHtml(text)))
        )
          faults.push(`page ${field}: ${JSON.stringify(text).slice(0, 80)}`)
      }
    }
  }
  for (const format of ['csv', 'xlsx'] as const) {
    const file = (await t.call(exportOrganisations, { format }, manager)) as unknown as Omit<
      FileAnswer,
      'body'
    > & { body: Uint8Array | string }
    const run = format === 'csv' ? formulasOfCsv(file.body) : formulasOfWorkbook(file.body)
    if (run.length > 0) faults.push(`${format} would run ${run[0]}`)
    const { hash } = await t.house.files.put(Buffer.from(file.body))
    const seen = new Map<string, number>()
    let rows = 0
    await readSheet(await t.house.files.local(hash), { name: `all.${format}` }, batch => {
      rows += batch.length
      for (const row of batch) for (const cell of row.cells) seen.set(cell, (seen.get(cell) ?? 0) + 1)
    })
    if (rows !== saved.length) faults.push(`${format}: ${rows} rows of ${saved.length}`)
    for (const { kept } of saved)
      for (const field of ['summary', 'description', 'city', 'offers'] as const) {
        const text = told(kept[field])?.replace(/\r\n?/g, '\n')
        if (text !== undefined && text !== null && !seen.has(text))
          faults.push(`${format} ${field}: ${JSON.stringify(text).slice(0, 80)}`)
      }
  }

  expect(faults).toEqual([])
  expect(differing({ summary: 'e\u0301', city: 'a' }, { summary: 'é', city: 'a' })).toEqual(['summary'])
  expect(t.errors).toEqual([])
  expect(accepted).toBeGreaterThan(600)
  expect(refusals).toBeGreaterThan(5)
})

/** Cells that a spreadsheet program would run. */
function formulasOfCsv(body: Uint8Array | string): string[] {
  const rows = parse(Buffer.from(body), { bom: true, relax_column_count: true }) as string[][]
  return rows.flat().filter(cell => /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(cell))
}

function formulasOfWorkbook(body: Uint8Array | string): string[] {
  const book = read(Buffer.from(body), { cellFormula: true, dense: true })
  const rows = Object.values(book.Sheets).flatMap(sheet => sheet['!data'] ?? [])
  return rows.flat().flatMap(cell => (cell?.f === undefined ? [] : [cell.f]))
}

test('a cell that would run is noticed', async () => {
  expect(formulasOfCsv('a,=1+1\n"\t=1",b')).toEqual(['=1+1', '\t=1'])
  const book = utils.book_new(utils.aoa_to_sheet([['a', { t: 'n', v: 2, f: '1+1' }]]))
  expect(formulasOfWorkbook(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)).toEqual(['1+1'])
})

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
}

function visible(html: string): string {
  return html.replace(/\s+/g, ' ')
}
