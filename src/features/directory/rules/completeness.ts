/**
 * The fields a profile is found and judged by, with their weight: the one line, offers, needs, place and keywords are
 * step one and make a profile useful; the rest makes it convincing.
 */
export const tellingFields: readonly (readonly [field: string, weight: number])[] = [
  ['summary', 20],
  ['offers', 14],
  ['needs', 14],
  ['technologies', 10],
  ['city', 8],
  ['website', 6],
  ['targetMarkets', 6],
  ['description', 5],
  ['partnerTypes', 4],
  ['certificates', 4],
  ['sizeClass', 3],
  ['foundedYear', 2],
  ['email', 2],
  ['languages', 2],
]
/** Kinds that have no size class in the sense of the EU definition of SMEs. */
export const withoutSizeClass: readonly string[] = [
  'rto',
  'university',
  'clinic',
  'public-body',
  'association',
  'investor',
]

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Two keywords are asked for: one is shared with too many. A card counts as an offer or a need, too. */
function isMissing(field: string, profile: Record<string, unknown>): boolean {
  const value = profile[field]
  if (field === 'technologies') return !Array.isArray(value) || value.length < 2
  if (!isEmpty(value)) return false
  const side = field === 'offers' ? 'offer' : field === 'needs' ? 'need' : null
  const items = Array.isArray(profile.items) ? (profile.items as { side: string }[]) : []
  return side === null || !items.some(item => item.side === side)
}

/** How complete a profile is, from 0 to 1, and which fields would help most next, best first. */
export function measureCompleteness(profile: Record<string, unknown>): {
  completeness: number
  missing: string[]
} {
  const asked = tellingFields.filter(
    ([field]) => field !== 'sizeClass' || !withoutSizeClass.includes(String(profile.kind)),
  )
  const missing = asked.filter(([field]) => isMissing(field, profile))
  const sum = (fields: typeof tellingFields) => fields.reduce((all, [, weight]) => all + weight, 0)
  return {
    completeness: Math.round(((sum(asked) - sum(missing)) / sum(asked)) * 100) / 100,
    missing: missing.map(([field]) => field),
  }
}
