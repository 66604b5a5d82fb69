import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { country, day } from '../../shared/fields.ts'
import { Refusal } from '../../shared/refusals.ts'
import { mayReadSent } from '../../shared/sent-files.ts'
import { isAdministrator } from '../../shared/viewer.ts'
import { sizeClasses } from '../directory/rules/kinds.ts'
import { writtenFields } from './contract-fields.ts'
import type * as contract from './contract-imports.ts'
import { keepEntries, type TakenEntry } from './keep-entries.ts'
import { cooperationTypes, iprStatuses, partnerTypes, stages } from './rules/choices.ts'
import { FeedRefused, type ReadEntry, type ReadFeedFile, readFeedFile } from './rules/read-feed-file.ts'
import { noteOpportunity } from './save-opportunity.ts'
import { managedClusters } from './visible-opportunities.ts'

type Input = ParsedInputOf<typeof contract.importFeed>
type Fault = AnswerOf<typeof contract.getFeedImport>['faults'][number]

const mostBytes = 10_000_000
const faultsKept = 200

/** Clusters for which the viewer may import. */
export async function getImportChoices(ctx: Context): Promise<AnswerOf<typeof contract.getImportChoices>> {
  const clusters = await ctx.db
    .selectFrom('cluster')
    .select(['id', 'short_name as name'])
    .where(sql<SqlBool>`(${isAdministrator(ctx.viewer)} or id = any(${managedClusters(ctx.viewer)}::uuid[]))`)
    .orderBy('short_name')
    .limit(200)
    .execute()
  return { clusters }
}

/** Imports a feed for a cluster: what is new is published, what changed gets a new version, bad entries come back with why. */
export async function importFeed(ctx: Context, input: Input): Promise<AnswerOf<typeof contract.importFeed>> {
  const feed = await readFile(ctx, input)
  if (isOwn(ctx, feed.source)) throw new Refusal('feed-own', { field: 'file' })
  const source = sourceOf(feed, input)
  const taken: TakenEntry[] = []
  const faults: Fault[] = []
  const seen = new Set<string>()
  for (const entry of feed.entries) {
    const { wrong, ...read } = readEntry(ctx, entry, input)
    const isTwice = entry.reference !== '' && seen.has(entry.reference)
    seen.add(entry.reference)
    if (read.entry !== null && !isTwice) taken.push(read.entry)
    else faults.push(faultOf(entry, wrong ?? { field: 'reference', code: 'twice' }))
  }
  const { over, ...kept } = await keepEntries(ctx, { clusterId: input.clusterId, source }, taken)
  const isOver = new Set(over)
  for (const entry of feed.entries) {
    if (isOver.delete(entry.reference)) faults.push(faultOf(entry, { field: 'expiresOn', code: 'over' }))
  }
  faults.sort((one, other) => one.row - other.row)
  const counts = { ...kept, rejected: faults.length }
  const id = ctx.newId()
  await ctx.db
    .insertInto('opportunity_import')
    .values({
      id,
      cluster_id: input.clusterId,
      source,
      file_name: input.file.name,
      ...counts,
      faults: JSON.stringify(faults.slice(0, faultsKept)),
      imported_by: ctx.viewer.personId,
      imported_at: ctx.now(),
    })
    .execute()
  await noteOpportunity(ctx, id, 'opportunities.importFeed', { source, ...counts })
  return { id, ...counts }
}

/** The file that was sent, as a feed. Anything in it that reaches beyond the file ends it here. */
async function readFile(ctx: Context, input: Input): Promise<ReadFeedFile> {
  if (!(await mayReadSent(ctx, input.file.hash)))
    throw new Refusal('input-invalid', { faults: [{ field: 'file', code: 'missing' }] })
  const bytes = await ctx.files.get(input.file.hash)
  if (bytes.byteLength > mostBytes) throw new Refusal('feed-too-large', { field: 'file' })
  try {
    return readFeedFile(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof FeedRefused)
      throw new Refusal(
        ({ hostile: 'feed-hostile', unreadable: 'feed-unreadable', 'too-many': 'feed-too-large' } as const)[
          error.fault
        ],
        { field: 'file' },
      )
    if (error instanceof TypeError) throw new Refusal('feed-unreadable', { field: 'file' })
    throw error
  }
}

/** Why an entry is not taken, as its manager reads it. */
function faultOf({ row, reference, values }: ReadEntry, wrong: { field: string; code: string }): Fault {
  const title = typeof values.title === 'string' ? values.title : ''
  return { row, reference: cut(reference, 200), title: cut(title, 160), ...wrong }
}

/** The first characters of a text, none of them cut in half. */
const cut = (text: string, most: number) => [...text.slice(0, most * 2)].slice(0, most).join('')

