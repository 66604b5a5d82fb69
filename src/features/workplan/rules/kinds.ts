/** As many months a plan may have. */
export const mostMonths = 120

export const itemKinds = ['task', 'deliverable', 'milestone'] as const
export type ItemKind = (typeof itemKinds)[number]

/** In the order in which a thing passes through them. */
export const itemStates = {
  task: ['planned', 'begun', 'done'],
  deliverable: ['planned', 'begun', 'submitted', 'accepted'],
  milestone: ['planned', 'reached'],
} as const satisfies Record<ItemKind, readonly string[]>
export const allStates = ['planned', 'begun', 'done', 'submitted', 'accepted', 'reached'] as const
export type ItemState = (typeof allStates)[number]

/** What its owner can say of it: that a deliverable is accepted is the partnership's word, who hears it from the funder. */
export function statesByOwner(kind: ItemKind): readonly ItemState[] {
  return itemStates[kind].filter(state => state !== 'accepted')
}

export const standings = ['planned', 'soon', 'late', 'done'] as const
export type Standing = (typeof standings)[number]

const marks = { task: 'T', deliverable: 'D', milestone: 'MS' } as const

/** How people call it: `T1.2`, `D1.1`, `MS3`. */
export function codeOf(kind: ItemKind, packageNumber: number, number: number): string {
  return kind === 'milestone' ? `${marks[kind]}${number}` : `${marks[kind]}${packageNumber}.${number}`
}
