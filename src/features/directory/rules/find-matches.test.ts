import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findMatches, questionWords } from './find-matches.ts'

test('a question without accents finds the accented word', () => {
  expect(findMatches('Institut für Künstliche Sicht', questionWords('kunst sicht'))).toEqual([
    { text: 'Institut für ', hit: false },
    { text: 'Künst', hit: true },
    { text: 'liche ', hit: false },
    { text: 'Sicht', hit: true },
  ])
})

test('the pieces are the text, whatever is asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (text, words) => {
      const pieces = findMatches(text, questionWords(words.join(' ')))

      expect(pieces.map(piece => piece.text).join('')).toBe(text)
    }),
  )
})

test('a text that is asked for as a whole is one hit', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zà-ö]{1,20}$/), text => {
      expect(findMatches(text, questionWords(text))).toEqual([{ text, hit: true }])
    }),
  )
})
