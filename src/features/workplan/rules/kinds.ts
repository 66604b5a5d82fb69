/** As many months a plan may have. */
export const mostMonths = 120

export const itemKinds = ['task', 'deliverable', 'milestone'] as const
export type ItemKind = (typeof itemKinds)[number]

/** In the order in which a thing passes through them. */
export const itemStates = {
  task: ['planned', 'done'],
  deliverable: ['planned', 'submitted', 'accepted'],
  milestone: ['planned', 'reached'],
} as const satisfies Record<ItemKind, readonly string[]>
export const allStates = ['planned', 'done', 'submitted', 'accepted', 'reached'] as const
export type ItemState = (typeof allStates)[number]

/** Whether a thing of that kind can be in that state. */
export function isStateOf(kind: ItemKind, state: ItemState): boolean {
  return (itemStates[kind] as readonly ItemState[]).includes(state)
}

export const standings = ['planned', 'soon', 'late', 'done'] as const
export type Standing = (typeof standings)[number]

const marks = { task: 'T', deliverable: 'D', milestone: 'MS' } as const

/** How people call it: `T1.2`, `D1.1`, `MS3`. */
export function codeOf(kind: ItemKind, packageNumber: number, number: number): string {
  return kind === 'milestone' ? `${marks[kind]}${number}` : `${marks[kind]}${packageNumber}.${number}`
}
