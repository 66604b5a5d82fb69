/** What the engine knows about a language. */
export interface Language {
  /** ISO 639-1. */
  readonly code: string
  /** ISO 639-3, as language detection names it. */
  readonly iso3: string
  readonly script: Script
  /** Marks of letters that readers tell apart and that therefore stay; 'all' keeps every mark. */
  readonly keeps?: string | 'all'
  /** Words written before an apostrophe that belong to the grammar, not to the word (l’optique). */
  readonly elides?: boolean
  /** Writes compounds as one word, so their parts are words to be found. */
  readonly compounds?: boolean
  /** Writes without spaces between words. */
  readonly unspaced?: boolean
}

export type Script =
  | 'Latin'
  | 'Cyrillic'
  | 'Greek'
  | 'Arabic'
  | 'Hebrew'
  | 'Devanagari'
  | 'Han'
  | 'Kana'
  | 'Hangul'
  | 'Thai'

const latin = (code: string, iso3: string, more: Partial<Language> = {}): Language => ({
  code,
  iso3,
  script: 'Latin',
  ...more,
})

/** The languages with rules of their own. Any other is cut into words and compared letter by letter. */
const languages: readonly Language[] = [
  latin('en', 'eng'),
  latin('de', 'deu', { compounds: true }),
  latin('fr', 'fra', { elides: true }),
  latin('es', 'spa', { keeps: 'ñ' }),
  latin('it', 'ita', { elides: true }),
  latin('pt', 'por'),
  latin('ca', 'cat', { elides: true }),
  latin('ro', 'ron'),
  latin('nl', 'nld', { compounds: true }),
  latin('da', 'dan', { keeps: 'åøæ', compounds: true }),
  latin('sv', 'swe', { keeps: 'åäö', compounds: true }),
  latin('no', 'nob', { keeps: 'åøæ', compounds: true }),
  latin('fi', 'fin', { keeps: 'åäö' }),
  latin('hu', 'hun'),
  latin('pl', 'pol'),
  latin('cs', 'ces'),
  latin('sk', 'slk'),
  latin('sl', 'slv'),
  latin('hr', 'hrv'),
  latin('lt', 'lit'),
  latin('lv', 'lav'),
  latin('et', 'ekk', { keeps: 'äöüõ' }),
  latin('tr', 'tur'),
  latin('vi', 'vie', { keeps: 'all' }),
  latin('id', 'ind'),
  { code: 'ru', iso3: 'rus', script: 'Cyrillic', keeps: 'й' },
  { code: 'uk', iso3: 'ukr', script: 'Cyrillic', keeps: 'йї' },
  { code: 'bg', iso3: 'bul', script: 'Cyrillic', keeps: 'й' },
  { code: 'el', iso3: 'ell', script: 'Greek' },
  { code: 'ar', iso3: 'arb', script: 'Arabic' },
  { code: 'fa', iso3: 'pes', script: 'Arabic' },
  { code: 'he', iso3: 'heb', script: 'Hebrew' },
  { code: 'hi', iso3: 'hin', script: 'Devanagari', keeps: 'all' },
  { code: 'zh', iso3: 'cmn', script: 'Han', keeps: 'all', unspaced: true },
  { code: 'ja', iso3: 'jpn', script: 'Kana', keeps: 'all', unspaced: true },
  { code: 'ko', iso3: 'kor', script: 'Hangul', keeps: 'all' },
  { code: 'th', iso3: 'tha', script: 'Thai', keeps: 'all', unspaced: true },
]

const byCode = new Map(languages.map(language => [language.code, language]))

/** Codes of all languages with rules of their own. */
export const knownLanguages: readonly string[] = languages.map(({ code }) => code)

/** The rules of a language; one without any of its own is treated as plain words in Latin letters. */
export function getLanguage(code: string): Language {
  return byCode.get(code) ?? latin(code, code)
}
