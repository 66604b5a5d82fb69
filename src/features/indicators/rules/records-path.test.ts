import fc from 'fast-check'
import { expect, test } from 'vitest'
import { causes } from './cause.ts'
import { leftOutReasons } from './judge.ts'
import { causePath, readRecordsChoice, recordsPath, shownRecords } from './records-path.ts'

const queryOf = (path: string) => Object.fromEntries(new URL(path, 'http://kontor.test').searchParams)

test('what is chosen stays chosen over pages, and a reason is of what is left out alone', () => {
  expect(recordsPath('i', { show: 'left-out', reason: 'weak-proof', page: 3 })).toBe(
    '/indicators/i?show=left-out&reason=weak-proof&page=3#records',
  )
  expect(recordsPath('i', { show: 'counted', reason: 'weak-proof' })).toBe(
    '/indicators/i?show=counted#records',
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...shownRecords),
      fc.option(fc.constantFrom(...leftOutReasons), { nil: undefined }),
      fc.integer({ min: 1, max: 99 }),
      (show, reason, page) => {
        expect(readRecordsChoice(queryOf(recordsPath('i', { show, reason, page })))).toEqual({
          show,
          ...(show === 'left-out' && reason !== undefined ? { reason } : {}),
          page,
        })
      },
    ),
  )
})

test('an address that asks for what there is not shows what counts, from the first page', () => {
  expect(readRecordsChoice({})).toEqual({ show: 'counted', page: 1 })
  expect(readRecordsChoice({ show: 'secret', reason: 'weak-proof', page: '-3' })).toEqual({
    show: 'counted',
    page: 1,
  })
  expect(readRecordsChoice({ show: 'left-out', reason: 'constructor', page: 'x' })).toEqual({
    show: 'left-out',
    page: 1,
  })
})

test('the desk’s why leads to the records it names', () => {
  const of = { indicator: 'i', partnership: 'p' }
  expect(causePath('no-record', of)).toBe('/partnerships/p/members?show=left-out&indicator=i')
  for (const cause of causes.filter(one => one !== 'no-record'))
    expect(readRecordsChoice(queryOf(causePath(cause, of)))).toEqual({
      show: 'left-out',
      reason: cause,
      page: 1,
    })
})
