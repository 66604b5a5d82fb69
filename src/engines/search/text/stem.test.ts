import { expect, test } from 'vitest'
import { stemWord } from './stem.ts'

const stems = (code: string, words: string) => new Set(words.split(' ').map(word => stemWord(word, code)))

test.each([
  ['es', 'fundar fundó fundada fundación fundaciones'],
  ['es', 'poblar poblado población'],
  ['es', 'coronar coronó coronación'],
  ['ro', 'insulă insula insule insulei insulelor'],
  ['ro', 'europa europei'],
])('%s: %s have one stem', (code, words) => {
  expect(stems(code, words).size).toBe(1)
})

test.each([
  ['es', 'nación nacer'],
  ['es', 'estación este'],
  ['es', 'variación varios'],
  ['ro', 'ape apoi'],
])('%s: %s are words apart', (code, words) => {
  expect(stems(code, words).size).toBe(2)
})
