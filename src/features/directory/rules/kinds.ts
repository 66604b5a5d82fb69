/** What an organisation is; `company` is one whose size nobody has said. */
export const organisationKinds = [
  'sme',
  'large-company',
  'company',
  'rto',
  'university',
  'clinic',
  'investor',
  'public-body',
  'association',
  'counterpart',
  'other',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** EU recommendation 2003/361/EC by headcount: under 10, under 50, under 250, and above. */
export const sizeClasses = ['micro', 'small', 'medium', 'large'] as const
export type SizeClass = (typeof sizeClasses)[number]
