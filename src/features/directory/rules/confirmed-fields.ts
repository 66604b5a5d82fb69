/** The fields of a profile that grow old, in the order in which they are confirmed, and their columns. */
export const confirmedFields = {
  summary: 'summary',
  offers: 'offers',
  needs: 'needs',
  city: 'city',
  website: 'website',
  email: 'email',
  phone: 'phone',
  employees: 'employees',
} as const
export type ConfirmedField = keyof typeof confirmedFields

interface Line {
  at: Date
  by: string | null
  change: unknown
}

/** Names a line of the history mentions, whatever wrote it: an import's `fields`, or the keys of `before` and `after`. */
function namesIn(change: unknown): Set<string> {
  if (typeof change !== 'object' || change === null) return new Set()
  const { fields, before, after } = change as Record<string, unknown>
  if (Array.isArray(fields)) return new Set(fields.map(String))
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null
  if (!isRecord(before) || !isRecord(after)) return new Set()
  return new Set(
    Object.keys(after).filter(
      name => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
    ),
  )
}

/** For each field the last line of the history that changed it, or nothing. Lines come oldest first. */
export function lastChanges(
  lines: readonly Line[],
): Partial<Record<ConfirmedField, { at: Date; by: string | null }>> {
  const found: Partial<Record<ConfirmedField, { at: Date; by: string | null }>> = {}
  for (const line of lines) {
    const names = namesIn(line.change)
    for (const [field, column] of Object.entries(confirmedFields) as [ConfirmedField, string][])
      if (names.has(field) || names.has(column)) found[field] = { at: line.at, by: line.by }
  }
  return found
}
