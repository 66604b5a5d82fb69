import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFewest } from './board-fewest.ts'
import { checkProblem } from './check-problem.ts'
import { solve } from './solve.ts'
import { tinyProblem, withRules } from './testing/tiny-problems.ts'
import { countQuality, verify } from './verify.ts'

test('what taking a meeting out costs in promises is what the verifier finds afterwards', async () => {
  let people = 0
  let groups = 0
  const drawn = withRules(
    tinyProblem.map(({ fairness: _, ...problem }) => problem),
    { groups: true, choices: true },
  )
  await fc.assert(
    fc.asyncProperty(drawn, fc.integer(), async (problem, seed) => {
      fc.pre(checkProblem(problem).length === 0)
      const { placed, status } = await solve(problem, { seed, iterations: 100 })
      fc.pre(status === 'optimal' || status === 'feasible')
      const ask = readFewest(problem, placed)
      const missed = countQuality(problem, placed).minimumMissed
      for (const { meeting } of placed) {
        const left = placed.filter(one => one.meeting !== meeting)
        const short = ask([meeting])
        const starved = verify(problem, { placed: left }).filter(({ code }) => code === 'group-below-minimum')
        const ofPeople = short.filter(({ kind }) => kind === 'participant')
        expect(ofPeople.length).toBe(countQuality(problem, left).minimumMissed - missed)
        expect(
          short
            .filter(({ kind }) => kind === 'group')
            .map(({ id }) => id)
            .sort(),
        ).toEqual(starved.map(({ group }) => group).sort())
        people += ofPeople.length
        groups += starved.length
      }
    }),
    { numRuns: 200 },
  )
  expect([people > 0, groups > 0]).toEqual([true, true])
})

test('whoever gains a meeting by it loses nothing', () => {
  const ask = readFewest(
    {
      slots: [{ id: 's', start: 0, end: 1, session: 's', run: 's', day: 'd' }],
      places: [],
      participants: ['a', 'b'].map(id => ({ id, available: ['s'], minMeetings: 1 })),
      meetings: [{ id: 'm', participants: ['a', 'b'], weight: 1 }],
      groups: [{ id: 'g', participants: ['a'], minMeetings: 1 }],
      order: [],
    },
    [{ meeting: 'm', slot: 's', place: 't' }],
  )
  expect(ask(['m'])).toEqual([
    { kind: 'participant', id: 'a', held: 0, minimum: 1 },
    { kind: 'participant', id: 'b', held: 0, minimum: 1 },
    { kind: 'group', id: 'g', held: 0, minimum: 1 },
  ])
  expect(ask(['m'], ['a'])).toEqual([{ kind: 'participant', id: 'b', held: 0, minimum: 1 }])
  expect([ask(['unknown']), ask([])]).toEqual([[], []])
})
