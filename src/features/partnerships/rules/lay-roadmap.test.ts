import { expect, test } from 'vitest'
import { layRoadmap } from './lay-roadmap.ts'

const on = (from: string, to: string | null = null) => ({ from, to })

test('today parts what is over from what comes; what runs today stands between them, its last day included', () => {
  const yesterday = on('2027-05-11')
  const lastDay = on('2027-04-28', '2027-05-12')
  const today = on('2027-05-12')
  const tomorrow = on('2027-05-13', '2027-06-02')
  const later = on('2027-07-01')

  expect(layRoadmap([lastDay, yesterday, today, tomorrow, later], '2027-05-12')).toEqual({
    past: [{ month: '2027-05', items: [yesterday] }],
    now: [lastDay, today],
    next: [
      { month: '2027-05', items: [tomorrow] },
      { month: '2027-07', items: [later] },
    ],
  })
})
