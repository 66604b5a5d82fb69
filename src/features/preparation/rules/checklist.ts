export const stepKinds = [
  'visa',
  'flight',
  'hotel',
  'insurance',
  'customs',
  'webinar',
  'coaching',
  'other',
] as const
export type StepKind = (typeof stepKinds)[number]
export const owners = ['delegate', 'cluster', 'organiser'] as const
export type Owner = (typeof owners)[number]
/** Whose list a step can stand on: everybody who goes, takes part from afar, observes, or is represented. */
export const stepFor = ['travelling', 'remote', 'observer', 'represented'] as const

/** Where a step stands for one delegate on a day of the mission's place. */
export type Standing = 'done' | 'not-needed' | 'overdue' | 'soon' | 'open'

/** From so many days before a step is due it is called due soon, and its owner is reminded. */
export const daysBeforeDue = 3

const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)

export function standingOf(
  step: { dueOn: string | null },
  mark: 'done' | 'not-needed' | null,
  today: string,
): Standing {
  if (mark !== null) return mark
  if (step.dueOn === null) return 'open'
  const left = dayNumber(step.dueOn) - dayNumber(today)
  if (left < 0) return 'overdue'
  return left <= daysBeforeDue ? 'soon' : 'open'
}

/** Whether whoever owns a step is to be reminded of it. */
export function isToBeReminded(standing: Standing): boolean {
  return standing === 'soon' || standing === 'overdue'
}

/** What somebody is to a delegate. */
export interface Relation {
  /** Runs the mission. */
  runs: boolean
  /** Manages a cluster of which the delegate's organisation is a member. */
  manages: boolean
  /** Is the delegate, or edits the organisation. */
  isOwn: boolean
}

/** Who says of a step that it is done: its owner, and whoever stands behind the owner. */
export function mayMark(owner: Owner, { runs, manages, isOwn }: Relation): boolean {
  if (runs) return true
  if (owner === 'organiser') return false
  return manages || (owner === 'delegate' && isOwn)
}

/** The usual list, with the days before the mission by which each is due. */
export const usualSteps: readonly { kind: StepKind; owner: Owner; daysBefore: number }[] = [
  { kind: 'webinar', owner: 'delegate', daysBefore: 42 },
  { kind: 'coaching', owner: 'cluster', daysBefore: 35 },
  { kind: 'visa', owner: 'delegate', daysBefore: 30 },
  { kind: 'flight', owner: 'delegate', daysBefore: 28 },
  { kind: 'hotel', owner: 'organiser', daysBefore: 28 },
  { kind: 'customs', owner: 'delegate', daysBefore: 21 },
  { kind: 'insurance', owner: 'delegate', daysBefore: 14 },
]
