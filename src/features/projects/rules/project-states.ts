/** The way of a joint project; refused and dropped are ends, and an idea may be submitted again after a refusal. */
export const projectStates = ['idea', 'submitted', 'funded', 'refused', 'dropped'] as const
export type ProjectState = (typeof projectStates)[number]

const onwards: Record<ProjectState, readonly ProjectState[]> = {
  idea: ['submitted', 'dropped'],
  submitted: ['funded', 'refused', 'dropped'],
  funded: [],
  refused: ['submitted', 'dropped'],
  dropped: ['idea'],
}

/** Where a project can go from here. */
export function nextStates(state: ProjectState): readonly ProjectState[] {
  return onwards[state]
}

/** What has to be shown for a state: without it nobody counts it. */
export const needsEvidence = (state: ProjectState): boolean => state === 'submitted' || state === 'funded'
