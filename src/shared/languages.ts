/** The interface's languages; adding one is adding its message files and a row here. */
export const interfaceLanguages = ['en', 'fr', 'de', 'es', 'lt'] as const
export type InterfaceLanguage = (typeof interfaceLanguages)[number]

/** The best interface language for an Accept-Language header, English when none fits. */
export function chooseLanguage(acceptLanguage: string | undefined): InterfaceLanguage {
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
    const known = interfaceLanguages.find(lang => lang === tag)
    if (known !== undefined && quality > 0) return known
  }
  return 'en'
}
