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
import { todayOf } from './load-opportunity.ts'
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
  const source = input.source || hostOf(feed.source) || feed.source.slice(0, 120)
  if (source === '') throw new Refusal('input-invalid', { faults: [{ field: 'source', code: 'missing' }] })
  if (isOwn(ctx, feed.source)) throw new Refusal('feed-own', { field: 'file' })
  const taken: TakenEntry[] = []
  const faults: Fault[] = []
  const seen = new Set<string>()
  for (const entry of feed.entries) {
    const { wrong, ...read } = readEntry(ctx, entry, input)
    const isTwice = entry.reference !== '' && seen.has(entry.reference)
    seen.add(entry.reference)
    if (read.entry !== null && !isTwice) taken.push(read.entry)
    else {
      const { row, reference } = entry
      const title = typeof entry.values.title === 'string' ? entry.values.title.slice(0, 160) : ''
      faults.push({
        row,
        reference: reference.slice(0, 200),
        title,
        ...(wrong ?? { field: 'reference', code: 'twice' }),
      })
    }
  }
  const kept = await keepEntries(ctx, { clusterId: input.clusterId, source }, taken)
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

function hostOf(address: string): string {
  return /^https?:\/\/([^/?#]{1,120})/.exec(address)?.[1] ?? ''
}

const isOwn = (ctx: Context, address: string) =>
  hostOf(address) !== '' && hostOf(address) === new URL(ctx.baseUrl).host

const entrySchema = z.object({ ...writtenFields, country, expiresOn: day.optional() })

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
    if (value === null || value === undefined || value === '') return []
    const choices = offered[name]
    if (choices === undefined) return [[name, value]]
    if (Array.isArray(value)) return [[name, value.filter(one => choices.includes(one))]]
    return choices.includes(String(value)) ? [[name, value]] : []
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
  if (hasUnstorable(JSON.stringify(asked))) return refuse('title', 'not-valid')
  const { country: from, expiresOn, ...written } = result.data
  if (expiresOn !== undefined && expiresOn < todayOf(ctx)) return refuse('expiresOn', 'over')
  const takesInterest = values.takesInterest !== false
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
