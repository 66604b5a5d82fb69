import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listEncodingReadings, openDecoder } from './detect-encoding.ts'
import { guardFormula } from './formula-guard.ts'
import { listSheets, peekSheets, readSheet } from './read-sheet.ts'
import { tabulateRejected } from './rejected-rows.ts'
import { type ReadSheetOptions, SheetRefusal, type SheetResult, type SheetRow } from './sheet-types.ts'
import { writeCsv, writeXlsx } from './write-sheet.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-sheets-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function store(content: Buffer | string): string {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.bin`)
  writeFileSync(path, content)
  return path
}

async function readAll(
  content: Buffer | string,
  options: Partial<ReadSheetOptions> = {},
): Promise<SheetResult & { rows: SheetRow[] }> {
  const rows: SheetRow[] = []
  const result = await readSheet(store(content), { name: 'members.csv', ...options }, batch => {
    rows.push(...batch)
  })
  return { ...result, rows }
}

async function refusalOf(content: Buffer | string, options: Partial<ReadSheetOptions> = {}): Promise<string> {
  try {
    await readAll(content, options)
  } catch (error) {
    if (error instanceof SheetRefusal) return `${error.reason} ${error.status}: ${error.message}`
    throw error
  }
  return 'read'
}

/** A zip written by hand, so that its directory can lie. */
function zip(parts: { name: string; content: Buffer; stated?: number }[]): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const packed = deflateRawSync(part.content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(part.stated ?? part.content.length, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(part.stated ?? part.content.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    bodies.push(local, name, packed)
    entries.push(entry, name)
    offset += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, directory, end])
}

