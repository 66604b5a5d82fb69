import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { hideFew, smallestGroup } from '../indicators/rules/hide.ts'
import type { InsideSubject } from '../partnerships/index.ts'
import { findEdition, readEdition, writeReportFile } from '../reports/index.ts'
import { wordsOf } from '../reports/rules/compose.ts'
import { listPublicStories } from '../stories/index.ts'
import type * as contract from './contract.ts'
import * as queries from './queries.ts'
import { makePublic } from './rules/public-model.ts'

type Page = AnswerOf<typeof contract.getPublicPartnership>

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** What of a partnership is released to everybody; without a release of its page it is not there. */
export async function getPublicPartnership(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getPublicPartnership>,
): Promise<Page> {
  const face = await queries.findFace(ctx.db, input.partnership)
  const standing = face === null ? [] : await queries.listStanding(ctx.db, face.id)
  const page = standing.find(({ thing }) => thing === 'page')
  if (face === null || page === undefined) throw new Refusal('not-found')
  return composePage(ctx, face, { standing, releasedAt: page.releasedAt })
}

/** The same before the page itself is released, for whoever chooses what stands on it. */
export async function getPreview(ctx: Context, _input: unknown, subject: InsideSubject): Promise<Page> {
  const face = await queries.findFace(ctx.db, subject.id)
  if (face === null) throw new Refusal('not-found')
  const standing = await queries.listStanding(ctx.db, face.id)
  const page = standing.find(({ thing }) => thing === 'page')
  return composePage(ctx, face, { standing, releasedAt: page?.releasedAt ?? ctx.now() })
}

/** Everything on the page comes from a release that stands: what was not released is not even read. */
async function composePage(
  ctx: Context,
  face: queries.FaceRow,
  given: { standing: readonly queries.ReleaseRow[]; releasedAt: Date },
): Promise<Page> {
  const { db } = ctx
  const { id, summary, ...head } = face
  const whole = (thing: queries.Thing) => given.standing.find(one => one.thing === thing)
  const since = (thing: queries.Thing) =>
    new Map(given.standing.flatMap(one => (one.thing === thing ? [[one.of, dayOf(one.releasedAt)]] : [])))
  const partners = since('partner')
  const figures = since('indicator')
  const reports = since('report')
  const told = whole('summary')
  return {
    ...head,
    releasedOn: dayOf(given.releasedAt),
    summary:
      told === undefined || summary === null ? null : { text: summary, releasedOn: dayOf(told.releasedAt) },
    partners: (partners.size === 0 ? [] : await queries.listPartnerFaces(db, id)).flatMap(
      ({ id: cluster, slug, isOpen, ...partner }) => {
        const releasedOn = partners.get(cluster)
        return releasedOn === undefined ? [] : [{ ...partner, slug: isOpen ? slug : null, releasedOn }]
      },
    ),
    markets: whole('markets') === undefined ? null : await queries.listMarketFaces(db, id),
    missions: whole('missions') === undefined ? null : await queries.listMissionFaces(db, id),
    stories: whole('stories') === undefined ? null : (await listPublicStories(ctx, id)).map(shapeStory),
    figures: (figures.size === 0 ? [] : await queries.listFigureFaces(db, id)).flatMap(figure => {
      const releasedOn = figures.get(figure.id)
      const { id: _, counted, ...rest } = figure
      return releasedOn === undefined || counted === null
        ? []
        : [
            {
              ...rest,
              ...tellFigure(counted),
              countedOn: dayOf(new Date(counted.at)),
              releasedOn,
            },
          ]
    }),
    reports: reports.size === 0 ? [] : await readReports(ctx, id, reports),
  }
}

/** A count of few is not told, and neither is a change of few, however large it is. */
function tellFigure({ proven, of }: { proven: number; of: number | null }): {
  value: number | null
  of: number | null
} {
  if (of === null) return { value: hideFew(proven), of }
  return of < smallestGroup ? { value: null, of: null } : { value: proven, of }
}

/** The released reports with how far requests came in their time, as it was handed over. */
async function readReports(
  ctx: Context,
  partnershipId: string,
  released: ReadonlyMap<string | null, string>,
): Promise<Page['reports']> {
  const shown: Page['reports'] = []
  for (const face of await queries.listEditionFaces(ctx.db, partnershipId)) {
    const { id, kind, name, from, to, langs, hash, madeAt } = face
    const releasedOn = released.get(id)
    const edition = releasedOn === undefined ? null : await findEdition(ctx.db, id)
    if (releasedOn === undefined || edition === null) continue
    shown.push({
      id,
      kind,
      period: { name, from, to },
      langs,
      hash,
      madeOn: dayOf(madeAt),
      releasedOn,
      outcomes: readEdition(edition).outcomes.steps,
    })
  }
  return shown
}

function shapeStory(story: Awaited<ReturnType<typeof listPublicStories>>[number]) {
  const company = ({ name, country }: { name: string | null; country: string }) => ({ name, country })
  return {
    slug: story.slug,
    title: story.title,
    lang: story.lang,
    rung: story.rung,
    from: company(story.from),
    to: company(story.to),
  }
}

/** The public version of a released report, as a file. */
export async function getPublicReport(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getPublicReport>,
): Promise<FileAnswer> {
  const page = await getPublicPartnership(ctx, input)
  const edition = page.reports.some(({ id }) => id === input.edition)
    ? await findEdition(ctx.db, input.edition)
    : null
  const face = await queries.findFace(ctx.db, input.partnership)
  if (edition === null || face === null) throw new Refusal('not-found')
  const standing = await queries.listStanding(ctx.db, face.id)
  const model = makePublic(readEdition(edition), {
    namedClusters: new Set(
      standing.flatMap(({ thing, of }) => (thing === 'partner' && of !== null ? [of] : [])),
    ),
    say: lang => wordsOf(lang, ctx.text(lang)),
    few: lang => ctx.text(lang)('reports.paper.few'),
  })
  return writeReportFile(ctx, {
    model,
    wanted: { format: input.format, lang: input.lang, table: 'scoreboard' },
    madeAt: edition.madeAt,
    edition: { number: edition.number, hash: edition.hash },
  })
}

/** Pages that stand released, for search engines. */
export async function listPublicPages(
  ctx: Context,
): Promise<AnswerOf<typeof contract.listPublicPartnerships>> {
  return {
    items: (await queries.listReleasedPages(ctx.db)).map(({ slug, updatedAt }) => ({
      path: `/partnerships/${slug}/public`,
      updatedAt,
    })),
  }
}
