import type { State } from '../../../web/design/index.ts'

export const projectLooks = {
  idea: 'waiting',
  submitted: 'waiting',
  funded: 'agreed',
  refused: 'conflict',
  dropped: 'quiet',
} as const satisfies Record<string, State>
