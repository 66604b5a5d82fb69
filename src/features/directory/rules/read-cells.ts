import { countEdits } from './fold-text.ts'

/** What people write where they have nothing to say. Compared in lower case. */
const nothing = new Set([
  '-',
  '--',
  '---',
  '.',
  '..',
  '...',
  '…',
  '–',
  '—',
  '/',
  '?',
  'n/a',
  'na',
  'n.a.',
  'n.a',
  '#n/a',
  '#ref!',
  '#value!',
  '#name?',
  '#null!',
  '#div/0!',
  'null',
  'nil',
  'none',
  'unknown',
  'undefined',
  'tbd',
  'k.a.',
  'k. a.',
  'keine angabe',
  'néant',
  's/d',
  'n.d.',
  'nėra',
  '無し',
  'なし',
  '없음',
])

/** A cell on one line: Unicode NFC, blanks of all kinds as one blank, nothing invisible; '' for 'n/a', '-' and the like. */
export function tidyLine(text: string): string {
  const tidy = removeInvisible(text).replace(/\s+/gu, ' ').trim()
  return nothing.has(tidy.toLowerCase()) ? '' : tidy
}

/** The same for texts of several lines, whose line ends stay. */
export function tidyText(text: string): string {
  const tidy = removeInvisible(text)
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return nothing.has(tidy.toLowerCase()) ? '' : tidy
}

/** Control and format characters, which no field may hold, except the joiners that some scripts need. */
function removeInvisible(text: string): string {
  return text.normalize('NFC').replace(/(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\ufffd]/gu, '')
}

/** A list of keywords, split on ; | and line ends, or on commas when those are the only marks; each once. */
export function readList(text: string): string[] {
  const marks = /[;|\n•]/.test(text) ? /[;|\n•]/ : /[,、，]/
  const seen = new Map<string, string>()
  for (const piece of tidyText(text).split(marks)) {
    const word = tidyLine(piece)
    if (word !== '' && !seen.has(word.toLowerCase())) seen.set(word.toLowerCase(), word)
  }
  return [...seen.values()]
}

/** A web address with its scheme (https when none is written); null when it cannot be one. Only http and https pass. */
export function readWebsite(text: string): string | null {
  const written = tidyLine(text).replace(/^<|>$/g, '')
  if (written === '' || /\s/.test(written)) return null
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(written)
    ? written
    : `https://${written.replace(/^\/\//, '')}`
  if (!URL.canParse(withScheme)) return null
  const url = new URL(withScheme)
  const named = /^([\p{L}\p{N}-]+\.)+[\p{L}][\p{L}\p{N}-]+\.?$/u.test(url.hostname)
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || !named || url.username !== '') return null
  const address = url.href
  return url.pathname === '/' && url.search === '' && url.hash === '' ? address.replace(/\/$/, '') : address
}

const knownHosts = ['gmail.com', 'outlook.com', 'hotmail.com', 'yahoo.com', 'icloud.com']

/** An e-mail address in lower case, taken out of 'Name <a@b.lt>' and 'mailto:'; null when it cannot be one. */
export function readEmail(text: string): string | null {
  const written = tidyLine(text)
  const inner = /<([^<>]+)>\s*$/.exec(written)?.[1] ?? written.replace(/^mailto:/i, '')
  const email = inner.trim().toLowerCase()
  // The shape that a browser accepts (HTML, valid e-mail address), with a dot in the host.
  const shape =
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/
  if (email.length > 254 || !shape.test(email) || /\.\.|^\.|\.@/.test(email)) return null
  return email
}

/** The host that was probably meant when a well-known one is mistyped (gmial.com); null when nothing is near. */
export function suggestHost(email: string): string | null {
  const host = email.slice(email.indexOf('@') + 1)
  if (knownHosts.includes(host)) return null
  return knownHosts.find(known => countEdits(host, known, 1) <= 1) ?? null
}

