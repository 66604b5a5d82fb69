/** The four steps of a room, each showing more than the one before. */
export const steps = ['teaser', 'identity', 'nda', 'technical'] as const
export type Step = (typeof steps)[number]

/** Steps that texts and files can belong to; the agreement is a thing of its own. */
export const itemSteps = ['teaser', 'identity', 'technical'] as const
export type ItemStep = (typeof itemSteps)[number]

/** True when a room that stands at `at` has come as far as `wanted`. */
export function hasReached(at: Step, wanted: Step): boolean {
  return steps.indexOf(at) >= steps.indexOf(wanted)
}

/** The step after this one, or null at the end. */
export function stepAfter(step: Step): Step | null {
  return steps[steps.indexOf(step) + 1] ?? null
}

/** Where a room stands: as far as the side that agreed to least. */
export function commonStep(agreed: readonly Step[]): Step {
  return steps[Math.min(...agreed.map(step => steps.indexOf(step)))] ?? 'teaser'
}
