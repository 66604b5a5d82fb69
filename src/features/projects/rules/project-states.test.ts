import fc from 'fast-check'
import { expect, test } from 'vitest'
import { needsEvidence, nextStates, type ProjectState, projectStates } from './project-states.ts'

test('money comes only to what was submitted before, however a project wanders', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), choices => {
      let state: ProjectState = 'idea'
      let wasSubmitted = false
      for (const choice of choices) {
        const next: readonly ProjectState[] = nextStates(state)
        if (next.length === 0) break
        state = next[choice % next.length] ?? state
        if (state === 'submitted') wasSubmitted = true
        if (state === 'funded') expect(wasSubmitted).toBe(true)
        expect(projectStates).toContain(state)
      }
    }),
    { numRuns: 500 },
  )
})

test('what counts needs something to show', () => {
  expect(projectStates.filter(needsEvidence)).toEqual(['submitted', 'funded'])
  expect(nextStates('funded')).toEqual([])
})