const workbookParts = (sheet: string, extra: { name: string; content: Buffer }[] = []) => [
  {
    name: '[Content_Types].xml',
    content: Buffer.from(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    ),
  },
  {
    name: '_rels/.rels',
    content: Buffer.from(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
  },
  {
    name: 'xl/workbook.xml',
    content: Buffer.from(
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Members" sheetId="1" r:id="r1"/></sheets></workbook>',
    ),
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: Buffer.from(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    ),
  },
  {
    name: 'xl/styles.xml',
    content: Buffer.from(
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="000000000"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/></cellXfs></styleSheet>',
    ),
  },
  {
    name: 'xl/worksheets/sheet1.xml',
    content: Buffer.from(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheet}</worksheet>`,
    ),
  },
  ...extra,
]

const workbook = (sheet: string): Buffer => zip(workbookParts(sheet))
const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`

test('reads every delimiter, quotes, blank lines and ragged lines', async () => {
  for (const delimiter of [',', ';', '\t', '|']) {
    const lines = [
      ['name', 'city, country', 'note'],
      ['Ąžuolas; UAB', 'Vilnius | LT', 'a "b"\nc'],
      [],
      ['B'],
      ['C', 'x', 'y', 'z'],
    ]
    const content = lines
      .map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
      .join('\r\n')

    const result = await readAll(content)

    expect(result).toEqual({
      format: 'csv',
      encoding: 'utf-8',
      delimiter,
      sheet: null,
      sheets: [],
      header: ['name', 'city, country', 'note'],
      headerRow: 1,
      rowCount: 3,
      notes: [{ code: 'ragged-row', row: 5, values: { cells: 4, columns: 3 } }],
      rows: [
        { number: 2, cells: ['Ąžuolas; UAB', 'Vilnius | LT', 'a "b"\nc'] },
        { number: 4, cells: ['B', '', ''] },
        { number: 5, cells: ['C', 'x', 'y', 'z'] },
      ],
    })
  }
})

test('understands the encodings that spreadsheet programs write', async () => {
  const inTwoBytes = Buffer.from('name;city\nMünchen;Łódź', 'utf16le')
  const swapped = Buffer.from(inTwoBytes).swap16()
  const cases: [Buffer, string, string[]][] = [
    [Buffer.from('\ufeffname;city\nMünchen;Łódź'), 'utf-8', ['München', 'Łódź']],
    [Buffer.concat([Buffer.from([0xff, 0xfe]), inTwoBytes]), 'utf-16le', ['München', 'Łódź']],
    [Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), 'utf-16be', ['München', 'Łódź']],
    [inTwoBytes, 'utf-16le', ['München', 'Łódź']],
    [Buffer.from('name;city\nSociété Générale;Köln', 'latin1'), 'windows-1252', ['Société Générale', 'Köln']],
    [
      Buffer.from('name;city\n\xd0viesos konversija;\xd0iauliai, \xdem\xf8gus', 'latin1'),
      'windows-1257',
      ['Šviesos konversija', 'Šiauliai, Žmųgus'],
    ],
    [
      Buffer.from('name;city\nPrzedsi\xeabiorstwo;\xa3\xf3d\x9f', 'latin1'),
      'windows-1250',
      ['Przedsiębiorstwo', 'Łódź'],
    ],
    // Mac Roman, as Excel for the Mac saves 'CSV (Macintosh)'.
    [
      Buffer.from('name;city\nSoci\x8et\x8e G\x8en\x8erale;M\x9fnchen', 'latin1'),
      'macintosh',
      ['Société Générale', 'München'],
    ],
    // UTF-8 that some program took for Windows-1252 or Mac Roman and saved as UTF-8 again.
    [
      Buffer.from('name;city\nSociÃ©tÃ© GÃ©nÃ©rale;MÃ¼nchen'),
      'garbled-windows-1252',
      ['Société Générale', 'München'],
    ],
    [
      Buffer.from('name;city\nSoci√©t√© G√©n√©rale;M√ºnchen'),
      'garbled-macintosh',
      ['Société Générale', 'München'],
    ],
    [Buffer.from('name;city\nSÃO JOÃO É;Älvsjö'), 'utf-8', ['SÃO JOÃO É', 'Älvsjö']],
  ]
  for (const [content, encoding, cells] of cases) {
    const result = await readAll(content)
    expect([result.encoding, result.header, result.rows]).toEqual([
      encoding,
      ['name', 'city'],
      [{ number: 2, cells }],
    ])
  }
})

test('shows the same names in every way the letters could be meant, and reads them as a person chose', async () => {
  const content = Buffer.from('name;city\n\xd0viesos konversija;\xd0iauliai', 'latin1')
  const file = join(folder, 'choice.csv')
  writeFileSync(file, content)
  const readings = await listEncodingReadings(file)
  expect(readings.map(({ encoding }) => encoding)).toEqual([
    'windows-1257',
    'windows-1252',
    'windows-1250',
    'macintosh',
  ])
  expect(readings.map(({ samples }) => samples[0])).toEqual([
    'Šviesos konversija',
    'Ðviesos konversija',
    'Đviesos konversija',
    '–viesos konversija',
  ])
  const chosen = await readAll(content, { encoding: 'windows-1252' })
  expect([chosen.encoding, chosen.rows[0]?.cells[1]]).toEqual(['windows-1252', 'Ðiauliai'])
  writeFileSync(file, 'name\nMünchen')
  expect(await listEncodingReadings(file)).toEqual([])
})

test('mends garbled letters that a piece of the file ends in', () => {
  const bytes = Buffer.from('MÃ¼nchen und ZÃ¼rich')
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const decoder = openDecoder('garbled-windows-1252')
    expect(decoder.decode(bytes.subarray(0, cut)) + decoder.decode(bytes.subarray(cut)) + decoder.end()).toBe(
      'München und Zürich',
    )
  }
})

test('finds the headings below a title and obeys a heading row given by hand', async () => {
  const content = 'Members of the cluster,,\n,,\nName,Country,City\nA,LT,Vilnius\nB,DE,Jena\n'

  const found = await readAll(content)
  const without = await readAll('A,LT\nB,DE\n', { headerRow: 0 })

  expect([found.header, found.headerRow, found.rows.map(row => row.number), found.notes]).toEqual([
    ['Name', 'Country', 'City'],
    3,
    [4, 5],
    [{ code: 'lines-above-header', row: 3, values: { lines: 1 } }],
  ])
  expect([without.header, without.rows.map(row => row.cells)]).toEqual([
    ['', ''],
    [
      ['A', 'LT'],
      ['B', 'DE'],
    ],
  ])
})

test('shows workbook cells as people see them: padded numbers, ISO dates, long numbers in full', async () => {
  const content = workbook(
    `<sheetData><row r="1">${text('A1', 'pic')}${text('B1', 'since')}${text('C1', 'phone')}${text('D1', 'staff')}${text('E1', 'sum')}${text('F1', 'ok')}</row>` +
      '<row r="3"><c r="A3" s="2"><v>7654321</v></c><c r="B3" s="1"><v>45292</v></c><c r="C3"><v>370521234567</v></c><c r="D3" s="3"><v>1250</v></c><c r="E3"><f>1+1</f><v>2</v></c><c r="F3" t="b"><v>1</v></c></row></sheetData>',
  )

  const result = await readAll(content)

  expect(result).toEqual({
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheet: 'Members',
    sheets: [{ name: 'Members', hidden: false }],
    header: ['pic', 'since', 'phone', 'staff', 'sum', 'ok'],
    headerRow: 1,
    rowCount: 1,
    notes: [],
    rows: [{ number: 3, cells: ['007654321', '2024-01-01', '370521234567', '1,250', '2', 'TRUE'] }],
  })
  expect(await listSheets(store(content), { name: 'm.xlsx' })).toEqual([{ name: 'Members', hidden: false }])
})

test('a cell that is merged over rows counts for each of them that holds something', async () => {
  const sheet = utils.aoa_to_sheet([
    ['Members of 2026'],
    ['Name', 'Country', 'Contact', ''],
    ['Lens', 'Lithuania', 'Ona', 'ona@lens.example'],
    ['Fibre', '', 'Jonas', ''],
    ['Prism', '', '', ''],
    ['Laser', 'Latvia', '', ''],
  ])
  const range = (text: string) => utils.decode_range(text)
  sheet['!merges'] = [range('A1:D1'), range('C2:D2'), range('B3:B5'), range('B6:B900')]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Members')
  const { header, rows } = await readAll(write(book, { type: 'buffer', bookType: 'xlsx' }))
  expect(header.slice(0, 3)).toEqual(['Name', 'Country', 'Contact'])
  expect(rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
    ['Lens', 'Lithuania', 'Ona'],
    ['Fibre', 'Lithuania', 'Jonas'],
    ['Prism', 'Lithuania', ''],
    ['Laser', 'Latvia', ''],
  ])
})

