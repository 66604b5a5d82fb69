import { expect, test } from 'vitest'
import { KeptAnswers } from './kept-answers.ts'
import { KeptRows } from './kept-rows.ts'
import type { DocumentRow } from './queries-documents.ts'

const rowOf = (id: string, name: string) => ({ id, name }) as DocumentRow

/** A database in which each row bears the number of the time it was read. */
function readings() {
  const loaded: string[][] = []
  return {
    loaded,
    load: async (ids: readonly string[]) => {
      loaded.push([...ids])
      return ids.map(id => rowOf(id, `reading ${loaded.length}`))
    },
  }
}

test('a row is read once, and again when it was said to have changed', async () => {
  const { loaded, load } = readings()
  const rows = new KeptRows()
  await rows.read(['a', 'b'], load)
  const again = await rows.read(['a', 'b', 'c'], load)
  rows.forget(['b'])
  const changed = await rows.read(['a', 'b'], load)

  expect(loaded).toEqual([['a', 'b'], ['c'], ['b']])
  expect(again.map(({ id, name }) => `${id}: ${name}`)).toEqual([
    'a: reading 1',
    'b: reading 1',
    'c: reading 2',
  ])
  expect(changed.map(({ id, name }) => `${id}: ${name}`)).toEqual(['a: reading 1', 'b: reading 3'])
})

test('what is read while something is said to change is not kept', async () => {
  const rows = new KeptRows()
  const { loaded, load } = readings()
  await rows.read(['a'], async ids => {
    const read = await load(ids)
    rows.forget(['a'])
    return read
  })
  await rows.read(['a'], load)

  expect(loaded).toEqual([['a'], ['a']])
})

test('an answer is kept for its question and its sight, until the index changes', () => {
  const answers = new KeptAnswers()
  const [one, other] = [{ sees: () => true }, { sees: () => true }]
  let count = 0
  const ask = (sight: typeof one, text: string) =>
    answers.find(sight, { text }, () => {
      count++
      const answer = { results: [], total: count, facets: {}, language: 'en', terms: {}, corrections: [] }
      return { answer, question: { text }, isLoosened: false }
    }).answer.total

  const before = [
    ask(one, 'laser'),
    ask(one, 'laser'),
    ask(other, 'laser'),
    ask(one, 'lens'),
    ask(one, 'laser'),
  ]
  answers.forgetAll()

  expect(before).toEqual([1, 1, 2, 3, 1])
  expect(ask(one, 'laser')).toBe(4)
})
