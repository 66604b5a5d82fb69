import { expect, test } from 'vitest'
import { mayWrite } from './free-space.ts'

test.each([
  'select 1',
  '  (select 1) union select 2',
  'with a as (select 1) select * from a',
  'begin',
  'start transaction isolation level repeatable read',
  'commit',
  'rollback to savepoint a',
  'declare c cursor for select 1',
  'fetch 10 from c',
])('reading and steering go on without room: %s', statement => {
  expect(mayWrite(statement)).toBe(false)
})

test.each([
  'insert into "a" values (1)',
  'update a set b = 1',
  'delete from a',
  'create table a ()',
  'with a as (insert into b values (1) returning id) select * from a',
  'with a as (\n  delete\n from b returning id) select 1',
  'copy a from stdin',
  'vacuum',
  '-- a note\nselect 1',
])('what may write is held back: %s', statement => {
  expect(mayWrite(statement)).toBe(true)
})
