import type { OpportunityType } from './choices.ts'

/** Which way the money flows: the partner pays the owner, the owner pays the partner, or a programme pays both. */
export const payers = ['partner', 'owner', 'programme'] as const
export type Payer = (typeof payers)[number]

/** What the opportunity is about. */
export const subjects = ['product', 'technology', 'research'] as const
export type Subject = (typeof subjects)[number]

/**
 * The type of an opportunity, decided by who pays: whoever is paid offers, whoever pays requests. Research that a
 * programme pays for looks for partners, whatever it is about; research that somebody pays for themselves is technology.
 */
export function proposeType(pays: Payer, about: Subject): OpportunityType {
  if (pays === 'programme') return 'research-request'
  const side = pays === 'partner' ? 'offer' : 'request'
  return about === 'product' ? `business-${side}` : `technology-${side}`
}

/** The answers that lead to a type, for a form that shows what was said before. */
export function answersOf(type: OpportunityType): { pays: Payer; about: Subject } {
  if (type === 'research-request') return { pays: 'programme', about: 'research' }
  const [subject, side] = type.split('-')
  return {
    pays: side === 'offer' ? 'partner' : 'owner',
    about: subject === 'business' ? 'product' : 'technology',
  }
}
