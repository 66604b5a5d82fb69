/** How an opportunity stands today. */
export type OpportunityState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'published'
  | 'closed'
  | 'expired'
  | 'withdrawn'

/** Days an opportunity stays published before somebody says again that it is still true. */
export const lifeDays = 365

/** Days before its end that its owner is asked. */
export const warnedDays = 30

const dayMs = 86_400_000

/** A calendar day so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whether somebody can express an interest today: published, not over, and its owner takes interests. */
export function takesInterest(
  it: {
    isPublished: boolean
    withdrawn: boolean
    acceptsInterest: boolean
    expiresOn: string | null
    deadline: string | null
  },
  today: string,
): boolean {
  return (
    it.isPublished &&
    !it.withdrawn &&
    it.acceptsInterest &&
    (it.expiresOn === null || it.expiresOn >= today) &&
    (it.deadline === null || it.deadline >= today)
  )
}

/** The one word for where an opportunity is; work on a next version counts only while nothing is published. */
export function stateOf(
  it: {
    isPublished: boolean
    withdrawn: boolean
    acceptsInterest: boolean
    expiresOn: string | null
    deadline: string | null
    working: 'draft' | 'submitted' | 'returned' | null
  },
  today: string,
): OpportunityState {
  if (it.withdrawn) return 'withdrawn'
  if (!it.isPublished) return it.working ?? 'draft'
  if (it.expiresOn !== null && it.expiresOn < today) return 'expired'
  return takesInterest(it, today) ? 'published' : 'closed'
}
