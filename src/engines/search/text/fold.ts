import { getLanguage } from './languages.ts'

/** Latin letters that Unicode does not take apart into a letter and a mark. */
const wholeLetters: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
}

/** NFKC and lower case as the language has it; the Turkish dotless i is the one letter where that matters. */
export function lower(word: string, code: string): string {
  const plain = word.normalize('NFKC')
  return code === 'tr' ? plain.toLocaleLowerCase('tr') : plain.toLowerCase()
}

/**
 * Takes marks off letters where people leave them out freely, and keeps those that make another letter of it
 * (`Language.keeps`). Arabic and Hebrew lose vowel points; Arabic forms of alef, ya and ta marbuta become one.
 */
export function foldMarks(word: string, code: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word
  const { keeps = '', script } = getLanguage(code)
  if (keeps === 'all') return word
  let folded = ''
  for (const letter of word) folded += keeps.includes(letter) ? letter : foldLetter(letter)
  return script === 'Arabic' ? foldArabic(folded) : script === 'Greek' ? folded.replace(/ς/g, 'σ') : folded
}

function foldLetter(letter: string): string {
  if (letter < '\u0080') return letter
  return (
    wholeLetters[letter] ??
    letter
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .normalize('NFC')
  )
}

function foldArabic(word: string): string {
  return word
    .replace(/[\u0640\u064b-\u065f\u0670]/g, '')
    .replace(/[آأإٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ة/g, 'ه')
}
