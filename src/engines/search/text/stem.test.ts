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

test('a Spanish noun that only looks like a verb’s stays apart', () => {
  expect(stems('es', 'variación varios').size).toBe(2)
})
