import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { loadTexts } from '../../../server/texts.ts'
import { compose, wordsOf } from '../rules/compose.ts'
import type { ReportModel } from '../rules/model.ts'
import { writeReportDocx } from './write-docx.ts'
import { weighColumns, writeReportPdf } from './write-pdf.ts'
import { tablesOf, writeReportCsv, writeReportWorkbook } from './write-workbook.ts'

const texts = loadTexts(join(import.meta.dirname, '../../..'))
const madeAt = new Date('2027-02-03T10:00:00Z')

/** A report whose words try to be markup, with a name that only the wide typefaces hold. */
const model: ReportModel = {
  kind: 'interim',
  langs: ['en', 'lt'],
  partnership: {
    id: '1',
    acronym: 'LASER <GO>',
    title: 'Šviesa & health',
    theme: null,
    startsOn: '2026-01-01',
    endsOn: '2027-06-30',
  },
  grants: [{ title: 'Light for health', number: '101', call: null, programme: null }],
  partners: [
    {
      id: 'c',
      name: 'Łódź Optics',
      country: 'PL',
      role: 'coordinator',
      joinedOn: '2026-01-01',
      leftOn: null,
    },
  ],
  period: { id: '2', name: 'First half', from: '2026-01-01', to: '2026-06-30', dueOn: '2026-08-31' },
  asOf: '2026-07-01T09:00:00.000Z',
  filing: { number: 3, hash: 'a'.repeat(64) },
  clusters: [{ id: 'c', name: 'Łódź Optics' }],
  figures: [
    {
      id: 'f',
      code: 'B2B',
      name: 'Meetings held #panic("no")',
      unit: 'meetings',
      lang: 'en',
      shippedAs: null,
      level: 'output',
      target: 1240,
      periodTarget: 600,
      expected: 600,
      inPeriod: { proven: 211, claimed: 215 },
      soFar: { proven: 211, claimed: 215 },
      clusters: [{ cluster: 'c', proven: 211, claimed: 215 }],
      shared: 0,
    },
  ],
  missions: [
    {
      id: 'm',
      title: 'Osaka 大阪 & back',
      lang: 'en',
      type: 'outgoing-mission',
      country: 'JP',
      city: 'Osaka',
      startsOn: '2026-05-12',
      endsOn: '2026-05-14',
      state: 'over',
      travelling: 12,
      represented: 14,
      local: 50,
      held: null,
    },
  ],
  outcomes: {
    steps: [
      { step: 'requested', value: 160, of: null, disputed: 0 },
      { step: 'held', value: 71, of: 84, disputed: 0 },
      { step: 'nda', value: null, of: 71, disputed: null },
    ],
    encounters: 19,
  },
  texts: [
    { part: 'summary', lang: 'en', text: 'We held {held} meetings & more.\n\n=HYPERLINK("x")' },
    { part: 'why:f', lang: 'en', text: 'Late by <weeks>.' },
  ],
}
const paperIn = (lang: string) => compose(model, wordsOf(lang, texts.of(lang)))
const paper = paperIn('en')
const workbook = (lang = 'en') => writeReportWorkbook(paperIn(lang), { part: 'Part', text: 'Text' })
const pdf = (lang = 'en') =>
  writeReportPdf(paperIn(lang), { text: texts.of(lang), madeAt, foot: 'Edition 1' })
const docx = (lang = 'en') => writeReportDocx(paperIn(lang), { text: texts.of(lang), madeAt })

