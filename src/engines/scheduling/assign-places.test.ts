import { expect, test } from 'vitest'
import { freeCells } from './board.ts'
import { generateMission } from './generate.ts'
import type { Problem } from './model.ts'
import { solve } from './solve.ts'

test('two hosts who receive all day each keep their table', async () => {
  const slots = [1, 2, 3, 4].map(number => ({
    id: `s${number}`,
    start: number * 30,
    end: number * 30 + 30,
    session: 'a',
    run: 'a',
    day: 'a',
  }))
  const available = slots.map(({ id }) => id)
  const guests = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7', 'g8']
  const problem: Problem = {
    slots,
    places: ['t1', 't2'].map(id => ({ id, label: id, kind: 'table' as const })),
    participants: ['host1', 'host2', ...guests].map(id => ({ id, available })),
    meetings: guests.map((guest, index) => ({
      id: guest,
      participants: [index % 2 === 0 ? 'host1' : 'host2', guest],
      weight: 1,
    })),
    order: ['weight', 'breaks', 'tableChanges'],
  }
  const answer = await solve(problem, { seed: 1, iterations: 2000 })
  expect({ held: answer.placed.length, tableChanges: answer.tableChanges }).toEqual({
    held: 8,
    tableChanges: 0,
  })
})

test('no meeting could save a change of table by taking a free table in its slot', async () => {
  for (const seed of [1, 2, 3, 4]) {
    const problem = generateMission({
      seed,
      delegates: 10,
      locals: 16,
      requests: 90,
      days: 1,
      slotsPerSession: 5,
      tables: 20,
    })
    const answer = await solve(problem, { seed, iterations: 2000 })
    for (const { meeting, slot } of answer.placed) {
      const savings = freeCells(problem, answer, meeting).filter(
        cell => cell.slot === slot && cell.verdict === 'free' && cell.tableChanges < 0,
      )
      expect(savings).toEqual([])
    }
  }
})
