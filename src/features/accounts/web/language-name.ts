/** A language's name in the reader's words: 'Lithuanian'. */
export function languageName(lang: string, reader: string): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(lang) ?? lang
}
