import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sheetRefusals } from '../../../server/sheets/sheet-types.ts'
import { organisationFields } from './columns.ts'
import { isLei, readVat } from './identifiers.ts'
import { readKind, readSizeClass } from './kind-words.ts'
import { readCount, readDay, readEmail, readList, readWebsite } from './read-cells.ts'
import { type RowReading, readOrganisationRow } from './read-organisation-row.ts'

const defaults = { thisYear: 2026 }
const read = (cells: Parameters<typeof readOrganisationRow>[0], more = {}): RowReading =>
  readOrganisationRow(cells, { defaults: { ...defaults, ...more } })

test('a full row becomes an organisation, a contact and a membership', () => {
  expect(
    read({
      name: '  Šviesos\u00a0 konversija ',
      shortName: 'n/a',
      kind: 'Company',
      country: 'Lietuva',
      city: 'Vilnius',
      website: 'www.example.lt',
      email: 'Info <INFO@Example.lt>',
      phone: '+370 5 000 0000',
      vat: '100001234',
      pic: '99985466',
      lei: '5493 001K JTII GC8Y 1R12',
      foundedYear: '15/03/1994',
      employees: '1.250',
      technologies: 'lasers; optics|Lasers\nOPG',
      targetMarkets: 'Japan; 한국; Asia',
      description: 'one\r\ntwo',
      lang: 'Lithuanian',
      personName: 'Dr. Ona Petraitė',
      personEmail: 'mailto:ona@example.lt',
      personJobTitle: 'CEO',
      memberFrom: '1.2.2019',
      externalId: 'M-7',
    }),
  ).toEqual({
    ok: {
      values: {
        name: 'Šviesos konversija',
        kind: 'large-company',
        country: 'LT',
        city: 'Vilnius',
        website: 'https://www.example.lt',
        email: 'info@example.lt',
        phone: '+370 5 000 0000',
        vat: 'LT100001234',
        pic: '099985466',
        lei: '5493001KJTIIGC8Y1R12',
        foundedYear: 1994,
        employees: 1250,
        sizeClass: 'large',
        technologies: ['lasers', 'optics', 'OPG'],
        targetMarkets: ['JP', 'KR'],
        description: 'one\ntwo',
        lang: 'lt',
      },
      given: [
        'name',
        'kind',
        'country',
        'city',
        'description',
        'website',
        'email',
        'phone',
        'pic',
        'lei',
        'vat',
        'foundedYear',
        'employees',
        'lang',
        'technologies',
        'targetMarkets',
        'sizeClass',
      ],
      contact: { givenName: 'Ona', familyName: 'Petraitė', email: 'ona@example.lt', jobTitle: 'CEO' },
      membership: { from: '2019-02-01', to: null, externalId: 'M-7' },
    },
    warnings: [
      {
        field: 'targetMarkets',
        code: 'markets-unknown',
        value: 'Japan; 한국; Asia',
        reason: 'import.reason.markets-unknown',
        fix: 'import.fix.markets-unknown',
        values: { field: 'targetMarkets', value: 'Japan; 한국; Asia', unknown: 'Asia' },
      },
    ],
  })
})

const codesOf = (reading: RowReading): { rejected: string[]; warned: string[] } => ({
  rejected: 'problems' in reading ? reading.problems.map(problem => `${problem.field} ${problem.code}`) : [],
  warned: reading.warnings.map(problem => `${problem.field} ${problem.code}`),
})

