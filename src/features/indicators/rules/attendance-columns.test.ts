import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proposeMapping } from '../../directory/rules/map-columns.ts'
import { type AttendanceField, attendanceCatalogue, attendanceFields } from './attendance.ts'
import { recallColumns } from './attendance-columns.ts'

const finnish = ['Yritys', 'Sähköposti', 'Kesto']
const said: (AttendanceField | null)[] = ['organisation', 'email', 'minutes']
const nothing = (header: readonly string[]) => header.map(() => null)

test('headings in a language the house does not know are read as somebody said of an earlier list', () => {
  expect(recallColumns(finnish, nothing(finnish), [{ header: finnish, columns: said }])).toEqual({
    columns: said,
    recalled: [0, 1, 2],
  })
  // In another order, written otherwise, with columns more, as a list that comes back with reasons has them.
  expect(
    recallColumns(
      ['KESTO', 'Row', 'sahkoposti ', 'Yritys', 'Reason'],
      [null, null, null, null, null],
      [{ header: finnish, columns: said }],
    ),
  ).toEqual({ columns: ['minutes', null, 'email', 'organisation', null], recalled: [0, 2, 3] })
})

test('a list that only shares some headings is another kind of list', () => {
  const before = { header: ['Name', 'Company'], columns: ['organisation', null] as const }
  const recalled = (header: string[], proposed: (AttendanceField | null)[]) =>
    recallColumns(header, proposed, [before])
  expect(recalled(['Name', 'Company'], ['name', 'organisation']).columns).toEqual(['organisation', null])
  // A heading of that list is missing, one is new that means something, one stands twice.
  for (const [header, proposed] of [
    [
      ['Name', 'Hall'],
      ['name', null],
    ],
    [
      ['Name', 'Company', 'E-mail'],
      ['name', 'organisation', 'email'],
    ],
    [
      ['Name', 'Company', 'company'],
      ['name', 'organisation', null],
    ],
  ] as [string[], (AttendanceField | null)[]][])
    expect(recalled(header, proposed)).toEqual({ columns: proposed, recalled: [] })
})

test('a column that was left out before is left out again, whatever its heading seems to say', () => {
  expect(
    recallColumns(
      ['Company', 'Name'],
      ['organisation', 'name'],
      [{ header: ['Company', 'Name'], columns: ['organisation', null] }],
    ).columns,
  ).toEqual(['organisation', null])
})

test('of several earlier lists the latest that fits is followed', () => {
  expect(
    recallColumns(
      ['Yritys'],
      [null],
      [
        { header: ['Firma'], columns: ['organisation'] },
        { header: ['Yritys', 'Sähköposti'], columns: ['organisation', 'email'] },
        { header: ['Yritys'], columns: ['vat'] },
        { header: ['Yritys'], columns: ['organisation'] },
      ],
    ).columns,
  ).toEqual(['vat'])
})

test('headings that are empty or stand twice are no sign of anything', () => {
  const before = { header: ['', 'A', 'A', 'Yritys'], columns: ['email', null, null, 'organisation'] as const }
  expect(recallColumns(['', 'A', 'A', 'Yritys'], [null, null, null, null], [before])).toEqual({
    columns: [null, null, null, null],
    recalled: [],
  })
  const twice = [{ header: ['Yritys'], columns: ['organisation'] as const }]
  expect(recallColumns(['Yritys', 'Yritys'], [null, null], twice).recalled).toEqual([])
  // What was left out before under a heading that stands twice does not stand in the way.
  expect(
    recallColumns(
      ['A', 'A', 'Yritys'],
      [null, null, null],
      [{ header: ['A', 'A', 'Yritys'], columns: [null, null, 'organisation'] }],
    ),
  ).toEqual({ columns: [null, null, 'organisation'], recalled: [2] })
})

test('an earlier list of which nothing is known changes nothing', () => {
  const proposed: (AttendanceField | null)[] = ['organisation', null]
  expect(recallColumns(['Company', 'Size'], proposed, []).columns).toEqual(proposed)
  expect(
    recallColumns(['Company', 'Size'], proposed, [{ header: ['Company'], columns: [null] }]).columns,
  ).toEqual(proposed)
})

test('however hostile the headings are: a meaning for each, none twice, and quickly', () => {
  const heading = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      'Company',
      'Company',
      'E-mail',
      'Yritys',
      '__proto__',
      'constructor',
      'ﬁrma',
      '会社',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  )
  const header = fc.array(heading, { maxLength: 30 })
  const column = fc.option(fc.constantFrom(...attendanceFields))
  const mapped = header.chain(of =>
    fc.record({
      header: fc.constant(of),
      columns: fc
        .array(column, { minLength: of.length, maxLength: of.length })
        .map(all => all.map((one, index) => (one !== null && all.indexOf(one) === index ? one : null))),
    }),
  )
  fc.assert(
    fc.property(header, fc.array(mapped, { maxLength: 3 }), (headings, before) => {
      const proposed = proposeMapping(attendanceCatalogue, headings, []).map(one => one.field)
      for (const lists of [before, [{ header: headings, columns: proposed }, ...before]]) {
        const { columns } = recallColumns(headings, proposed, lists)
        expect(columns).toHaveLength(headings.length)
        const meant = columns.filter(field => field !== null)
        expect(new Set(meant).size).toBe(meant.length)
      }
    }),
  )
  const wide = Array.from({ length: 500 }, (_, index) => `${index} ${'very long heading '.repeat(600)}`)
  const started = performance.now()
  recallColumns(
    wide,
    proposeMapping(attendanceCatalogue, wide, []).map(one => one.field),
    [{ header: wide, columns: nothing(wide) }],
  )
  expect(performance.now() - started).toBeLessThan(5_000)
})