/** A count written as '1,250', '1.250', '1 250', '~40', '40 FTE'; null when it is no whole number of at least 0. */
export function readCount(text: string): number | null {
  const written = tidyLine(text).replace(/^(ca\.?|approx\.?|about|env\.|~|≈|>)\s*/i, '')
  const digits = /^(\d{1,3}(?:[,. '’\u00a0\u202f]\d{3})+|\d+)(?:[.,]0+)?\s*(?:\p{L}+\.?)?\+?$/u.exec(
    written,
  )?.[1]
  if (digits === undefined) return null
  const count = Number(digits.replace(/\D/g, ''))
  return count <= 10_000_000 ? count : null
}

export type DateReading = { day: string } | { problem: 'date-unreadable' | 'date-ambiguous' }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWords: Record<string, number> = {
  janv: 1,
  janvier: 1,
  januar: 1,
  jänner: 1,
  enero: 1,
  ene: 1,
  sausio: 1,
  févr: 2,
  février: 2,
  februar: 2,
  febrero: 2,
  vasario: 2,
  mars: 3,
  märz: 3,
  marzo: 3,
  kovo: 3,
  avril: 4,
  avr: 4,
  abril: 4,
  abr: 4,
  balandžio: 4,
  mai: 5,
  mayo: 5,
  gegužės: 5,
  juin: 6,
  juni: 6,
  junio: 6,
  birželio: 6,
  juillet: 7,
  juil: 7,
  juli: 7,
  julio: 7,
  liepos: 7,
  août: 8,
  agosto: 8,
  ago: 8,
  rugpjūčio: 8,
  septembre: 9,
  septiembre: 9,
  sept: 9,
  rugsėjo: 9,
  octobre: 10,
  oktober: 10,
  okt: 10,
  octubre: 10,
  spalio: 10,
  novembre: 11,
  noviembre: 11,
  lapkričio: 11,
  décembre: 12,
  dezember: 12,
  dez: 12,
  diciembre: 12,
  dic: 12,
  gruodžio: 12,
}

/**
 * A day as `2026-11-23`. Reads year first, day first with dots, month names, and slashes when only one order is
 * possible; '03/04/2024' is refused because it means two days. A bare year is its first day.
 */
export function readDay(text: string): DateReading {
  const written = tidyLine(text).replace(/[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/, '')
  if (/^\d{4}$/.test(written)) return dayOf(Number(written), 1, 1)
  const yearFirst = /^(\d{4})[-./年 ]\s*(\d{1,2})[-./月 ]\s*(\d{1,2})日?\.?$/.exec(written)
  if (yearFirst !== null) return dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const yearMonth = /^(\d{4})[-./](\d{1,2})$/.exec(written)
  if (yearMonth !== null) return dayOf(Number(yearMonth[1]), Number(yearMonth[2]), 1)
  const dotted = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(written)
  if (dotted !== null) return dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(written)
  if (slashed !== null) return readSlashed(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]))
  return readNamedMonth(written)
}

function readSlashed(first: number, second: number, year: number): DateReading {
  if (first === second || second > 12) return dayOf(year, first, second)
  if (first > 12) return dayOf(year, second, first)
  return { problem: 'date-ambiguous' }
}

function readNamedMonth(written: string): DateReading {
  const word = /\p{L}{3,}/u.exec(written)?.[0]?.toLowerCase()
  const numbers = written.match(/\d+/g)?.map(Number) ?? []
  const year = numbers.find(number => number >= 1000 && number < 10_000)
  const rest = numbers.filter(number => number !== year)
  if (word === undefined || year === undefined || rest.length > 1) return { problem: 'date-unreadable' }
  const month = monthWords[word] ?? months.indexOf(word.slice(0, 3)) + 1
  const english =
    /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/
  if (monthWords[word] === undefined && !english.test(word)) return { problem: 'date-unreadable' }
  return dayOf(year, month, rest[0] ?? 1)
}

function dayOf(year: number, month: number, day: number): DateReading {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (!real || year < 1000 || year > 2200) return { problem: 'date-unreadable' }
  return { day: date.toISOString().slice(0, 10) }
}
