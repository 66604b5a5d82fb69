import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantAt } from '../../../shared/zones.ts'
import { participantFields } from './participant-columns.ts'
import { readParticipantRow } from './read-participant-row.ts'
import { findUnavailableSlots } from './unavailable-slots.ts'

test('a whole name is taken apart, kinds and languages are read in words', () => {
  const reading = readParticipantRow(
    {
      organisation: ' Linse  Muster ',
      country: 'Germany',
      personName: 'Ida Maria Linse',
      kind: 'Delegate',
      languages: 'Deutsch; EN; 日本語',
    },
    { country: null, lang: 'de' },
  )
  expect(reading).toMatchObject({
    ok: {
      organisation: { name: 'Linse Muster', country: 'DE' },
      person: { givenName: 'Ida Maria', familyName: 'Linse', lang: 'de' },
      kind: 'travelling',
      languages: ['de', 'en', 'ja'],
    },
    warnings: [],
  })
})

test('whatever stands in the cells, a row is read or explained, and every fault names its field', () => {
  const cells = fc.dictionary(fc.constantFrom(...participantFields), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(cells, given => {
      const reading = readParticipantRow(given, { country: 'LT', lang: null })
      const faults = [...reading.warnings, ...('problems' in reading ? reading.problems : [])]
      expect('ok' in reading || reading.problems.length > 0).toBe(true)
      expect(faults.every(fault => participantFields.includes(fault.field))).toBe(true)
    }),
  )
})

test('a session, a day, a time or both name slots by the clocks of the place', () => {
  const slot = (id: string, day: string, clock: string, session: string) => ({
    id,
    session,
    startsAt: instantAt(day, clock, 'Asia/Tokyo'),
  })
  const slots = [
    slot('a', '2026-10-05', '09:00', 'Monday morning'),
    slot('b', '2026-10-05', '13:00', 'Monday afternoon'),
    slot('c', '2026-10-06', '09:00', 'Tuesday'),
  ]
  const find = (...words: string[]) => findUnavailableSlots(words, slots, 'Asia/Tokyo')
  expect([
    find('monday MORNING'),
    find('2026-10-05'),
    find('09:00'),
    find('2026-10-06T09:00', 'never'),
  ]).toEqual([
    { slotIds: ['a'], unknown: [] },
    { slotIds: ['a', 'b'], unknown: [] },
    { slotIds: ['a', 'c'], unknown: [] },
    { slotIds: ['c'], unknown: ['never'] },
  ])
})
