/** Closed lists of an opportunity. Their words are in the message files under `opportunities.choice.<list>.<value>`. */

export const opportunityTypes = [
  'business-offer',
  'business-request',
  'technology-offer',
  'technology-request',
  'research-request',
] as const
export type OpportunityType = (typeof opportunityTypes)[number]

/** How far what is offered or sought is developed. */
export const stages = [
  'concept',
  'in-research',
  'in-development',
  'prototype',
  'demonstrated',
  'on-the-market',
] as const

/** What protects the know-how. */
export const iprStatuses = [
  'none',
  'secret',
  'copyright',
  'design',
  'trade-mark',
  'patent-applied',
  'patent-granted',
  'exclusive-rights',
  'other',
] as const

/** Agreements a partner may come in by. */
export const cooperationTypes = [
  'commercial-agency',
  'distribution',
  'franchise',
  'licence',
  'manufacturing',
  'outsourcing',
  'subcontracting',
  'supplier',
  'joint-venture',
  'acquisition',
  'financial',
  'reciprocal-production',
  'services',
  'technical-cooperation',
  'research-cooperation',
  'commercial-with-assistance',
] as const
export type CooperationType = (typeof cooperationTypes)[number]

/** Who is looked for. */
export const partnerTypes = [
  'sme',
  'large-company',
  'rto',
  'university',
  'clinic',
  'investor',
  'public-body',
] as const

/** Who may see an opportunity; the narrowest are its own people and its clusters' managers. */
export const opportunityLevels = ['public', 'platform', 'partnership', 'cluster', 'organisation'] as const
export type OpportunityLevel = (typeof opportunityLevels)[number]