test('a row is rejected only for its name and country, and told everything at once', () => {
  expect(codesOf(read({ name: ' ', country: 'Atlantis', website: 'none at all' }))).toEqual({
    rejected: ['name name-missing', 'country country-unknown'],
    warned: ['website website-unreadable'],
  })
  expect(codesOf(read({ name: '***', country: 'ZZ' })).rejected).toEqual([
    'name name-unreadable',
    'country country-unknown',
  ])
  expect(codesOf(read({ name: 'A', country: '-' })).rejected).toEqual(['country country-missing'])
  expect(codesOf(read({ name: 'A', country: 'Germny' })).rejected).toEqual(['country country-unknown-near'])
  expect(codesOf(read({ name: 'A', country: 'Congo' })).rejected).toEqual(['country country-ambiguous'])
  expect(codesOf(read({ name: 'A', country: 'Yugoslavia' })).rejected).toEqual(['country country-former'])
  expect(codesOf(read({ name: 'x'.repeat(301), country: 'LT' })).rejected).toEqual(['name name-too-long'])
})

test('mistakes in optional fields leave the field empty and let the row in', () => {
  const reading = read({
    name: 'Nova',
    country: 'NA',
    kind: 'spaceship',
    website: 'javascript:alert(1)',
    email: 'nobody',
    phone: 'call us',
    vat: 'LT1',
    pic: '12',
    lei: '5493001KJTIIGC8Y1R13',
    foundedYear: '2031',
    employees: 'many',
    sizeClass: 'huge',
    lang: 'klingon',
    memberFrom: '03/04/2024',
    memberTo: 'soon',
    personJobTitle: 'CEO',
    street: 'x'.repeat(301),
  })

  expect(codesOf(reading)).toEqual({
    rejected: [],
    warned: [
      'kind kind-unknown',
      'street too-long',
      'website website-unreadable',
      'email email-unreadable',
      'phone phone-unreadable',
      'pic pic-unreadable',
      'lei lei-unreadable',
      'vat vat-unreadable',
      'foundedYear year-out-of-range',
      'employees employees-unreadable',
      'sizeClass size-unknown',
      'lang lang-unknown',
      'personName person-without-name',
      'memberFrom date-ambiguous',
      'memberTo date-unreadable',
    ],
  })
  expect('ok' in reading && reading.ok).toEqual({
    values: { name: 'Nova', kind: 'other', country: 'NA' },
    given: ['name', 'country'],
    contact: null,
    membership: { from: null, to: null, externalId: null },
  })
})

test('defaults fill what the rows leave out, and count as not given', () => {
  const reading = read({ name: 'Nova' }, { country: 'LT', kind: 'sme', lang: 'lt' })

  expect('ok' in reading && [reading.ok.values, reading.ok.given]).toEqual([
    { name: 'Nova', kind: 'sme', country: 'LT', lang: 'lt' },
    ['name'],
  ])
})

test.each([
  ['2024-03-04', '2024-03-04'],
  ['2024/3/4', '2024-03-04'],
  ['4.3.2024', '2024-03-04'],
  ['25/12/2020', '2020-12-25'],
  ['12/25/2020', '2020-12-25'],
  ['5/5/2020', '2020-05-05'],
  ['2024', '2024-01-01'],
  ['2024-03', '2024-03-01'],
  ['March 4, 2024', '2024-03-04'],
  ['4 mars 2024', '2024-03-04'],
  ['4. März 2024', '2024-03-04'],
  ['4 de marzo de 2024', '2024-03-04'],
  ['2024 m. kovo 4 d.', '2024-03-04'],
  ['2024年3月4日', '2024-03-04'],
  ['2024-03-04 12:30', '2024-03-04'],
  ['2023-02-29', null],
  ['31.4.2024', null],
  ['03/04/2024', 'two days'],
  ['yesterday', null],
  ['0000-00-00', null],
  ['4.3.24', null],
])('the date %s is %s', (written, day) => {
  const reading = readDay(written)
  expect('day' in reading ? reading.day : reading.problem === 'date-ambiguous' ? 'two days' : null).toBe(day)
})

