import type { State } from '../../../web/design/index.ts'
import type { Text } from '../../../web/text.tsx'
import type { RequestState } from '../rules/request-states.ts'

/** How a request's state is marked: waiting, agreed, refused, or over. */
export const stateMarks: Record<RequestState, State> = {
  pending: 'waiting',
  accepted: 'agreed',
  declined: 'conflict',
  'by-e-mail': 'quiet',
  expired: 'quiet',
  withdrawn: 'quiet',
}

/** The three wishes as choices, the strongest first. */
export function wishChoices(text: Text): { value: string; label: string }[] {
  return ['must', 'would-like', 'if-possible'].map(value => ({
    value,
    label: text(`meetings.wish.${value}`),
  }))
}

/** A country in the reader's language. */
export function countryName(country: string, lang: string): string {
  return new Intl.DisplayNames([lang], { type: 'region' }).of(country) ?? country
}

/** A language in the reader's language. */
export function languageName(tag: string, lang: string): string {
  return new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? tag
}

/** An address with some of its query changed; what is empty or undefined is left out. */
export function withQuery(
  path: string,
  query: Record<string, string | undefined>,
  change: Record<string, string | undefined> = {},
): string {
  const entries = Object.entries({ ...query, ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  const search = new URLSearchParams(entries).toString()
  return search === '' ? path : `${path}?${search}`
}
