/** The languages in which the directory is searched, and in which expressions of a bridge may be. */
export const searchLanguages = ['en', 'de', 'fr', 'es', 'lt', 'it', 'nl', 'pl', 'pt', 'ja', 'ko'] as const
export type SearchLanguage = (typeof searchLanguages)[number]