test('reads ODS, passes over empty and hidden sheets, and takes the sheet that is asked for', async () => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), 'Empty')
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['name', 'city'],
      ['Ąžuolas', 'Vilnius'],
    ]),
    'Members',
  )
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['name', 'city'],
      ['Secret', 'Kaunas'],
    ]),
    'Second',
  )
  const ods: Buffer = write(book, { type: 'buffer', bookType: 'ods' })
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }] }
  const xlsx: Buffer = write(book, { type: 'buffer', bookType: 'xlsx' })

  const first = await readAll(ods)
  const asked = await readAll(ods, { sheet: 'Second' })
  const visible = await readAll(xlsx)

  expect([first.format, first.sheet, first.rows]).toEqual([
    'ods',
    'Members',
    [{ number: 2, cells: ['Ąžuolas', 'Vilnius'] }],
  ])
  expect([asked.sheet, asked.rows]).toEqual(['Second', [{ number: 2, cells: ['Secret', 'Kaunas'] }]])
  expect([visible.sheet, visible.sheets]).toEqual([
    'Second',
    [
      { name: 'Empty', hidden: false },
      { name: 'Members', hidden: true },
      { name: 'Second', hidden: false },
    ],
  ])
})

/** Anything that UTF-8 can hold; a sheet needs a heading and one cell that is not blank. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary-ascii' }),
  fc.stringMatching(/^'{0,2}[=+@\-\t\r\n ＝]{0,2}[A-Z0-9(_x,;"'|\n\r]{0,8}$/),
)

test('gives back from CSV exactly the texts that were written, and no cell begins like a formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 20 }), async pairs => {
      const rows = pairs.map(([first, second]) => ['x', first, second])

      const written = writeCsv([{ title: 'key' }, { title: 'first' }, { title: 'second' }], rows)
      const result = await readAll(written, { headerRow: 1 })

      expect(result.rows.map(row => row.cells)).toEqual(rows)
      for (const text of pairs.flat()) expect(guardFormula(text)).not.toMatch(/^\s*[=+\-@\t\r\n＝＋－＠]/u)
    }),
    { numRuns: 150 },
  )
})

test('a delimiter inside texts, beside line ends and doubled marks, is not taken for the one between cells', async () => {
  const rows = [
    ['x', '"|\n|', ''],
    ['x', '|', ''],
  ]
  const written = writeCsv([{ title: 'key' }, { title: 'first' }, { title: 'second' }], rows)

  const ours = await readAll(written, { headerRow: 1 })
  const theirs = await readAll('name;note\nA;"one, ""two"", three"\nB;"one, two, three"\n')

  expect(ours.rows.map(row => row.cells)).toEqual(rows)
  expect(theirs.rows.map(row => row.cells)).toEqual([
    ['A', 'one, "two", three'],
    ['B', 'one, two, three'],
  ])
})

test('gives back from XLSX exactly the texts that were written', async () => {
  const samples = fc.sample(anyText, { numRuns: 400, seed: 7 })
  const lostByOthers = Object.getOwnPropertyNames(Object.prototype)
  const rows = [...samples, ...lostByOthers, 'a_x000D_b'].map(sample => [
    'x',
    sample.replace(/\r\n/g, '\n'),
    'y',
  ])

  const result = await readAll(await writeXlsx([{ title: 'key' }, { title: 'text' }, { title: 'end' }], rows))

  expect(result.rows.map(row => row.cells)).toEqual(rows)
})

test('writes formulas as texts in CSV and never as formula cells in XLSX', async () => {
  const vectors = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    "=cmd|' /C calc'!A0",
    '＝1',
    "'=1",
  ]
  const rows = vectors.map(vector => [vector, 1])

  const csv = await readAll(writeCsv([{ title: '=title' }, { title: 'n' }], rows))
  const cells = writeCsv(
    [{ title: 't' }],
    vectors.map(vector => [vector]),
  ).toString('utf8')
  const xlsx = await readAll(await writeXlsx([{ title: '=title' }, { title: 'n' }], rows))

  expect([csv.header, csv.rows.map(row => row.cells[0])]).toEqual([['=title', 'n'], vectors])
  expect([xlsx.header, xlsx.rows.map(row => row.cells[0])]).toEqual([['=title', 'n'], vectors])
  expect(cells.split('"').filter(part => /^\s*[=+\-@＝]/u.test(part) && part.trim() !== '')).toEqual([])
})

test('bad rows go back with their own columns first and can be imported again', async () => {
  const table = tabulateRejected(
    ['name', 'country'],
    [
      {
        number: 7,
        cells: ['=Nova', 'Atlantis', 'extra'],
        reasons: ['No country is called “Atlantis”.'],
        fixes: ['Write LT.'],
      },
    ],
    { row: 'Row', reason: 'Reason', fix: 'What to do' },
  )

  const result = await readAll(await writeXlsx(table.columns, table.rows))

  expect([result.header, result.rows[0]?.cells]).toEqual([
    ['name', 'country', '', 'Row', 'Reason', 'What to do'],
    ['=Nova', 'Atlantis', 'extra', '7', 'No country is called “Atlantis”.', 'Write LT.'],
  ])
})

test('hands large files over in batches and waits for each to be taken', async () => {
  const rows = Array.from({ length: 1_250 }, (_, index) => [`Company ${index}`, 'LT'])
  for (const content of [
    writeCsv([{ title: 'name' }, { title: 'country' }], rows),
    await writeXlsx([{ title: 'name' }, { title: 'country' }], rows),
  ]) {
    const sizes: number[] = []
    let busy = 0
    await readSheet(store(content), { name: 'x', batchSize: 500 }, async batch => {
      busy += 1
      expect(busy).toBe(1)
      await new Promise(resolve => setTimeout(resolve, 5))
      busy -= 1
      sizes.push(batch.length)
    })
    expect(sizes).toEqual([500, 500, 250])
  }
})

test('a look at a workbook shows headings and first rows of each visible sheet that holds a list', async () => {
  const book = utils.book_new()
  const list = [['name', 'country'], ...Array.from({ length: 200 }, (_, row) => [`Company ${row}`, 'LT'])]
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Read me first'], ['Fill in the list']]), 'Notes')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['headings', 'alone']]), 'Heads')
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), 'Empty')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['choices'], ['a'], ['b']]), 'Lists')
  utils.book_append_sheet(book, utils.aoa_to_sheet(list), 'Members ')
  const one = utils.book_new()
  utils.book_append_sheet(one, utils.aoa_to_sheet(list), 'Only')
  book.Workbook = { Sheets: book.SheetNames.map(name => ({ name, Hidden: name === 'Lists' ? 1 : 0 })) }

  for (const bookType of ['xlsx', 'ods'] as const) {
    const content = write(book, { type: 'buffer', bookType }) as Buffer
    const looked = await peekSheets(store(content), { name: 'x' })
    expect(looked.filter(sheet => sheet.header.length > 1 && sheet.rows.length > 0)).toEqual([
      { sheet: 'Members ', header: ['name', 'country'], rows: list.slice(1, 60) },
    ])
    expect(looked.map(sheet => sheet.sheet)).not.toContain('Heads')
    expect(looked.map(sheet => sheet.sheet)).not.toContain('Empty')
    expect(
      await peekSheets(store(write(one, { type: 'buffer', bookType }) as Buffer), { name: 'x' }),
    ).toEqual([])
  }
  expect(await peekSheets(store('name,country\nA,LT\n'), { name: 'x' })).toEqual([])
})

test('an error of the taker comes through and ends the child process', async () => {
  const content = store(await writeXlsx([{ title: 'name' }, { title: 'c' }], [['a', 'b']]))

  await expect(
    readSheet(content, { name: 'x' }, () => {
      throw new Error('the database is away')
    }),
  ).rejects.toThrow('the database is away')
})

test('refuses what is no spreadsheet with a sentence', async () => {
  const real = await writeXlsx([{ title: 'name' }, { title: 'c' }], [['a', 'b']])
  expect(await refusalOf('')).toContain('sheet-empty 422: There is nothing in “members.csv”')
  expect(await refusalOf('\n\n , \n')).toContain('sheet-empty')
  expect(await refusalOf('name,city\n')).toContain('sheet-no-rows')
  expect(await refusalOf('%PDF-1.7 ...')).toContain('sheet-format-unknown')
  expect(await refusalOf('<html><table></table></html>')).toContain('sheet-format-unknown')
  expect(await refusalOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 1, 1]))).toContain(
    'sheet-old-or-locked',
  )
  expect(await refusalOf(Buffer.from(Array.from({ length: 400 }, (_, i) => i % 7)))).toContain(
    'sheet-format-unknown',
  )
  expect(await refusalOf(zip([{ name: 'readme.txt', content: Buffer.from('hello') }]))).toContain(
    'sheet-format-unknown',
  )
  expect(await refusalOf(real.subarray(0, real.length - 40))).toContain('sheet-damaged')
  expect(await refusalOf(real.subarray(0, 60))).toContain('sheet-damaged')
  expect(await refusalOf(workbook('<sheetData/>'))).toContain('sheet-empty')
  expect(await refusalOf(real, { sheet: 'Nobody' })).toContain(
    'sheet-name-unknown 422: “members.csv” has no sheet called “Nobody”.',
  )
  expect(await refusalOf('name,city\n"open,B\nx,y\n')).toContain('sheet-quote-open')
})

test('refuses what is too large, with the limit in the sentence', async () => {
  const limits = { rows: 30, columns: 5, cellLength: 100, fileBytes: 20_000 }
  const many = `name\n${'x\n'.repeat(31)}`
  expect(await refusalOf(`name\n${'x\n'.repeat(30)}`, { limits })).toBe('read')
  expect(await refusalOf(many, { limits })).toBe(
    'sheet-too-many-rows 413: “members.csv” has more than 30 rows. Split it into several files.',
  )
  expect(await refusalOf('a,b,c,d,e,f\n1,2,3,4,5,6\n', { limits })).toContain('sheet-too-many-columns 413')
  expect(await refusalOf(`name\n${'x'.repeat(101)}\n`, { limits })).toContain(
    'sheet-cell-too-long 413: Row 2',
  )
  expect(await refusalOf(`name\n"${'x\n'.repeat(3_000)}`, { limits })).toMatch(
    /sheet-cell-too-long|sheet-quote-open/,
  )
  expect(await refusalOf('x'.repeat(20_001), { limits })).toContain('sheet-file-too-large 413')
  const wide = workbook(`<sheetData><row r="1">${text('A1', 'a')}${text('XFD1', 'z')}</row></sheetData>`)
  expect(await refusalOf(wide)).toContain('sheet-too-many-columns 413')
})

test('refuses zip bombs, whether their directory says so or lies', async () => {
  const bomb = Buffer.alloc(40 * 1024 * 1024, '<row/>')
  const honest = zip(workbookParts('<sheetData/>', [{ name: 'xl/media/a.xml', content: bomb }]))
  const lying = zip([
    ...workbookParts('<sheetData/>'),
    { name: 'xl/media/a.xml', content: bomb, stated: 100 },
  ])
  const limits = { unzippedBytes: 20 * 1024 * 1024 }

  expect(await refusalOf(honest, { limits })).toContain(
    'sheet-unpacks-too-large 413: “members.csv” unpacks to more than 20 MB',
  )
  expect(await refusalOf(lying, { limits })).toContain('sheet-unpacks-too-large 413')
})

test('a workbook that eats memory or time ends the child, not the house', async () => {
  const cells = Array.from(
    { length: 60_000 },
    (_, index) =>
      `<row r="${index + 1}">${text(`A${index + 1}`, `n${index}`)}${text(`B${index + 1}`, 'x'.repeat(300))}</row>`,
  )
  const heavy = workbook(`<sheetData>${cells.join('')}</sheetData>`)

  expect(await refusalOf(heavy, { limits: { heapMebibytes: 24 } })).toContain(
    'sheet-took-too-much-memory 413',
  )
  expect(await refusalOf(heavy, { limits: { milliseconds: 150 } })).toContain('sheet-took-too-long 413')
  expect(await refusalOf(heavy)).toBe('read')
})

test('a claimed range of a million rows and sixteen thousand columns costs nothing', async () => {
  const content = workbook(
    `<dimension ref="A1:XFD1048576"/><sheetData><row r="1">${text('A1', 'name')}${text('B1', 'c')}</row><row r="2">${text('A2', 'Nova')}${text('B2', 'LT')}</row></sheetData>`,
  )

  const result = await readAll(content, { limits: { milliseconds: 5_000 } })

  expect(result.rows).toEqual([{ number: 2, cells: ['Nova', 'LT'] }])
})

test('a cancelled reading stops', async () => {
  const rows = Array.from({ length: 3_000 }, (_, index) => [`Company ${index}`, 'LT'])
  const cancel = new AbortController()
  const path = store(await writeXlsx([{ title: 'name' }, { title: 'country' }], rows))
  let taken = 0

  await expect(
    readSheet(path, { name: 'x', signal: cancel.signal }, batch => {
      taken += batch.length
      cancel.abort(new Error('stopped by its owner'))
    }),
  ).rejects.toThrow('stopped by its owner')
  expect(taken).toBe(500)
})

test('no random bytes crash the reader', async () => {
  const base = await writeXlsx([{ title: 'name' }, { title: 'c' }], [['a', 'b']])
  const damaged = fc
    .tuple(fc.nat(base.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }))
    .map(([at, bytes]) => {
      const copy = Buffer.from(base)
      copy.set(bytes.subarray(0, Math.max(0, copy.length - at)), at)
      return copy
    })
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 600 }).map(bytes => Buffer.from(bytes)),
        damaged,
      ),
      async content => {
        expect(await refusalOf(content)).toMatch(/^(read|sheet-[a-z-]+ (413|422): .+)$/s)
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)
