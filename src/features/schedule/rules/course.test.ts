import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addPoint, type CoursePoint } from './course.ts'

const point = (seconds: number, breaks: number): CoursePoint => ({
  seconds,
  placed: 10,
  weight: 30,
  weightUpperBound: 40,
  breaks,
  breaksLowerBound: 1,
})

test('a moment at which nothing changed is left out', () => {
  const course = [point(0.1, 9), point(0.5, 9), point(1.234, 7)].reduce(addPoint, [] as CoursePoint[])

  expect(course).toEqual([point(0.1, 9), point(1.23, 7)])
})

test('a long course stays short, in order, and keeps its first and its last moment', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 400 }), found => {
      const moments = found.map((breaks, index) => point(index, breaks))
      const course = moments.reduce(addPoint, [] as CoursePoint[])
      const last = moments.at(-1)

      expect(course.length).toBeLessThanOrEqual(61)
      expect(course[0]).toEqual(moments[0])
      expect(course.at(-1)?.breaks).toBe(last?.breaks)
      expect(course.map(one => one.seconds)).toEqual(course.map(one => one.seconds).sort((a, b) => a - b))
    }),
    { numRuns: 100 },
  )
})