const keep = (bytes: Uint8Array, name: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'kontor-report-')), name)
  writeFileSync(file, bytes)
  return file
}
const run = (tool: string, ...options: string[]) => execFileSync(tool, options, { encoding: 'utf8' })
const has = (tool: string, option = '-v') => {
  try {
    execFileSync(tool, [option], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('in the workbook numbers are numbers, days are days, and what was written is text', async () => {
  const book = read(await workbook(), { cellNF: true, cellDates: false })
  const cell = (sheet: string, at: string) => {
    const { t, v, z } =
      (book.Sheets[sheet] as Record<string, { t: string; v: unknown; z?: string }>)[at] ?? {}
    return [t, v, ...(z === undefined || z === 'General' ? [] : [z])]
  }

  expect(book.SheetNames).toEqual(
    [
      'Text',
      'Scoreboard',
      'By partner',
      'Below target and why',
      'Missions and events of the period',
      'From requests to outcomes',
      'In short',
      'Partners',
    ].map(name => name.slice(0, 31)),
  )
  expect(['A2', 'D2', 'E2', 'F2', 'G2', 'H2'].map(at => cell('Scoreboard', at))).toEqual([
    ['s', 'B2B'],
    ['n', 211],
    ['n', 211],
    ['n', 215],
    ['n', 600],
    ['n', 1240],
  ])
  // 12 May 2026 as workbooks count days.
  expect(cell('Missions and events of the peri', 'D2')).toEqual(['n', 46154, 'yyyy-mm-dd'])
  expect(cell('Missions and events of the peri', 'I2')).toEqual(['s', 'under 5'])
  expect(cell('From requests to outcomes', 'B4')).toEqual(['s', 'not told'])
  expect(cell('Text', 'B2')).toEqual(['s', 'We held 71 meetings & more.\n\n=HYPERLINK("x")'])
})

test('the same report gives the same bytes, whenever it is made', async () => {
  const first = [await workbook(), await docx(), await pdf()]
  await new Promise(resolve => setTimeout(resolve, 2_100))

  expect(
    [await workbook(), await docx(), await pdf()].map((one, at) => one.equals(first[at] ?? one)),
  ).toEqual([true, true, true])
})

test('the document has headings, heading rows, its language, and charts with their words', async () => {
  const files = unzipSync(await docx())
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  const count = (what: RegExp) => document.match(what)?.length ?? 0

  expect(Object.keys(files).sort()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'docProps/core.xml',
    'word/_rels/document.xml.rels',
    'word/document.xml',
    'word/media/chart-1.png',
    'word/media/chart-2.png',
    'word/styles.xml',
  ])
  // Nobody wrote an outlook: it has no heading.
  expect(count(/w:val="Heading1"/g)).toBe(6)
  expect(count(/<w:tblHeader\/>/g)).toBe(tablesOf(paper).length)
  expect(document).toContain(
    'descr="Proven, of the target: Meetings held #panic(&quot;no&quot;) 211 of 1,240."',
  )
  expect(document).toContain('We held 71 meetings &amp; more.')
  expect(strFromU8(files['word/styles.xml'] ?? new Uint8Array())).toContain('<w:lang w:val="en"/>')
  expect(
    Buffer.from(files['word/media/chart-1.png'] ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
})

test.runIf(has('xmllint', '--version'))('every part of the document is well-formed', async () => {
  for (const [name, bytes] of Object.entries(unzipSync(await docx('lt'))))
    if (/\.(xml|rels)$/.test(name)) run('xmllint', '--noout', keep(bytes, 'part.xml'))
})

test.runIf(has('pdftotext'))(
  'the PDF is tagged, has its title and language, and says every word',
  async () => {
    const file = keep(await pdf('lt'), 'report.pdf')
    const info = run('pdfinfo', file)
    const tags = run('pdfinfo', '-struct', file)
    const words = run('pdftotext', '-layout', file, '-').replace(/\s/g, '')

    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Title:\s+LASER <GO> tarpinė ataskaita/)
    expect(readFileSync(file).toString('latin1')).toContain('/Lang (lt)')
    for (const tag of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'Figure'])
      expect(tags).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'))
    for (const word of ['Osaka', '大', '阪', 'ŁódźOptics', '1240', 'mažiaunei5'])
      expect(words).toContain(word)
  },
)

test('a table as CSV holds its numbers plainly, and no formula', () => {
  const [scoreboard] = tablesOf(paper)

  expect(scoreboard === undefined ? '' : writeReportCsv(scoreboard).toString('utf8')).toBe(
    '\ufeff"Code","Indicator","Unit","Proven in the period","Proven so far","Claimed so far","Target of the period","Target in all"\r\n' +
      '"B2B","Meetings held #panic(""no"")","meetings",211,211,215,600,1240\r\n',
  )
})

test.runIf(has('soffice', '--version'))(
  'an office suite opens workbook and document without repair',
  async () => {
    for (const [bytes, name, target, says] of [
      [
        await workbook(),
        'report.xlsx',
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2',
        'B2B,',
      ],
      [await docx(), 'report.docx', 'txt:Text (encoded):UTF8', 'Łódź Optics'],
    ] as const) {
      const file = keep(bytes, name)
      const folder = join(file, '..')
      run(
        'soffice',
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        target,
        '--outdir',
        folder,
        file,
      )
      const made = run('sh', '-c', `cat ${folder}/report*.csv ${folder}/report.txt 2>/dev/null || true`)
      expect(made).toContain(says)
    }
  },
  120_000,
)

test('a column takes a part of the width by what stands in it, however long the heads of the others are', () => {
  const [scoreboard] = tablesOf(paperIn('de'))
  const rows = (scoreboard?.rows ?? []).map(row => row.map(cell => String(cell ?? '–')))

  expect(scoreboard === undefined ? [] : weighColumns(scoreboard, rows)).toEqual([
    10, 26, 10, 14, 14, 14, 14, 14,
  ])
})
