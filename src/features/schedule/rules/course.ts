import { z } from 'zod'

/** How far a build had come at one moment; gaps and weights as in the certificate. */
export const coursePoint = z.object({
  seconds: z.number(),
  placed: z.number().int(),
  weight: z.number(),
  weightUpperBound: z.number(),
  breaks: z.number().int(),
  breaksLowerBound: z.number().int(),
})
export type CoursePoint = z.infer<typeof coursePoint>

/** More would be no clearer in a picture of a few hundred pixels. */
const mostPoints = 60

/**
 * The course of a build with one more moment: moments at which nothing changed are left out, and of a long course every
 * second moment goes, never the first or the last.
 */
export function addPoint(course: readonly CoursePoint[], next: CoursePoint): CoursePoint[] {
  const last = course.at(-1)
  if (last !== undefined && isSame(last, next)) return [...course]
  const point: CoursePoint = {
    seconds: Math.round(next.seconds * 100) / 100,
    placed: next.placed,
    weight: next.weight,
    weightUpperBound: next.weightUpperBound,
    breaks: next.breaks,
    breaksLowerBound: next.breaksLowerBound,
  }
  const longer = [...course, point]
  return longer.length <= mostPoints
    ? longer
    : longer.filter((_, index) => index % 2 === 0 || index === longer.length - 1)
}

function isSame(a: CoursePoint, b: CoursePoint): boolean {
  return (
    a.placed === b.placed &&
    a.weight === b.weight &&
    a.weightUpperBound === b.weightUpperBound &&
    a.breaks === b.breaks &&
    a.breaksLowerBound === b.breaksLowerBound
  )
}
