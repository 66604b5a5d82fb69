const made = new Map<string, Intl.DisplayNames>()

/** A language by its name in the reader's language; a tag nobody knows stays itself. */
export function languageName(tag: string, reader: string): string {
  const known = made.get(reader) ?? new Intl.DisplayNames([reader], { type: 'language' })
  made.set(reader, known)
  return known.of(tag) ?? tag
}
