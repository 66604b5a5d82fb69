/** Letters without accents and case, so that 'jose' finds José and 'ＫＥＮＪＩ' Kenji. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
}

/**
 * Whether what was typed at the desk fits somebody: each word typed begins a word of one of their names; where words are
 * not parted, as in Japanese, it may stand anywhere.
 */
export function fitsName(typed: string, names: readonly (string | null)[]): boolean {
  const wanted = fold(typed).split(/\s+/).filter(Boolean)
  const known = names.flatMap(name => (name === null ? [] : [fold(name)]))
  return wanted.every(word =>
    known.some(
      name =>
        name.split(/[\s\-–.,()'’]+/).some(part => part.startsWith(word)) ||
        (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u1100-\u11ff]/.test(word) && name.includes(word)),
    ),
  )
}
