import { expect, test } from 'vitest'
import { generateLarge, generateMission } from './generate.ts'
import type { Progress } from './model.ts'
import { InvalidProblem, solve } from './solve.ts'
import { startBuild } from './start-build.ts'
import { verify } from './verify.ts'

const mission = generateMission({
  seed: 7,
  delegates: 10,
  locals: 16,
  requests: 80,
  days: 1,
  slotsPerSession: 5,
  tables: 6,
})

test('a build in a worker gives the same answer as one in place', async () => {
  const here = await solve(mission, { seed: 3, iterations: 4000 })
  const there = await startBuild(mission, { seed: 3, iterations: 4000 }).done
  expect({ ...there, seconds: 0 }).toEqual({ ...here, seconds: 0 })
})

test('a cancelled build ends soon with a valid schedule, having told how far it was', async () => {
  const problem = generateLarge({ seed: 1, participants: 400, meetings: 2000, slots: 40, tables: 80 })
  const seen: Progress[] = []
  const started = performance.now()
  const build = startBuild(problem, {
    seed: 1,
    deadlineMs: 60_000,
    onProgress: progress => {
      seen.push(progress)
      build.cancel()
    },
  })
  const answer = await build.done
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(verify(problem, answer)).toEqual([])
  expect(seen.length).toBeGreaterThan(0)
  expect(seen[0]).toMatchObject({ phase: 'start', total: 2000 })
})

test('faulty input is refused with its faults', async () => {
  const faulty = { ...mission, meetings: [...mission.meetings, { id: 'x', participants: ['d0'], weight: 1 }] }
  const error = await startBuild(faulty, { seed: 1 }).done.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(InvalidProblem)
  expect(error instanceof InvalidProblem && error.faults).toMatchObject([
    { id: 'x', code: 'too-few-participants' },
  ])
})
