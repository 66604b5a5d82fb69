/** The interface's languages; adding one is adding its message files and a row here. */
export const interfaceLanguages = ['en', 'fr', 'de', 'es', 'lt'] as const
export type InterfaceLanguage = (typeof interfaceLanguages)[number]

/** Languages in which only the pages behind a guest's link exist: invitation, answer, schedule, what came of it, mails. */
export const guestLanguages = ['ja', 'ko'] as const
export const allLanguages = [...interfaceLanguages, ...guestLanguages] as const
export type KnownLanguage = (typeof allLanguages)[number]

const guestPages = /^\/(invitation|answer|s|events\/confirm|asked|follow-up|mail-choices)\/[^/]+/

/** The languages a page exists in. */
export function languagesOf(path: string): readonly KnownLanguage[] {
  return guestPages.test(path) ? allLanguages : interfaceLanguages
}

/** The best of these languages for an Accept-Language header, English when none fits. */
export function chooseLanguage(
  acceptLanguage: string | undefined,
  languages: readonly KnownLanguage[] = interfaceLanguages,
): KnownLanguage {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part, index) => {
      const [tag = '', quality] = part.trim().split(';q=')
      return {
        tag: tag.toLowerCase().slice(0, 2),
        quality: quality === undefined ? 1 : Number(quality) || 0,
        index,
      }
    })
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
  for (const { tag, quality } of wanted) {
    const known = languages.find(lang => lang === tag)
    if (known !== undefined && quality > 0) return known
  }
  return 'en'
}
