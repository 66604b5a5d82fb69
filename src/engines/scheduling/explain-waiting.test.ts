import { expect, test } from 'vitest'
import { placeLate } from './board.ts'
import { explainWaiting } from './explain-waiting.ts'
import { generateMission } from './generate.ts'
import { solve } from './solve.ts'

test('a schedule edited by hand is explained as it stands, for those asked about and nobody else', async () => {
  const problem = generateMission({
    seed: 3,
    delegates: 10,
    locals: 16,
    requests: 90,
    days: 1,
    slotsPerSession: 4,
    tables: 6,
  })
  const answer = await solve(problem, { seed: 1, iterations: 3000 })
  const [gone, ...placed] = answer.placed
  const waiting = answer.unplaced[0]?.meeting ?? ''
  const asked = [waiting, gone?.meeting ?? '', placed[0]?.meeting ?? '', 'nobody knows it']
  const told = explainWaiting(problem, { placed }, asked)

  expect(told.map(one => one.meeting).sort()).toEqual([waiting, gone?.meeting ?? ''].sort())
  expect(told.find(one => one.meeting === gone?.meeting)?.conflict).toEqual([])
  for (const one of told)
    expect(one.conflict.length > 0, one.meeting).toBe(
      placeLate(problem, { placed }, one.meeting) === undefined,
    )
})
