import type { Database } from '../../database/database.ts'
import { replaceTaxonomy } from './queries-taxonomies.ts'
import { readCsvTerms, type TaxonomySource } from './rules/read-taxonomy.ts'

const sources: Record<string, TaxonomySource> = {
  nuts: {
    revision: '2024',
    title: {
      en: 'Region (NUTS)',
      de: 'Region (NUTS)',
      fr: 'Région (NUTS)',
      es: 'Región (NUTS)',
      lt: 'Regionas (NUTS)',
    },
    licence: '© European Union, Eurostat; reuse authorised with the source named',
    source: 'Eurostat, NUTS names',
  },
  cpv: {
    revision: '2008',
    title: {
      en: 'Procurement (CPV)',
      de: 'Beschaffung (CPV)',
      fr: 'Marchés publics (CPV)',
      es: 'Contratación (CPV)',
      lt: 'Viešieji pirkimai (BVPŽ)',
    },
    licence: '© European Union, reuse authorised with the source named',
    source: 'Regulation (EC) No 213/2008',
  },
  hs: {
    revision: '2022',
    title: {
      en: 'Goods (HS)',
      de: 'Waren (HS)',
      fr: 'Marchandises (SH)',
      es: 'Mercancías (SA)',
      lt: 'Prekės (SS)',
    },
    licence: 'Codes free; short texts as in the imported file',
    source: 'World Customs Organization, Harmonized System',
  },
  euroscivoc: {
    revision: '2023',
    title: {
      en: 'Field of science',
      de: 'Wissenschaftsgebiet',
      fr: 'Domaine scientifique',
      es: 'Campo científico',
      lt: 'Mokslo sritis',
    },
    licence: '© European Union, CC BY 4.0',
    source: 'European Science Vocabulary, CORDIS',
  },
}

/** The lists this can import, with the revision taken when none is given. */
export const taxonomySources: Readonly<Record<string, TaxonomySource>> = sources

/**
 * Imports a list from its official file and replaces what an earlier import brought. Throws an error in words when the
 * file has no column of codes or names.
 */
export async function importTaxonomy(
  database: Database,
  options: { scheme: string; csv: string; revision?: string | undefined; now: Date },
): Promise<{ terms: number; revision: string; skipped: number }> {
  const source = sources[options.scheme]
  if (source === undefined)
    throw new Error(`There is no list "${options.scheme}"; known are ${Object.keys(sources).join(', ')}.`)
  const { terms, skipped } = readCsvTerms(options.scheme, options.csv)
  const revision = options.revision ?? source.revision
  await database.db
    .transaction()
    .execute(transaction =>
      replaceTaxonomy(transaction, { ...source, scheme: options.scheme, revision, at: options.now }, terms),
    )
  return { terms: terms.length, revision, skipped }
}
