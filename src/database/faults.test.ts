import { expect, test } from 'vitest'
import { DatabaseFault, isConflict, isRetryable, sqlState, toDatabaseFault } from './faults.ts'

function driverError(fields: object): Error {
  return Object.assign(new Error('from the driver'), fields)
}

test.each([
  [{ code: '53100' }, 'disk-full'],
  [{ code: '22021' }, 'nul-character'],
  [{ code: '57014' }, 'query-time-out'],
  [{ code: '57P01' }, 'connection-lost'],
  [{ code: '08006' }, 'connection-lost'],
  [{ code: 'ECONNRESET' }, 'connection-lost'],
  [{ code: 'ECONNREFUSED' }, 'unavailable'],
  [{ message: 'Query read timeout' }, 'query-time-out'],
  [{ message: 'Connection terminated unexpectedly' }, 'connection-lost'],
  [{ message: 'timeout exceeded when trying to connect' }, 'unavailable'],
])('the driver error %o is the fault %s', (fields, code) => {
  const error = driverError(fields)
  expect(toDatabaseFault(error)).toMatchObject({ name: 'DatabaseFault', code, cause: error })
})

test('errors of a statement stay as they are', () => {
  for (const code of ['23505', '42P01', '40001']) {
    const error = driverError({ code })
    expect(toDatabaseFault(error)).toBe(error)
  }
})

test('a conflict is told by its kind and by its constraint', () => {
  const error = driverError({ code: '23P01', constraint: 'no_overlap' })
  expect([isConflict(error), isConflict(error, 'no_overlap'), isConflict(error, 'other')]).toEqual([
    true,
    true,
    false,
  ])
  expect(isConflict(driverError({ code: '23503' }))).toBe(false)
})

test('the state of an error is found inside a fault, and only real states are taken', () => {
  expect(sqlState(new DatabaseFault('disk-full', 'full', driverError({ code: '53100' })))).toBe('53100')
  expect([sqlState(driverError({ code: 'ENOENT' })), sqlState('23505'), sqlState(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect([isRetryable(driverError({ code: '40P01' })), isRetryable(driverError({ code: '23505' }))]).toEqual([
    true,
    false,
  ])
})
