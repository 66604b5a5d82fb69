/** Who may see a record, from everybody to named parties only. */
export const visibilities = [
  'public',
  'platform',
  'partnership',
  'cluster',
  'organisation',
  'parties',
] as const
export type Visibility = (typeof visibilities)[number]
