type TextField = 'summary' | 'description' | 'offers' | 'needs'
interface Texts {
  lang: string
  summary: string | null
  description: string | null
  offers: string | null
  needs: string | null
}

/** A text of a profile in the reader's language, else as it was written, else in any language it has. */
export function textIn(
  profile: Texts & { translations: readonly Texts[] },
  field: TextField,
  lang: string,
): { text: string; lang: string } | null {
  const own = profile.lang === lang ? [profile] : []
  const candidates = [
    ...own,
    ...profile.translations.filter(texts => texts.lang === lang),
    profile,
    ...profile.translations,
  ]
  for (const texts of candidates) {
    const text = texts[field]
    if (text !== null && text !== '') return { text, lang: texts.lang }
  }
  return null
}
