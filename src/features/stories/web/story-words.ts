import { countryName } from '../../../web/countries.ts'
import type { State } from '../../../web/design/index.ts'

export const storyLooks = {
  draft: 'waiting',
  released: 'agreed',
  withdrawn: 'quiet',
} as const satisfies Record<string, State>

/** A company by its name, or, where it did not agree to be named, by its country. */
export function sayCompany(
  company: { name: string | null; country: string },
  lang: string,
  text: (key: string, values?: Record<string, unknown>) => string,
): string {
  return company.name ?? text('stories.draft.somebody', { country: countryName(company.country, lang) })
}
