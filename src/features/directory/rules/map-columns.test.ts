import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rorHeader } from '../../../server/sheets/ror-record.ts'
import { organisationCatalogue, organisationFields } from './columns.ts'
import { cellsByField, missingFields, proposeMapping } from './map-columns.ts'

const fieldsFor = (header: string[], rows: string[][] = []) =>
  proposeMapping(organisationCatalogue, header, rows).map(column => column.field)

test('knows the headings of CORDIS', () => {
  const header = [
    'pic',
    'name',
    'shortName',
    'activityType',
    'street',
    'city',
    'postCode',
    'country',
    'url',
    'numProjects_2017',
  ]
  const row = [
    '999854661',
    'UNIVERSITY OF PLYMOUTH',
    'UOP',
    'HES',
    'DRAKE CIRCUS',
    'PLYMOUTH',
    '',
    'UK',
    '',
    '25',
  ]

  expect(fieldsFor(header, [row])).toEqual([
    'pic',
    'name',
    'shortName',
    'kind',
    'street',
    'city',
    'postcode',
    'country',
    'website',
    null,
  ])
  expect(fieldsFor(['organisationID', 'vatNumber', 'countryCode'])).toEqual(['pic', 'vat', 'country'])
})

test('the headings under which records of ROR are read are known', () => {
  expect(fieldsFor([...rorHeader])).toEqual([
    'name',
    'shortName',
    'kind',
    'country',
    'city',
    'region',
    'latitude',
    'longitude',
    'website',
    'foundedYear',
    'externalId',
  ])
})

test('the organisation file of CORDIS is read by its real headings, without taking the project for the organisation', () => {
  const header =
    'projectID;projectAcronym;organisationID;vatNumber;name;shortName;SME;activityType;street;postCode;city;country;nutsCode;geolocation;organizationURL;contactForm;contentUpdateDate;rcn;order;role;ecContribution;netEcContribution;totalCost;endOfParticipation;active'.split(
      ';',
    )
  const row =
    '101000001;SAMPLE;999979888;ATU37675002;EXAMPLE UNIVERSITY;EXU;false;HES;EXAMPLE SQUARE 13;1040;WIEN;AT;AT130;48.19,16.36;https://example.example;https://form.example;2022-01-01 10:00:00;1905000;1;participant;300000;300000;300000;false;true'.split(
      ';',
    )

  expect(fieldsFor(header, [row])).toEqual([
    null,
    null,
    'pic',
    'vat',
    'name',
    'shortName',
    'isSme',
    'kind',
    'street',
    'postcode',
    'city',
    'country',
    'nuts',
    'geolocation',
    'website',
    ...Array.from({ length: 10 }, () => null),
  ])
})

test.each([
  [
    'English',
    [
      'Company name*',
      'Country',
      'Website',
      'No. of employees',
      'Contact person',
      'Contact e-mail',
      'Job title',
      'Member since',
    ],
  ],
  [
    'French',
    [
      'Raison sociale',
      'Pays',
      'Site web',
      'Effectif',
      'Personne de contact',
      'E-mail du contact',
      'Fonction',
      'Membre depuis',
    ],
  ],
  [
    'German',
    [
      'Firma',
      'Land',
      'Webseite',
      'Anzahl Mitarbeiter',
      'Ansprechpartner/in',
      'E-Mail Ansprechpartner',
      'Funktion',
      'Mitglied seit',
    ],
  ],
  [
    'Spanish',
    [
      'Razón social',
      'País',
      'Página web',
      'Nº empleados',
      'Persona de contacto',
      'Correo de contacto',
      'Cargo',
      'Socio desde',
    ],
  ],
  [
    'Lithuanian',
    [
      'Įmonės pavadinimas',
      'Šalis',
      'Interneto svetainė',
      'Darbuotojų skaičius',
      'Kontaktinis asmuo',
      'Kontakto el. paštas',
      'Pareigos',
      'Narys nuo',
    ],
  ],
  [
    'typing in a hurry',
    [
      'Compnay name',
      'Contry',
      'Webiste',
      'Employes',
      'Contact preson',
      'Contact emial',
      'Job titel',
      'Member sicne',
    ],
  ],
])('knows headings in %s', (_, header) => {
  expect(fieldsFor(header)).toEqual([
    'name',
    'country',
    'website',
    'employees',
    'personName',
    'personEmail',
    'personJobTitle',
    'memberFrom',
  ])
})

test('says why it proposes a column, and why not', () => {
  const rows = [
    ['Nova', 'info@nova.example', 'LT', 'x'],
    ['Orbis', 'hello@orbis.example', 'Germany', 'y'],
  ]

  expect(
    proposeMapping(organisationCatalogue, ['Raison sociale', 'Spalte 2', 'Herkunft', 'Company'], rows),
  ).toEqual([
    {
      column: 0,
      heading: 'Raison sociale',
      field: 'name',
      confidence: 1,
      reason: {
        code: 'known-heading',
        values: { heading: 'Raison sociale', field: 'name', synonym: 'raison sociale' },
      },
    },
    {
      column: 1,
      heading: 'Spalte 2',
      field: 'email',
      confidence: 0.7,
      reason: { code: 'values', values: { heading: 'Spalte 2', field: 'email', look: 'email' } },
    },
    {
      column: 2,
      heading: 'Herkunft',
      field: 'country',
      confidence: 0.7,
      reason: { code: 'values', values: { heading: 'Herkunft', field: 'country', look: 'country' } },
    },
    {
      column: 3,
      heading: 'Company',
      field: null,
      confidence: 0,
      reason: { code: 'taken', values: { heading: 'Company', field: 'name' } },
    },
  ])
})

test('every known heading of every field is found again, whatever its case', () => {
  const wrong = organisationFields.flatMap(field =>
    organisationCatalogue[field].synonyms.flatMap(synonym =>
      [synonym, synonym.toUpperCase(), `${synonym} *`].flatMap(heading => {
        const [proposal] = proposeMapping(organisationCatalogue, [heading], [])
        return proposal?.field === field ? [] : [`${heading}: ${proposal?.field} instead of ${field}`]
      }),
    ),
  )

  expect(wrong).toEqual([])
})

test('never gives one field to two columns, whatever the sheet', () => {
  const heading = fc.oneof(
    fc.string(),
    fc.constantFrom(...organisationFields.flatMap(field => organisationCatalogue[field].synonyms)),
  )
  const cell = fc.oneof(fc.string(), fc.constantFrom('LT', 'a@b.lt', 'www.b.lt', '2024-01-01', '999854661'))
  fc.assert(
    fc.property(
      fc.array(heading, { maxLength: 30 }),
      fc.array(fc.array(cell, { maxLength: 32 }), { maxLength: 4 }),
      (header, rows) => {
        const proposals = proposeMapping(organisationCatalogue, header, rows)
        const fields = proposals.map(column => column.field).filter(field => field !== null)
        expect(new Set(fields).size).toBe(fields.length)
        expect(proposals.map(column => column.column)).toEqual(proposals.map((_, index) => index))
      },
    ),
    { numRuns: 200 },
  )
})

test('tells which required fields are missing and takes the cells by field', () => {
  expect(missingFields(organisationCatalogue, ['name', null])).toEqual(['country'])
  expect(cellsByField(['name', null, 'country'], ['Nova', 'x'])).toEqual({ name: 'Nova' })
})
