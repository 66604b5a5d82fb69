import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { listHypotheses, loadHypothesesOf } from '../hypotheses/index.ts'
import { listNotesOn } from '../markets/index.ts'
import { listHeld } from '../meetings/index.ts'
import { editsPartnership, type InsideLoaded } from '../partnerships/index.ts'
import type * as contract from './contract.ts'
import * as queries from './queries.ts'

type Market = AnswerOf<typeof contract.getStrategy>['markets'][number]

/** So many notes of a market are named; the rest is counted. */
const mostNotes = 20
/** As few as this tell too much to whoever does not answer for all of the companies; as in the hypotheses. */
const smallestGroup = 5

/** The strategy: each target market with what is wanted there and the evidence that the reader may see. */
export async function getStrategy(
  ctx: Context,
  _input: unknown,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.getStrategy>> {
  return { ...frameOf(ctx, subject), markets: await readMarkets(ctx, subject) }
}

/** One market with every version of its words. */
export async function getMarketStrategy(
  ctx: Context,
  { country }: ParsedInputOf<typeof contract.getMarketStrategy>,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.getMarketStrategy>> {
  const market = (await readMarkets(ctx, subject)).find(one => one.country === country)
  if (market === undefined) throw new Refusal('not-found')
  const versions = (await queries.listWords(ctx.db, subject.id)).filter(one => one.country === country)
  return { ...market, ...frameOf(ctx, subject), versions: versions.map(tellWords) }
}

const frameOf = (ctx: Context, { id, slug, acronym }: InsideLoaded) => ({
  partnership: { id, slug, acronym },
  mayEdit: editsPartnership(ctx.viewer, { id }),
})

/** The markets with their evidence, each room asked as the reader: what one may not see there is not here either. */
async function readMarkets(ctx: Context, subject: InsideLoaded): Promise<Market[]> {
  const markets = await queries.listMarkets(ctx.db, subject.id)
  const words = await queries.listWords(ctx.db, subject.id)
  const board = await listHypotheses(
    ctx,
    { partnership: subject.id },
    await loadHypothesesOf(ctx, { partnership: subject.id }),
  )
  const missions = await queries.listMissionsByMarket(ctx.db, {
    partnershipId: subject.id,
    viewer: ctx.viewer,
  })
  const held = await listHeld(
    ctx.db,
    missions.flatMap(({ meetingIds }) => meetingIds),
  )
  const agreements = await queries.listAgreementsByMarket(ctx.db, subject.id)
  const notes = await listNotesOn(
    ctx,
    markets.map(({ country }) => country),
  )
  const full = editsPartnership(ctx.viewer, subject)
  const tell = (count: number) => (full || count === 0 || count >= smallestGroup ? count : null)
  return markets.map(({ country, ...market }) => {
    const there = <Row extends { country: string }>(rows: readonly Row[]) =>
      rows.filter(row => row.country === country)
    const newest = there(words)[0]
    const learnt = there(notes)
    return {
      country,
      ...market,
      words: newest === undefined ? null : tellWords(newest),
      hypotheses: board.items
        .filter(one => one.market === country)
        .map(({ slug, segment, act, reason, market: where, lang, verdict, decision }) => ({
          slug,
          segment,
          act,
          reason,
          market: where,
          lang,
          verdict,
          decision: decision?.decision ?? null,
        })),
      missions: there(missions).map(({ country: _, meetingIds: __, encounters: ___, ...mission }) => mission),
      meetingsHeld: tell(
        there(missions)
          .flatMap(({ meetingIds }) => meetingIds)
          .filter(id => held.get(id)?.state === 'held').length,
      ),
      encounters: tell(there(missions).reduce((sum, { encounters }) => sum + encounters, 0)),
      agreements: there(agreements).map(({ country: _, ...agreement }) => agreement),
      notes: learnt
        .slice(0, mostNotes)
        .map(({ id, title, lang, source, learntOn }) => ({ id, title, lang, source, learntOn })),
      moreNotes: Math.max(0, learnt.length - mostNotes),
    }
  })
}

function tellWords({ country: _, ...said }: queries.WordsRow) {
  return said
}
