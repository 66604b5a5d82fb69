import { expect, test } from 'vitest'
import { momentOf } from './reminder-moment.ts'

const today = '2027-03-10'
const moment = (dueOn: string | null, doneOn: string | null = null) => momentOf({ dueOn, doneOn }, today)

test('before from two weeks on up to the day itself, after from the next day on', () => {
  expect(['2027-03-25', '2027-03-24', '2027-03-10', '2027-03-09'].map(day => moment(day))).toEqual([
    null,
    'before',
    'before',
    'after',
  ])
})

test('what is done, or has no day, is reminded of no more', () => {
  expect([moment('2027-03-01', '2027-03-02'), moment(null)]).toEqual([null, null])
})
