import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AttendanceRow, judgeRows, type KnownMember, readMinutes } from './attendance.ts'

const member = (id: string, rest: Partial<KnownMember> = {}): KnownMember => ({
  id,
  name: `${id} GmbH`,
  names: [`${id} GmbH`],
  vat: null,
  website: null,
  email: null,
  isMember: true,
  ...rest,
})
const row = (number: number, rest: Partial<AttendanceRow>): AttendanceRow => ({
  number,
  organisation: '',
  email: '',
  vat: '',
  name: '',
  minutes: '',
  ...rest,
})
const members = [
  member('Laser', { website: 'https://www.laser.example', vat: 'DE 123 456 789' }),
  member('Optik', { names: ['Optik GmbH', 'Optik & Söhne KG'] }),
  member('Twin'),
  member('Other twin', { names: ['Twin'] }),
]
const none = { members, reported: new Set<string>(), hours: 1.5 }

test('a row is known by VAT number, the domain of its e-mail, or its name; free mail proves nothing', () => {
  const judged = judgeRows(
    [
      row(2, { vat: 'DE123456789', minutes: '60' }),
      row(3, { organisation: 'OPTIK und Söhne', email: 'a@gmail.com' }),
      row(4, { organisation: 'optik & sohne kg', email: 'a@gmail.com', minutes: '1:30' }),
      row(5, { email: 'b@labs.laser.example' }),
      row(6, { organisation: 'Twin' }),
      row(7, {}),
      row(8, { organisation: 'Optik GmbH', minutes: 'all day' }),
      row(9, { organisation: 'Strangers Ltd', email: 'x@strangers.example' }),
    ],
    none,
  )
  expect(
    judged.map(({ row: { number }, standing, reason, hours }) => [number, standing, reason, hours]),
  ).toEqual([
    [2, 'counts', 'by-vat', 1],
    [3, 'not-a-member', 'nobody-known', null],
    [4, 'counts', 'by-name', 1.5],
    [5, 'double', 'same-company', null],
    [6, 'unreadable', 'several-known', null],
    [7, 'unreadable', 'nothing-said', null],
    [8, 'unreadable', 'minutes-unreadable', null],
    [9, 'not-a-member', 'nobody-known', null],
  ])
})

const told = (rows: readonly Partial<AttendanceRow>[], known: Partial<typeof none> = {}) =>
  judgeRows(
    rows.map((one, index) => row(index + 2, one)),
    { ...none, ...known },
  ).map(({ reason, member }) => [reason, member?.id ?? null])

test('a VAT number decides, however it is written; e-mail and name that speak of two members are asked about', () => {
  expect(
    told([
      { vat: 'de-123.456 789', organisation: 'Optik GmbH', email: 'a@optik.example' },
      { organisation: 'Optik GmbH', email: 'a@laser.example' },
    ]),
  ).toEqual([
    ['by-vat', 'Laser'],
    ['several-known', null],
  ])
  const house = [
    member('North', { website: 'https://group.example' }),
    member('South', { email: 'office@group.example', website: 'group.example' }),
    member('Mute', { names: ['—'], vat: '—' }),
    // Known by the same name twice, and by an address as everybody has them.
    member('Kitchen', { names: ['Kitchen GmbH', 'KITCHEN'], email: 'kitchen@gmail.com' }),
  ]
  expect(
    told(
      [
        { organisation: 'South', email: 'a@group.example' },
        { organisation: 'Somebody', email: 'a@group.example' },
        { organisation: '!!', vat: '-' },
        { email: 'a@notgroup.example' },
        { email: 'a@example' },
        { organisation: 'Kitchen' },
        { email: 'guest@gmail.com' },
      ],
      { members: house },
    ),
  ).toEqual([
    ['by-name', 'South'],
    ['several-known', null],
    ['nobody-known', null],
    ['nobody-known', null],
    ['nobody-known', null],
    ['by-name', 'Kitchen'],
    ['nobody-known', null],
  ])
})

test('whoever was no member on the day is named and does not count; nor does who stayed no minute', () => {
  const members = [member('Later', { isMember: false }), member('Laser')]
  expect(
    told(
      [
        { organisation: 'Later', minutes: '45' },
        { organisation: 'Laser', minutes: '0' },
        { organisation: 'Laser', minutes: '0:00' },
        { organisation: 'Strangers Ltd', minutes: '--' },
      ],
      { members },
    ),
  ).toEqual([
    ['not-member-then', 'Later'],
    ['stayed-none', 'Laser'],
    ['stayed-none', 'Laser'],
    ['nobody-known', null],
  ])
})

test('a long list is judged quickly, however many members a cluster has', () => {
  const many = Array.from({ length: 3_000 }, (_, index) =>
    member(`m${index}`, {
      names: [`Maker ${index} GmbH`, `Maker ${index} Optics`, `MK${index}`],
      website: `https://maker${index}.example`,
      vat: `DE${100_000_000 + index}`,
    }),
  )
  const rows = Array.from({ length: 5_000 }, (_, index) =>
    row(index + 2, {
      organisation: `Nobody ${index}`,
      email: `a@dept.nobody${index}.example`,
      vat: `FR${index}`,
    }),
  )
  const started = performance.now()
  expect(judgeRows(rows, { ...none, members: many }).every(one => one.reason === 'nobody-known')).toBe(true)
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('a company counts once, with its longest attendance; without minutes, with the event’s hours', () => {
  const judged = judgeRows(
    [
      row(2, { organisation: 'Laser', minutes: '50' }),
      row(3, { organisation: 'Laser', minutes: '20' }),
      row(4, { organisation: 'Optik' }),
    ],
    none,
  )
  expect(judged.map(one => one.hours)).toEqual([0.83, null, 1.5])
  expect(
    judgeRows([row(2, { organisation: 'Laser' })], { ...none, reported: new Set(['Laser']) }),
  ).toMatchObject([{ standing: 'double', reason: 'reported-already' }])
})

test('times are read as people and tools write them', () => {
  expect(['45', '45 min', '1:05', '01:05:30', '1 h 5 min', '2h', '12,5', ''].map(readMinutes)).toEqual([
    45,
    45,
    65,
    65.5,
    65,
    120,
    12.5,
    null,
  ])
  expect(['24h', '1440', '23:59'].map(readMinutes)).toEqual([1_440, 1_440, 1_439])
  expect(['yes', '-5', '1:99', '99999', ' h ', '1441', '24h 1m', '24:01', '99:00'].map(readMinutes)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('no row is lost, and no company counts twice, whatever the list says', () => {
  const rows = fc.array(
    fc.record({
      organisation: fc.constantFrom('', 'Laser', 'Optik', 'Twin', 'Nobody'),
      email: fc.constantFrom('', 'a@laser.example', 'a@gmail.com', '@', 'x@y'),
      vat: fc.constantFrom('', 'DE123456789', '0'),
      minutes: fc.constantFrom('', '5', 'x', '1:00'),
    }),
  )
  fc.assert(
    fc.property(rows, said => {
      const judged = judgeRows(
        said.map((one, index) => row(index + 2, one)),
        none,
      )
      expect(judged.map(one => one.row.number)).toEqual(said.map((_, index) => index + 2))
      const counting = judged.flatMap(one => (one.standing === 'counts' ? [one.member?.id] : []))
      expect(new Set(counting).size).toBe(counting.length)
    }),
  )
})
