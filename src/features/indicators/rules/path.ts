/** What is to be reached by a day. */
export interface Milestone {
  day: string
  value: number
}

const dayMs = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** What should be there by a day, if it grows evenly from one milestone to the next; null without a target. */
export function expectedOn(
  day: string,
  way: { from: string; milestones: readonly Milestone[] },
): number | null {
  if (way.milestones.length === 0) return null
  let before: Milestone = { day: way.from, value: 0 }
  for (const next of [...way.milestones].sort((a, b) => at(a.day) - at(b.day))) {
    if (day <= next.day) {
      const whole = at(next.day) - at(before.day)
      const part = whole <= 0 ? 1 : Math.max(0, at(day) - at(before.day)) / whole
      return Math.round((before.value + (next.value - before.value) * part) * 10) / 10
    }
    before = next
  }
  return before.value
}

export const standings = ['reached', 'on-path', 'behind', 'no-target'] as const
export type Standing = (typeof standings)[number]

/** How far a figure is, against its target and what should be there today. */
export function standingOf(figure: {
  proven: number
  target: number | null
  expected: number | null
}): Standing {
  if (figure.target === null) return 'no-target'
  if (figure.proven >= figure.target) return 'reached'
  return figure.expected !== null && figure.proven < Math.floor(figure.expected) ? 'behind' : 'on-path'
}

/** How many there were at the end of each of at most so many equal stretches: a figure's way over time. */
export function courseOf(
  days: readonly string[],
  way: { from: string; to: string; steps: number },
): { day: string; value: number }[] {
  const [start, end] = [at(way.from), at(way.to)]
  const length = Math.max(0, end - start)
  const steps = Math.max(1, Math.min(way.steps, Math.round(length / dayMs)))
  return Array.from({ length: steps + 1 }, (_, step) => {
    const day = new Date(start + Math.round((length * step) / steps / dayMs) * dayMs)
      .toISOString()
      .slice(0, 10)
    return { day, value: days.filter(one => one <= day).length }
  })
}

/** In which month of how many a day lies. */
export function monthOf(day: string, span: { from: string; to: string }): { month: number; of: number } {
  const months = (a: string, b: string) =>
    (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 +
    Number(b.slice(5, 7)) -
    Number(a.slice(5, 7)) -
    (b.slice(8) < a.slice(8) ? 1 : 0)
  const of = Math.max(1, months(span.from, span.to) + (span.to.slice(8) === span.from.slice(8) ? 0 : 1))
  return { month: Math.min(of, Math.max(1, months(span.from, day) + 1)), of }
}
