import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSharedWords } from './shared-words.ts'

test('words that an offer and a wish share are named as the offer spells them', () => {
  expect(
    findSharedWords(
      'Fibre lasers and OCT probes for ophthalmology',
      'We are looking for a partner with OCT probe know-how and a fibre laser',
    ),
  ).toEqual(['Fibre', 'lasers', 'OCT', 'probes'])
})

test('words that say nothing are no reason to meet', () => {
  expect(findSharedWords('We offer new products and services', 'New services of our partners')).toEqual([])
})

test('accents and capitals do not part a word from itself', () => {
  expect(findSharedWords('Endoskopie für Kliniken', 'ENDOSKOPIE')).toEqual(['Endoskopie'])
})

test('who says nothing shares nothing, and every word found stands in both texts', () => {
  const text = fc
    .array(fc.constantFrom('laser', 'Lasers', 'oct', 'and', 'fibre', 'photonics'))
    .map(words => words.join(' '))
  expect(findSharedWords(null, 'laser')).toEqual([])
  fc.assert(
    fc.property(text, text, (offer, wish) =>
      findSharedWords(offer, wish).every(word => offer.includes(word)),
    ),
  )
  fc.assert(
    fc.property(
      text,
      text,
      (one, other) => findSharedWords(one, other).length === findSharedWords(other, one).length,
    ),
  )
})
