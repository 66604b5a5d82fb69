import { knownWords } from './known-passwords.ts'

/** Without a second factor a password has at least 15 characters (NIST SP 800-63B-4). */
export const passwordMinimum = 15

/** Signs that stand for letters in passwords that mean to look harder than they are: P4$$w0rd. */
const standIns: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
}

/** So many characters must be left once everything known is taken out. */
const ownMinimum = 6

/**
 * What is wrong with a new password, or null. Length counts characters as people see them. Known is what guessing
 * programs try first: a short piece repeated, runs along keyboard, alphabet or digits, common words padded or strung
 * together, dates, the person's own name and address.
 */
export function checkNewPassword(
  password: string,
  about: readonly string[],
): 'password-too-short' | 'password-known' | null {
  const characters = [
    ...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(password.normalize('NFC')),
  ]
  if (characters.length < passwordMinimum) return 'password-too-short'
  const lower = password.normalize('NFKC').toLowerCase()
  const letters = keepLetters(lower)
  const spellings = [letters, spell(lower.replace(/\d{3,}/g, ' ')), spell(withoutRuns(lower))]
  if (isMonotonous(lower) || isMonotonous(letters)) return 'password-known'
  const own = about.flatMap(text => keepWords(text.normalize('NFKC').toLowerCase()))
  return spellings.some(text => ownPart(text, own) < ownMinimum) ? 'password-known' : null
}

/** What a password means to say: signs that stand for letters read as those; marks at its ends are padding. */
function spell(text: string): string {
  const inner = text.trim().replace(/^!+|!+$/g, '')
  return keepLetters([...inner].map(sign => standIns[sign] ?? sign).join(''))
}

/** Without spaces and the signs of a keyboard; pictures stay, they are as good as letters. */
function keepLetters(text: string): string {
  return text.replace(/[\p{P}\p{Z}\p{C}$+<=>^`|~]/gu, '')
}

function keepWords(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 2)
}

/** A short piece again and again, or hardly any different characters. */
function isMonotonous(text: string): boolean {
  return /^(.{1,8}?)\1+.{0,7}$/u.test(text) || new Set(text).size < 5
}

const sortedWords = [...new Set(knownWords.map(keepLetters))]
  .filter(word => word.length > 2)
  .sort((a, b) => b.length - a.length)

/** How many characters are left without own words, known words, digits and runs. */
function ownPart(text: string, own: readonly string[]): number {
  const withoutOwn = own.reduce((rest, word) => rest.replaceAll(word, ' '), text)
  // Either order may see more: 'opas' is a run within 'hellopassword', 'qwerty' a word within a longer run.
  const lefts = [withoutRuns(withoutWords(withoutOwn)), withoutWords(withoutRuns(withoutOwn))]
  return Math.min(...lefts.map(left => left.replace(/[\d\s]+/g, '').length))
}

function withoutWords(text: string): string {
  return sortedWords.reduce((rest, word) => rest.replaceAll(word, ' '), text)
}

const tracks = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
].flatMap(track => [track + track, [...track, ...track].reverse().join('')])
const runMinimum = 4

/** Takes out runs along the alphabet, the digits and three keyboards, either way, and one character again and again. */
function withoutRuns(text: string): string {
  const kept: string[] = []
  for (let at = 0; at < text.length; ) {
    const length = runAt(text, at)
    if (length < runMinimum) kept.push(text[at] ?? '')
    else kept.push(' ')
    at += length < runMinimum ? 1 : length
  }
  return kept.join('')
}

function runAt(text: string, at: number): number {
  let same = 1
  while (text[at + same] === text[at] && at + same < text.length) same++
  const start = text.slice(at, at + runMinimum)
  if (start.length < runMinimum) return same
  return Math.max(same, ...tracks.map(track => matchLength(track, text, at, track.indexOf(start))))
}

function matchLength(track: string, text: string, at: number, from: number): number {
  if (from < 0) return 0
  let length = 0
  while (at + length < text.length && track[from + length] === text[at + length]) length++
  return length
}
