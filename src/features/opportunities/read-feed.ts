import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { readTermLabels } from '../directory/index.ts'
import type * as contract from './contract-feeds.ts'
import { describeDetail, type TermLabels } from './describe-opportunity.ts'
import { todayOf } from './load-opportunity.ts'
import { listVersionIds, type OpportunityRow, readVersions } from './queries.ts'
import type { OpportunityType } from './rules/choices.ts'
import {
  type Feed,
  type FeedEntry,
  writeAtomFeed,
  writeJsonFeed,
  writeXmlFeed,
} from './rules/feed-formats.ts'
import { teaserTexts } from './rules/version-content.ts'

const mediaTypes = {
  json: 'application/json; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
} as const
/** So many of the newest. */
const feedMost = 1_000

/** The feed: whoever asks, it says what a visitor may read, and of that what its owners let out. */
export async function readFeed(
  ctx: Context,
  input: ParsedInputOf<typeof contract.readFeed>,
): Promise<AnswerOf<typeof contract.readFeed>> {
  const viewer = visitor(ctx.viewer.lang)
  const { rows, labels } = await readSeen(ctx, viewer, { ...input, inFeeds: true })
  const reading = { today: todayOf(ctx), lang: viewer.lang, labels, asStranger: true }
  const entries = rows.map((row): FeedEntry => {
    const { publishedAt, ...told } = describeDetail(row, reading)
    return {
      ...told,
      publishedAt: row.publishedAt?.toISOString() ?? null,
      updatedAt: row.versionPublishedAt?.toISOString() ?? ctx.now().toISOString(),
    }
  })
  const feed: Feed = { baseUrl: ctx.baseUrl, generatedAt: ctx.now().toISOString(), entries }
  const title = ctx.text(viewer.lang)('opportunities.title')
  const body =
    input.format === 'xml'
      ? writeXmlFeed(feed)
      : input.format === 'atom'
        ? writeAtomFeed(feed, { title: `Kontor: ${title}` })
        : writeJsonFeed(feed)
  return {
    fileName: `opportunities.${input.format === 'json' ? 'json' : 'xml'}`,
    mediaType: mediaTypes[input.format],
    body,
    inline: true,
  }
}

type Wish = Parameters<typeof listVersionIds>[2]

async function readSeen(
  ctx: Pick<Context, 'db' | 'now'>,
  viewer: Viewer,
  wish: Omit<Wish, 'show'>,
  always?: string,
): Promise<{ rows: OpportunityRow[]; labels: TermLabels }> {
  const { type, country, market, term, inFeeds } = wish
  const seen = await listVersionIds(
    ctx.db,
    viewer,
    { type, country, market, term, show: 'open', ...(inFeeds === true ? { inFeeds } : {}) },
    todayOf(ctx),
  )
  const ids = seen.filter(({ id }, at) => at < feedMost || id === always).map(({ versionId }) => versionId)
  const found = new Map((await readVersions(ctx.db, viewer, ids)).map(row => [row.versionId, row]))
  const rows = ids.flatMap(id => found.get(id) ?? [])
  const labels = await readTermLabels(
    ctx.db,
    rows.flatMap(row => row.terms),
  )
  return { rows, labels }
}

/** An opportunity as matching reads it. */
export interface MatchableOpportunity {
  id: string
  slug: string
  type: OpportunityType
  /** Whose it is; null where the viewer may not know. */
  organisationId: string | null
  /** Where it comes from; told of nameless ones, too. */
  country: string
  lang: string
  title: string
  /** What it says, the most telling first. */
  texts: string[]
  /** Who is looked for, in its own words. */
  partnerSought: string | null
  terms: string[]
  trl: number | null
  targetMarkets: string[]
  cooperationTypes: string[]
  partnerTypes: string[]
  deadline: string | null
}

/** Opportunities that a viewer may match on: open, visible to them, and taking interest today; the one asked for, however old. */
export async function listMatchable(
  ctx: Pick<Context, 'db' | 'now'>,
  viewer: Viewer,
  always?: string,
): Promise<MatchableOpportunity[]> {
  const { rows, labels } = await readSeen(ctx, viewer, {}, always)
  const reading = { today: todayOf(ctx), lang: viewer.lang, labels }
  return rows.flatMap(row => {
    const told = describeDetail(row, reading)
    if (!told.takesInterest) return []
    const { id, slug, type, country, lang, trl, targetMarkets, cooperationTypes, partnerTypes, deadline } =
      told
    return [
      {
        id,
        slug,
        type,
        organisationId: told.owner === null ? null : row.ownerId,
        country,
        lang,
        title: told.title,
        partnerSought: told.partnerSought,
        texts: Object.values(teaserTexts(row)).filter(words => words !== ''),
        terms: row.terms,
        trl,
        targetMarkets,
        cooperationTypes,
        partnerTypes,
        deadline,
      },
    ]
  })
}
