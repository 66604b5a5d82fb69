/**
 * A list in one cell: divided by semicolons, or one to a line where an entry has a semicolon of its own, so that whoever
 * reads the cell finds the same entries.
 */
export function joinEntries(entries: readonly string[]): string {
  if (!entries.some(entry => entry.includes(';') && !entry.startsWith('{'))) return entries.join('; ')
  return entries.length === 1 ? `${entries[0]}\n` : entries.join('\n')
}
