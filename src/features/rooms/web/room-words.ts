import type { OutputOf } from '../../../shared/contract.ts'
import { interfaceLanguages } from '../../../shared/languages.ts'
import { formatDay, formatTime } from '../../../web/design/index.ts'
import { languageName } from '../../../web/language-names.ts'
import type { getRoom, listLedger } from '../contract.ts'

type Text = (key: string, values?: Record<string, unknown>) => string
type Side = OutputOf<typeof getRoom>['sides'][number]
type Entry = OutputOf<typeof listLedger>['items'][number]

/** A calendar day without its weekday: `12 May 2027`. */
export function dayWords(day: string, lang: string): string {
  return formatDay(`${day}T12:00:00Z`, 'UTC', lang, 'date')
}

/** A moment in the reader's zone: `12 May 2027 14:02`. */
export function momentWords(instant: string, timeZone: string | null, lang: string): string {
  const zone = timeZone ?? 'UTC'
  return `${formatDay(instant, zone, lang, 'date')} ${formatTime(instant, zone, lang)}`
}

/** Who a side is, as far as the reader knows. */
export function sideName(sides: readonly Side[], position: number, text: Text): string {
  return sides.find(side => side.position === position)?.name ?? text('rooms.otherSide')
}

/** Names of the other sides. */
export function othersOf(sides: readonly Side[], text: Text): string {
  return sides
    .filter(side => !side.mine)
    .map(side => side.name ?? text('rooms.otherSide'))
    .join(', ')
}

/** Bytes as people say them. */
export function sizeWords(bytes: number, lang: string): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1_000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(lang === 'en' ? 'en-GB' : lang, {
    style: 'unit',
    unit: String(unit),
    maximumFractionDigits: 1,
  }).format(Number(value))
}

/** An entry of the ledger as a sentence: 'Company E opened drawing, version 3'. */
export function entryWords(entry: Entry, text: Text, lang: string): string {
  const organisation = entry.organisation ?? text('rooms.otherSide')
  const sentence = text(`rooms.entry.${entry.event}`, {
    who: entry.person === null ? organisation : text('rooms.who', { organisation, person: entry.person }),
    thing: entry.thing ?? text('rooms.something'),
    version: entry.version ?? 1,
    step: entry.step === null ? '' : text(`rooms.step.${entry.step}`),
    day: entry.day === null ? text('rooms.noEnd') : dayWords(entry.day, lang),
  })
  return entry.marked ? text('rooms.mark.entry', { entry: sentence }) : sentence
}

/** Languages a text may be written in, by their names. */
export function languageChoices(reader: string) {
  return interfaceLanguages.map(value => ({ value, label: languageName(value, reader) }))
}
