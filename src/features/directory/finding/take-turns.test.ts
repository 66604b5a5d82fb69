import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Turns } from './take-turns.ts'

const never = 3_600_000

/** Pieces of work that last until they are let go, with who has begun. */
function workshop(turns: Turns) {
  const begun: number[] = []
  const ends = new Map<number, () => void>()
  const begin = (nth: number) =>
    turns.take(async () => {
      begun.push(nth)
      await new Promise<void>(resolve => ends.set(nth, resolve))
      return nth
    })
  const finish = async (nth: number) => {
    ends.get(nth)?.()
    await nextTurn()
    await nextTurn()
  }
  return { begun, begin, finish }
}

test('a few work at once, the others begin in the order in which they came', async () => {
  const { begun, begin, finish } = workshop(new Turns({ most: 2, longestLine: 8, longestMs: never }))
  const all = [1, 2, 3, 4].map(begin)
  await nextTurn()
  const first = [...begun]
  await finish(2)
  const second = [...begun]
  for (const nth of [1, 3, 4]) await finish(nth)

  expect([first, second, await Promise.all(all)]).toEqual([
    [1, 2],
    [1, 2, 3],
    [1, 2, 3, 4],
  ])
})

test('what fails makes room like what succeeds', async () => {
  const turns = new Turns({ most: 1, longestLine: 8, longestMs: never })
  const failing = turns.take(() => Promise.reject(new Error('lost')))
  const next = turns.take(async () => 'found')

  await expect(failing).rejects.toThrow('lost')
  expect(await next).toBe('found')
})

test('who takes long keeps others waiting only so long, and gives up one turn alone', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { begun, begin, finish } = workshop(new Turns({ most: 1, longestLine: 8, longestMs: 20 }))
  const all = [1, 2, 3].map(begin)
  await nextTurn()
  const first = [...begun]
  vi.advanceTimersByTime(20)
  await nextTurn()
  const later = [...begun]
  await finish(1)
  const whileTheSecondWorks = [...begun]
  await finish(2)
  await finish(3)

  expect([first, later, whileTheSecondWorks]).toEqual([[1], [1, 2], [1, 2]])
  expect(await Promise.all(all)).toEqual([1, 2, 3])
})

test('a long line is let in faster', async () => {
  const { begun, begin, finish } = workshop(new Turns({ most: 1, longestLine: 3, longestMs: never }))
  const all = [1, 2, 3, 4, 5, 6, 7].map(begin)
  await nextTurn()
  const first = [...begun]
  for (const nth of [1, 2, 3, 4, 5, 6, 7]) await finish(nth)

  expect(first).toEqual([1, 2, 3])
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5, 6, 7])
})
