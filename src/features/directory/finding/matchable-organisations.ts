import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Context } from '../../../shared/context.ts'
import { profileDetails } from '../contract-profile.ts'
import { capabilityLevelOf } from '../rules/capability-levels.ts'
import { reaches } from '../rules/part-table.ts'
import { hideFields, levelOf } from '../rules/profile-parts.ts'
import { visibleOrganisations } from '../visible-organisations.ts'
import { reachOf } from '../visible-parts.ts'
import { type OpenIndex, openIndex } from './ask-index.ts'
import { factsWithin, type MeasuredFact } from './capability-quantities.ts'
import { capabilityTexts, type DocumentRow, findDocuments } from './queries-documents.ts'

/** A text of a profile, with the place where it stands. */
interface PlacedText {
  /** `item:<id>`, `capability:<id>`, or the field's name. */
  readonly source: string
  readonly text: string
  readonly lang: string
  readonly trl: number | null
}

/** An organisation as matching reads it: nothing in it that the viewer may not see. */
export interface MatchableOrganisation {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: string
  readonly country: string
  readonly city: string | null
  readonly lang: string
  readonly summary: string | null
  readonly offers: readonly PlacedText[]
  readonly needs: readonly PlacedText[]
  readonly figures: readonly (MeasuredFact & { readonly source: string })[]
  readonly terms: readonly string[]
  readonly markets: readonly string[]
  readonly presentIn: readonly string[]
  readonly languages: readonly string[]
  readonly partnerTypes: readonly string[]
  readonly parentGroup: string | null
}

/** Up to so many are read whole; of more, those that a search for the same words finds. */
const readWhole = 4_000
const foundBySearch = 1_000
/** As many as the index tells at once. */
const page = 200

/**
 * Organisations the viewer may see, with what of each they may see: all there are, or in a large house those nearest to a
 * few texts, and in any case the ones named. Who sees which is asked of the database each time; profiles that did not change
 * since they were read last come from memory.
 */
export async function listMatchableOrganisations(
  ctx: Context,
  wish: { readonly near: () => Promise<readonly string[]>; readonly always: readonly string[] },
): Promise<MatchableOrganisation[]> {
  let seen = await listSeen(ctx, sql<SqlBool>`true`, readWhole + 1)
  const open = await openIndex(ctx, ctx.viewer)
  if (seen.length > readWhole) {
    const some =
      open === null ? seen.slice(0, readWhole).map(({ id }) => id) : await findNear(open, await wish.near())
    const ids = [...some, ...wish.always]
    seen = await listSeen(ctx, sql<SqlBool>`organisation.id = any(${ids}::uuid[])`, ids.length)
  }
  return readSeen(ctx, open, seen)
}

/** These organisations as the viewer may see them; those they may not see are left out. */
export async function readMatchable(ctx: Context, ids: readonly string[]): Promise<MatchableOrganisation[]> {
  const seen = await listSeen(ctx, sql<SqlBool>`organisation.id = any(${[...ids]}::uuid[])`, ids.length)
  return readSeen(ctx, await openIndex(ctx, ctx.viewer), seen)
}

async function readSeen(
  ctx: Context,
  open: OpenIndex | null,
  seen: Awaited<ReturnType<typeof listSeen>>,
): Promise<MatchableOrganisation[]> {
  const ids = seen.map(({ id }) => id)
  const load = (missing: readonly string[]) => findDocuments(ctx.db, missing)
  const rows = open?.rows ? await open.rows.read(ids, load) : await load(ids)
  const byId = new Map(rows.map(row => [row.id, row]))
  return seen.flatMap(({ id, slug, reach }) => {
    const row = byId.get(id)
    return row === undefined ? [] : [describe(row, slug, reach)]
  })
}

/** The nearest to each of these texts; about as many in all, however many texts there are. */
async function findNear({ index, sight }: OpenIndex, texts: readonly string[]): Promise<string[]> {
  const said = texts.filter(text => text.trim() !== '')
  const near = new Set<string>()
  for (const text of said) {
    const wanted = Math.ceil(foundBySearch / said.length)
    let after: string | undefined
    for (let found = 0; found < wanted; ) {
      const limit = Math.min(page, wanted - found)
      const { results } = index.search({ text, match: 'any', limit, ...(after && { after }) }, sight)
      for (const { id } of results) near.add(id)
      if (results.length < limit) break
      found += results.length
      after = results.at(-1)?.cursor
      await nextTurn()
    }
  }
  return [...near]
}

async function listSeen(ctx: Context, which: Expression<SqlBool>, limit: number) {
  return ctx.db
    .selectFrom('organisation')
    .select(['organisation.id', 'organisation.slug'])
    .select(reachOf(ctx.viewer).as('reach'))
    .where('merged_into', 'is', null)
    .where(visibleOrganisations(ctx.viewer))
    .where(which)
    .orderBy('organisation.id')
    .limit(limit)
    .execute()
}

/** What else somebody standing that near may read of a capability record. */
function textsWithin(record: DocumentRow['capabilities'][number], reach: number): string[] {
  return capabilityTexts.flatMap(name => {
    const text = record.texts[name]
    return text === null || text === '' || !reaches(reach, capabilityLevelOf(name, record)) ? [] : [text]
  })
}

function describe(row: DocumentRow, slug: string, reach: number): MatchableOrganisation {
  const details = profileDetails.parse(row.details ?? {})
  const { needs: _needs, offers: _offers, ...facts } = row
  const said = row.partVisibility
  const told = hideFields({ ...details, ...facts, offers: row.offers, needs: row.needs }, said, reach)
  const sees = (part: 'offers' | 'needs' | 'sites') => reaches(reach, levelOf(part, said))
  const itemsOf = (side: 'offer' | 'need'): PlacedText[] =>
    row.items
      .filter(item => item.side === side)
      .map(({ id, title, body, lang, trl }) => ({
        source: `item:${id}`,
        text: body === null ? title : `${title}. ${body}`,
        lang,
        trl,
      }))
  const plain = (source: string, text: string | null): PlacedText[] =>
    text === null || text.trim() === '' ? [] : [{ source, text, lang: row.lang, trl: null }]
  const capabilities = row.capabilities.filter(({ visibility }) => reaches(reach, visibility))
  const sites = sees('sites') ? row.sites.map(({ country }) => country) : []
  return {
    id: row.id,
    slug,
    name: row.name,
    kind: row.kind,
    country: row.country,
    city: row.city,
    lang: row.lang,
    summary: row.summary,
    offers: [
      ...(sees('offers') ? itemsOf('offer') : []),
      ...plain('offers', told.offers),
      ...capabilities.map(record => ({
        source: `capability:${record.id}`,
        text: [record.title, `${record.verb} ${record.object}`, ...textsWithin(record, reach)].join('. '),
        lang: row.lang,
        trl: null,
      })),
      ...plain('summary', row.summary),
      ...plain('technologies', row.technologies.join(', ')),
    ],
    needs: [
      ...(sees('needs') ? itemsOf('need') : []),
      ...plain('needs', told.needs),
      ...plain('competencesSought', told.competencesSought.join(', ')),
    ],
    figures: capabilities.flatMap(capability =>
      factsWithin(capability, reach).map(fact => ({ ...fact, source: `capability:${capability.id}` })),
    ),
    terms: row.terms.map(({ scheme, code }) => `${scheme}:${code}`),
    markets: told.targetMarkets,
    presentIn: [...new Set([...sites, ...told.currentMarkets.map(({ country }) => country)])],
    languages: told.languages,
    partnerTypes: told.partnerTypes,
    parentGroup: told.parentGroup,
  }
}
