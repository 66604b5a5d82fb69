/** The fields a profile is found and judged by, most telling first. */
const telling = [
  'summary',
  'offers',
  'needs',
  'technologies',
  'targetMarkets',
  'website',
  'city',
  'description',
  'sizeClass',
  'foundedYear',
  'certificates',
  'email',
] as const

/** How complete a profile is, from 0 to 1, and which fields would help most next, best first. */
export function measureCompleteness(profile: Record<string, unknown>): {
  completeness: number
  missing: string[]
} {
  const isEmpty = (value: unknown) =>
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  const missing = telling.filter(field => isEmpty(profile[field]))
  return {
    completeness: Math.round(((telling.length - missing.length) / telling.length) * 100) / 100,
    missing,
  }
}