/** Whose feed it is: as the file says itself, else as was said of it. One feed under two names would be here twice. */
function sourceOf(feed: ReadFeedFile, input: Input): string {
  const named = hostOf(feed.source) || cut(feed.source, 120)
  const said = hostOf(input.source ?? '') || (input.source ?? '')
  if (named === '' && said === '')
    throw new Refusal('input-invalid', { faults: [{ field: 'source', code: 'missing' }] })
  if (named !== '' && said !== '' && named.toLowerCase() !== said.toLowerCase())
    throw new Refusal('feed-source-differs', { field: 'source', values: { source: named } })
  return named || said
}

function hostOf(address: string): string {
  return /^https?:\/\/([^/?#]{1,120})/u.exec(address)?.[1] ?? ''
}

const isOwn = (ctx: Context, address: string) =>
  hostOf(address) !== '' && hostOf(address) === new URL(ctx.baseUrl).host

const entryFields = { ...writtenFields, country, expiresOn: day.optional() }
const entrySchema = z.object(entryFields)

/** Optional choices that this house does not know are left out; what an entry needs must be there. */
const offered: Readonly<Record<string, readonly string[]>> = {
  stage: stages,
  iprStatus: iprStatuses,
  partnerTypes,
  cooperationTypes,
  shownSize: sizeClasses,
}

function readEntry(
  ctx: Context,
  { reference, values }: ReadEntry,
  input: Input,
): { entry: TakenEntry | null; wrong: { field: string; code: string } | null } {
  const refuse = (field: string, code: string) => ({ entry: null, wrong: { field, code } })
  if (reference === '' || reference.length > 200) return refuse('reference', 'missing')
  if (typeof values.page === 'string' && isOwn(ctx, values.page)) return refuse('page', 'own')
  if (!values.type) return refuse('type', 'missing')
  const known = Object.entries({ ...values, shownSize: values.size }).flatMap(([name, value]) => {
    if (value === null || value === undefined || value === '' || !Object.hasOwn(entryFields, name)) return []
    const choices = Object.hasOwn(offered, name) ? offered[name] : undefined
    if (choices === undefined) return [[name, value]]
    if (Array.isArray(value)) return [[name, value.filter(one => choices.includes(one))]]
    return typeof value === 'string' && choices.includes(value) ? [[name, value]] : []
  })
  const asked = {
    ...Object.fromEntries(known),
    country: values.country || input.country || undefined,
    visibility: input.visibility,
    // Without its owner's name there is nobody to name: an entry from elsewhere bears its source.
    anonymous: false,
    inFeeds: false,
  }
  const result = entrySchema.safeParse(asked)
  if (!result.success) {
    const [issue] = result.error.issues
    const field = String(issue?.path[0] ?? '')
    const isMissing = !(field in asked) || (asked as Record<string, unknown>)[field] === undefined
    return refuse(
      field,
      isMissing
        ? 'missing'
        : issue?.code === 'too_big' && issue.origin === 'string'
          ? 'too-long'
          : 'not-valid',
    )
  }
  if (hasUnstorable(JSON.stringify(result.data))) return refuse('title', 'not-valid')
  const { country: from, expiresOn, ...written } = result.data
  const takesInterest = typeof values.takesInterest === 'boolean' ? values.takesInterest : null
  return {
    entry: { reference, country: from, expiresOn: expiresOn ?? null, takesInterest, written },
    wrong: null,
  }
}

/** A NUL character or half of a pair, which no database keeps. */
function hasUnstorable(json: string): boolean {
  return /\\u0000|\\ud[89a-f]/i.test(json)
}

/** What access to an import is judged by. */
export interface ImportSubject {
  id: string
  clusterId: string
}

export async function loadFeedImport(ctx: Context, input: { import: string }): Promise<ImportSubject> {
  const row = await ctx.db
    .selectFrom('opportunity_import')
    .select(['id', 'cluster_id as clusterId'])
    .where('id', '=', input.import)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return row
}

/** The cluster a feed is to be imported for. */
export async function loadImportCluster(_ctx: Context, input: { clusterId: string }): Promise<ImportSubject> {
  return { id: '', clusterId: input.clusterId }
}

/** What came of an import. */
export async function getFeedImport(
  ctx: Context,
  _input: unknown,
  subject: ImportSubject,
): Promise<AnswerOf<typeof contract.getFeedImport>> {
  const row = await ctx.db
    .selectFrom('opportunity_import')
    .innerJoin('cluster', 'cluster.id', 'opportunity_import.cluster_id')
    .select(['cluster.short_name as name', 'cluster.slug', 'source', 'file_name as fileName'])
    .select(['created', 'updated', 'unchanged', 'rejected', 'imported_at as importedAt'])
    .select(sql<Fault[]>`faults`.as('faults'))
    .where('opportunity_import.id', '=', subject.id)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  const { name, slug, ...rest } = row
  return { ...rest, cluster: { name, slug } }
}
