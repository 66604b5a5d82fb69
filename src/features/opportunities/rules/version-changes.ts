/** One field that differs between two versions. */
export interface VersionChange {
  field: string
  before: string
  after: string
}

const inWords = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : Array.isArray(value)
      ? [...value].sort().join(', ')
      : String(value)

/** What a version changed against the one before, field by field; the order within lists says nothing. */
export function listChanges(
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>>,
): VersionChange[] {
  if (before === null) return []
  return Object.keys(after).flatMap(field => {
    const [was, is] = [inWords(before[field]), inWords(after[field])]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
}
