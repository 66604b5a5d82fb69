import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAgreed, namesIn, rungOfStory, storyRungs } from './story.ts'

const rung = fc.option(fc.constantFrom('none', ...storyRungs))

test('a story tells no more than either side says, whoever is asked first, and nothing of nothing', () => {
  fc.assert(
    fc.property(rung, rung, (from, to) => {
      const told = rungOfStory(from, to)
      expect(told).toBe(rungOfStory(to, from))
      if (from === 'none' || to === 'none' || (from === null && to === null)) expect(told).toBeNull()
      else
        for (const said of [from, to])
          if (said !== null)
            expect(storyRungs.indexOf(told ?? 'talking')).toBeLessThanOrEqual(storyRungs.indexOf(said))
    }),
    { numRuns: 500 },
  )
})

test('a name is found however it is written, and not inside another word', () => {
  expect(namesIn('We met ŠVIESA-Optics,  Ltd. there', ['Šviesa Optics Ltd', 'Osaka Lens'])).toEqual([
    'Šviesa Optics Ltd',
  ])
  expect(namesIn('A lensmaker', ['Lens'])).toEqual([])
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{2,8}( [a-z]{2,8})?$/),
      fc.string(),
      fc.string(),
      (name, before, after) => {
        expect(namesIn(`${before} ${name.toUpperCase()} ${after}`, [name])).toEqual([name])
      },
    ),
    { numRuns: 500 },
  )
})

test('only two yeses are a yes', () => {
  for (const from of [true, false, null])
    for (const to of [true, false, null]) expect(isAgreed({ from, to })).toBe(from === true && to === true)
})
