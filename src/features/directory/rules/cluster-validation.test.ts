import { expect, test } from 'vitest'
import { judgeCriteria, mayDecide, maySubmit } from './cluster-validation.ts'

const good = {
  staffFte: 0.5,
  membersByKind: { sme: 12, company: 1, university: 2 },
  website: 'https://cluster.example',
  websiteInEnglish: true,
  evidence: 'Six events a year',
}

test('half a position, fifteen members of two kinds, an English site and evidence meet the criteria', () => {
  expect(judgeCriteria(good).filter(criterion => !criterion.met)).toEqual([])
  expect(
    judgeCriteria({
      ...good,
      membersByKind: { sme: 14 },
      staffFte: 0.4,
      websiteInEnglish: false,
      evidence: '',
    }).map(({ name, met, value }) => [name, met, value]),
  ).toEqual([
    ['staff', false, 0.4],
    ['website', false, null],
    ['members', false, 14],
    ['types', false, 1],
    ['activity', false, null],
  ])
})

test('small and large companies are one kind of member', () => {
  const types = judgeCriteria({ ...good, membersByKind: { sme: 10, 'large-company': 10 } }).find(
    one => one.name === 'types',
  )
  expect(types).toMatchObject({ value: 1, met: false })
})

test('a support programme waives the criteria; only what was submitted is decided', () => {
  const poor = judgeCriteria({ ...good, membersByKind: {} })
  expect([
    maySubmit(poor, null),
    maySubmit(poor, 'Regional programme'),
    maySubmit(judgeCriteria(good), null),
  ]).toEqual([false, true, true])
  expect([
    mayDecide('draft', 'validated'),
    mayDecide('submitted', 'waived'),
    mayDecide('validated', 'returned'),
    mayDecide('returned', 'validated'),
  ]).toEqual([false, true, true, false])
})
