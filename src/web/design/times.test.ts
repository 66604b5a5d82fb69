import { expect, test } from 'vitest'
import {
  dayKey,
  formatDay,
  formatNumber,
  formatPercent,
  formatShortNumber,
  formatTime,
  showSameTime,
  zonePlace,
} from './times.ts'

const evening = '2027-05-12T15:30:00Z'

test('an instant is told in the zone of the event, to the minute, on a 24-hour clock in every language', () => {
  const told = ['en', 'fr', 'de', 'es', 'lt', 'ja', 'ko'].map(lang => formatTime(evening, 'Asia/Tokyo', lang))

  expect(told).toEqual(['00:30', '00:30', '00:30', '00:30', '00:30', '00:30', '00:30'])
})

test('the day is the one of the zone, not of the reader', () => {
  expect([dayKey(evening, 'Asia/Tokyo'), dayKey(evening, 'Europe/Vilnius')]).toEqual([
    '2027-05-13',
    '2027-05-12',
  ])
  expect(formatDay(evening, 'Asia/Tokyo', 'en')).toBe('Thursday 13 May 2027')
  expect(formatDay(evening, 'Europe/Vilnius', 'en', 'short')).toBe('Wed 12 May')
  expect(['en', 'de', 'lt'].map(lang => formatDay(evening, 'Europe/Vilnius', lang, 'date'))).toEqual([
    '12 May 2027',
    '12. Mai 2027',
    '2027 m. gegužės 12 d.',
  ])
})

test('zones whose clocks agree need one time, half-hour zones and other days need two', () => {
  expect([
    showSameTime(evening, 'Europe/Vilnius', 'Europe/Helsinki'),
    showSameTime(evening, 'America/St_Johns', 'America/New_York'),
    showSameTime('2027-05-12T10:30:00Z', 'Pacific/Kiritimati', 'Pacific/Honolulu'),
  ]).toEqual([true, false, false])
})

test('a clock that was put back shows the hour twice', () => {
  expect([
    formatTime('2027-10-31T00:30:00Z', 'Europe/Berlin', 'de'),
    formatTime('2027-10-31T01:30:00Z', 'Europe/Berlin', 'de'),
  ]).toEqual(['02:30', '02:30'])
})

test('a zone is named by its place', () => {
  expect(zonePlace('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
})

test('numbers are written as the reader writes them', () => {
  expect([formatNumber(1600, 'en'), formatNumber(1600, 'de')]).toEqual(['1,600', '1.600'])
})

test('where there is little room a large number is said in few letters, a small one whole', () => {
  expect([10_091_407, 1_250_000, 9_999, -12_000].map(value => formatShortNumber(value, 'en'))).toEqual([
    '10m',
    '1.3m',
    '9,999',
    '-12k',
  ])
})

test('a share is told in whole per cent, as each language writes it', () => {
  expect([0.374, 1, 0.0004].map(share => formatPercent(share, 'en'))).toEqual(['37%', '100%', '0%'])
  expect(['de', 'fr', 'lt'].map(lang => formatPercent(0.374, lang).replace(/\s/u, ' '))).toEqual(
    Array(3).fill('37 %'),
  )
})
