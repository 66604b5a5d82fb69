import { expect, test } from 'vitest'
import { findSameMonth, monthsOf } from './same-month.ts'

const event = (partnership: string, city: string, startsOn: string, endsOn = startsOn, country = 'JP') => ({
  slug: `${partnership}-${startsOn}`,
  country,
  city,
  startsOn,
  endsOn,
  partnership: { slug: partnership },
})

test('partnerships in one city in one month find each other, however the city is written', () => {
  const found = findSameMonth([
    event('b', 'São Paulo', '2027-06-01', '2027-06-03', 'BR'),
    event('a', 'SAO PAULO', '2027-06-28', '2027-07-02', 'BR'),
    event('a', 'Osaka', '2027-05-12'),
    event('b', 'Osaka', '2027-05-30'),
  ])

  expect(found.map(one => [one.month, one.country, one.city, one.events.map(each => each.slug)])).toEqual([
    ['2027-05', 'JP', 'Osaka', ['a-2027-05-12', 'b-2027-05-30']],
    ['2027-06', 'BR', 'São Paulo', ['b-2027-06-01', 'a-2027-06-28']],
  ])
})

test('one partnership meets nobody, and neither do two in other months, cities or countries', () => {
  expect(
    findSameMonth([
      event('a', 'Osaka', '2027-05-12'),
      event('a', 'Osaka', '2027-05-20'),
      event('b', 'Osaka', '2027-06-01'),
      event('b', 'Tokyo', '2027-05-12'),
      event('b', 'Osaka', '2027-05-12', '2027-05-12', 'US'),
    ]),
  ).toEqual([])
})

test('an event lies in every month it has a day in, over the year’s end', () => {
  expect(monthsOf({ startsOn: '2026-12-31', endsOn: '2027-02-01' })).toEqual([
    '2026-12',
    '2027-01',
    '2027-02',
  ])
})