test('reads web addresses, e-mail addresses, counts and lists as people write them', () => {
  expect(
    [
      'example.org',
      'HTTP://Example.org/',
      'https://exämple.de/a?b=1',
      'ftp://x.org',
      'localhost',
      'a b.org',
      'https://user@x.org',
      'http://1.2.3.4',
    ].map(readWebsite),
  ).toEqual([
    'https://example.org',
    'http://example.org',
    'https://xn--exmple-cua.de/a?b=1',
    null,
    null,
    null,
    null,
    null,
  ])
  expect(
    ['A@B.LT', 'x <x@y.org>', 'a@b', 'a..b@c.de', 'a@b.c d', '@b.de', "o'neil@x.ie"].map(readEmail),
  ).toEqual(['a@b.lt', 'x@y.org', null, null, null, null, "o'neil@x.ie"])
  expect(
    ['12', '1,250', '1 250', '1.250', '12.0', '~40', '40 FTE', '12.5', '-3', 'ten', '10-49'].map(readCount),
  ).toEqual([12, 1250, 1250, 1250, 12, 40, 40, null, null, null, null])
  expect([readList('a; b, c;A'), readList('a, b,,'), readList(' - ')]).toEqual([
    ['a', 'b, c'],
    ['a', 'b'],
    [],
  ])
})

test('knows kinds and sizes in words, bands and CORDIS codes', () => {
  expect(
    [
      'PRC',
      'HES',
      'REC',
      'PUB',
      'OTH',
      'KMU',
      'Grande entreprise',
      'Universitetas',
      'Start-up',
      'Verein',
      'Investors',
      'hospital',
      '?',
    ].map(readKind),
  ).toEqual([
    'company',
    'university',
    'rto',
    'public-body',
    'other',
    'sme',
    'large-company',
    'university',
    'sme',
    'association',
    'investor',
    'clinic',
    null,
  ])
  expect(['Small', '10–49', '250+', '< 10', '50-249 employees', 'moyenne', 'x'].map(readSizeClass)).toEqual([
    'small',
    'small',
    'large',
    'micro',
    'medium',
    'medium',
    null,
  ])
})

test('checks identifiers', () => {
  expect(
    ['5493001KJTIIGC8Y1R12', '5493001KJTIIGC8Y1R21', '529900T8BM49AURSDO55', 'short'].map(isLei),
  ).toEqual([true, false, true, false])
  expect([
    readVat('DE 123.456.789', 'DE'),
    readVat('123456789', 'DE'),
    readVat('EL123456789', 'GR'),
    readVat('ATU12345678', 'DE'),
    readVat('12', 'DE'),
    readVat('CHE-123.456.788', 'CH'),
  ]).toEqual(['DE123456789', 'DE123456789', 'EL123456789', 'ATU12345678', null, 'CHE123456788'])
})

test('every problem, field and refusal has its English words', () => {
  const words = JSON.parse(readFileSync('src/features/directory/web/import-messages.en.json', 'utf8')) as {
    fault: Record<string, string>
    import: Record<'field' | 'reason' | 'fix', Record<string, string>>
  }
  const source = ['read-organisation-row', 'read-contact', 'open-row']
    .map(file => readFileSync(`src/features/directory/rules/${file}.ts`, 'utf8'))
    .join('\n')
  const told = [...source.matchAll(/row\.(?:warn|reject)\(\s*(?:'\w+'|field),\s*'([a-z-]+)'/g)].map(
    found => found[1] ?? '',
  )

  expect(told.length).toBeGreaterThan(20)
  expect(
    told.filter(code => words.import.reason[code] === undefined || words.import.fix[code] === undefined),
  ).toEqual([])
  expect(Object.keys(words.import.reason).sort()).toEqual(Object.keys(words.import.fix).sort())
  expect(Object.keys(words.import.field).sort()).toEqual([...organisationFields].sort())
  expect(
    Object.fromEntries(
      Object.entries(words.fault).map(([code, text]) => [code, text.replace(/\{\{(\w+)\}\}/g, '{$1}')]),
    ),
  ).toEqual(sheetRefusals)
})
