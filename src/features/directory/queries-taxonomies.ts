import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

type Labels = Record<string, string>

/** The imported lists, with how many terms each has. */
export async function listImportedTaxonomies(db: Db) {
  return db
    .selectFrom('taxonomy')
    .select(['scheme', 'revision', 'licence', 'source', sql<Labels>`title`.as('title')])
    .select(
      sql<number>`(select count(*)::int from taxonomy_term where taxonomy_term.scheme = taxonomy.scheme and taxonomy_term.revision = taxonomy.revision)`.as(
        'terms',
      ),
    )
    .orderBy('scheme')
    .orderBy('imported_at', 'desc')
    .execute()
}

/** Terms of an imported list whose name or code contains every word. */
export async function findImportedTerms(
  db: Db,
  filter: { scheme: string; revision: string; words: readonly string[]; limit: number },
) {
  const matching = filter.words.map(
    word =>
      sql<boolean>`unaccent(lower(code || ' ' || labels::text)) like '%' || unaccent(lower(${word.replace(/[%_\\]/g, '\\$&')})) || '%'`,
  )
  const where = matching.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(matching, sql` and `)}`
  const query = db
    .selectFrom('taxonomy_term')
    .where('scheme', '=', filter.scheme)
    .where('revision', '=', filter.revision)
    .where(where)
  const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  const items = await query
    .select(['code', 'parent', sql<Labels>`labels`.as('labels')])
    .orderBy('position')
    .limit(filter.limit)
    .execute()
  return { items, total }
}

/** Which of these codes an imported list has. */
export async function findImportedCodes(db: Db, scheme: string, revision: string, codes: readonly string[]) {
  return db
    .selectFrom('taxonomy_term')
    .select(['code', sql<Labels>`labels`.as('labels')])
    .where('scheme', '=', scheme)
    .where('revision', '=', revision)
    .where('code', 'in', [...codes, ''])
    .execute()
}

/** How an organisation is classified, with the names of imported terms. */
export async function listClassifications(db: Db, organisationId: string) {
  return db
    .selectFrom('classification')
    .leftJoin('taxonomy_term', join =>
      join
        .onRef('taxonomy_term.scheme', '=', 'classification.scheme')
        .onRef('taxonomy_term.revision', '=', 'classification.revision')
        .onRef('taxonomy_term.code', '=', 'classification.code'),
    )
    .select([
      'classification.scheme',
      'classification.revision',
      'classification.code',
      sql<Labels | null>`taxonomy_term.labels`.as('labels'),
    ])
    .where('classification.organisation_id', '=', organisationId)
    .orderBy('classification.scheme')
    .orderBy('classification.code')
    .execute()
}

/** Replaces an imported list as a whole; what was classified by it stays. */
export async function replaceTaxonomy(
  db: Db,
  taxonomy: { scheme: string; revision: string; licence: string; source: string; title: Labels; at: Date },
  terms: readonly { code: string; parent: string | null; labels: Labels }[],
): Promise<void> {
  await db
    .deleteFrom('taxonomy')
    .where('scheme', '=', taxonomy.scheme)
    .where('revision', '=', taxonomy.revision)
    .execute()
  await db
    .insertInto('taxonomy')
    .values({
      scheme: taxonomy.scheme,
      revision: taxonomy.revision,
      licence: taxonomy.licence,
      source: taxonomy.source,
      title: JSON.stringify(taxonomy.title),
      imported_at: taxonomy.at,
    })
    .execute()
  for (let start = 0; start < terms.length; start += 1_000) {
    await db
      .insertInto('taxonomy_term')
      .values(
        terms.slice(start, start + 1_000).map((term, index) => ({
          scheme: taxonomy.scheme,
          revision: taxonomy.revision,
          code: term.code,
          parent: term.parent,
          labels: JSON.stringify(term.labels),
          position: start + index,
        })),
      )
      .execute()
  }
}

/** Names of imported terms of several lists. */
export async function findLabels(db: Db, terms: readonly { scheme: string; code: string }[]) {
  return db
    .selectFrom('taxonomy_term')
    .select(['scheme', 'code', sql<Labels>`labels`.as('labels')])
    .where('scheme', 'in', [...new Set(terms.map(term => term.scheme)), ''])
    .where('code', 'in', [...new Set(terms.map(term => term.code)), ''])
    .execute()
}
