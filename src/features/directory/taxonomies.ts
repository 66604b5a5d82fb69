import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One term of a list, with its name in each language it has. */
export interface TaxonomyTerm {
  code: string
  parent: string | null
  labels: Readonly<Record<string, string>>
  /** What it was called or numbered in an earlier revision. */
  note: string | null
}

/** A list of terms with where it comes from and what one may do with it. */
export interface Taxonomy {
  scheme: string
  revision: string
  licence: string
  source: string
  title: Readonly<Record<string, string>>
  terms: readonly TaxonomyTerm[]
}

interface TaxonomyFile extends Omit<Taxonomy, 'terms'> {
  terms: { code: string; parent?: string; labels: Record<string, string>; note?: string }[]
}

const folder = join(import.meta.dirname, 'taxonomies')
let shipped: readonly Taxonomy[] | null = null

/** The lists that come with Kontor, read once. */
export function shippedTaxonomies(): readonly Taxonomy[] {
  shipped ??= readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => {
      const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as TaxonomyFile
      return {
        ...file,
        terms: file.terms.map(term => ({ ...term, parent: term.parent ?? null, note: term.note ?? null })),
      }
    })
  return shipped
}

/** A term's name in a language, else in English, else in any. */
export function labelIn(labels: Readonly<Record<string, string>>, lang: string): string {
  // A language comes from whoever asks, and `__proto__` is a word, too.
  return (
    (Object.hasOwn(labels, lang) ? labels[lang] : undefined) ?? labels.en ?? Object.values(labels)[0] ?? ''
  )
}

/** The names of a term of a shipped list. */
export function shippedLabels(scheme: string, code: string): Readonly<Record<string, string>> | undefined {
  return shippedTaxonomies()
    .find(list => list.scheme === scheme)
    ?.terms.find(term => term.code === code)?.labels
}
