/** What of a partnership is due, and what waits for somebody's answer. */
export const dueKinds = [
  'report',
  'freeze',
  'deliverable',
  'milestone',
  'task',
  'hypothesis',
  'settle',
  'rehearsal',
  'votes',
  'signatures',
  'chase',
  'requests',
  'steps',
] as const
export type DueKind = (typeof dueKinds)[number]
