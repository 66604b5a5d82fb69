import {
  completeConsortium as complete,
  explainCandidate,
  type MatchReason,
} from '../../engines/matching/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { findCall } from '../opportunities/index.ts'
import type { completeConsortium as call } from './contract-consortium.ts'
import { describeMatch, describeNamed, readLabels } from './describe-match.ts'
import { type Gathered, gather } from './gather.ts'
import { worksFor } from './policy.ts'
import { findByName, findPartners, listClustersOf } from './queries-consortium.ts'
import { listPairsToLeaveOut } from './queries-introductions.ts'
import { countProjects, type KnownHistory, listTogether, readHistory } from './read-history.ts'
import { readWords } from './read-words.ts'
import { topicId } from './rules/make-subject.ts'
import { type Weighed, weighCandidates } from './rules/weigh-candidates.ts'

type Input = ParsedInputOf<typeof call>
type Answer = AnswerOf<typeof call>

/** So many by history, and so many by their words, are weighed with everything. */
const byHistory = 200
const byWords = 150
/** A sentence of the topic counts as answered by a profile from so many points on. */
const answered = 0.2
/** What a partner's profile answers already counts so much less. */
const answeredShare = 0.5
const foundMost = 8
/** Grounds of a match that say something about a topic. */
const topical: ReadonlySet<string> = new Set(['words', 'bridge'])

/**
 * Who is missing: partners are known, and what they want to be funded under. Candidates come by what was done before (the engine
 * behind `kontor matching complete`, over the projects that the house knows) and by what their profiles say to the topic; what a
 * partner's profile answers already counts half. Newcomers, of whom no project is known, stand apart. Whom the viewer never meets,
 * and what a partner they work for has set aside, is left out.
 */
export async function completeConsortium(ctx: Context, input: Input): Promise<Answer> {
  const funding = input.call === undefined ? null : await findCall(ctx.db, input.call)
  if (input.call !== undefined && funding === null) throw new Refusal('not-found', { field: 'call' })
  const partners = await findPartners(ctx.db, ctx.viewer, input.partners)
  const known = await readHistory(ctx.db)
  const parts = funding === null ? [] : partsOf(funding.programme)
  const past = partners.length === 0 ? [] : complete(known.history, { known: partners, parts }, byHistory)
  const topic = topicTexts(ctx, input, funding)
  const gathered = await gather(ctx, {
    own: null,
    also: [...partners, ...past.map(({ organisation }) => organisation)],
    near: async () =>
      topic.length > 0
        ? [
            topic
              .map(({ text }) => text)
              .join('\n')
              .slice(0, 2000),
          ]
        : readWords(ctx, partners),
    topics: [{ id: topicId, texts: topic }],
  })
  const covers = coveredBy(gathered, partners)
  const mine = await listMine(ctx, partners)
  const aside = new Set((await listPairsToLeaveOut(ctx.db, ctx.viewer, mine)).map(({ other }) => other))
  const weighed = weigh(gathered, { partners, past, aside, covered: new Set([...covers.values()].flat()) })
  const isKnown = ({ id }: Weighed) => countProjects(known, id, parts).projects > 0
  const [old, newcomers] = [weighed.filter(isKnown), weighed.filter(one => !isKnown(one))]
  const chosen = input.show === 'known' ? old : newcomers
  const shown = chosen.slice((input.page - 1) * input.pageSize, input.page * input.pageSize)
  const sentences = gathered.subjects.get(topicId)?.cards ?? []
  return {
    partners: partners.flatMap(id => {
      const one = gathered.organisations.get(id)
      if (one === undefined) return []
      const said = new Set(covers.get(id))
      return [
        {
          ...describeNamed(one),
          ...countProjects(known, id, parts),
          covers: sentences.filter(({ source }) => said.has(source)).map(({ text }) => text),
        },
      ]
    }),
    call:
      funding === null
        ? null
        : {
            slug: funding.slug,
            title: funding.title,
            topic: funding.topic,
            programme: funding.programme,
            lang: funding.lang,
          },
    words: input.words || null,
    sentences: sentences.length,
    uncovered: sentences.length - new Set([...covers.values()].flat()).size,
    items: await describe(ctx, shown, { gathered, known, partners, parts, covers }),
    mine: mine.flatMap(id => gathered.organisations.get(id)?.slug ?? []),
    counts: { known: old.length, newcomers: newcomers.length },
    found: input.find ? await findByName(ctx.db, ctx.viewer, input.find, foundMost) : [],
    total: chosen.length,
    page: input.page,
    pageSize: input.pageSize,
  }
}

/** The partners whom the viewer works for. */
async function listMine(ctx: Context, partners: readonly string[]): Promise<string[]> {
  const clusters = await listClustersOf(ctx.db, partners)
  return partners.filter(id => worksFor(ctx.viewer, { id, clusterIds: clusters.get(id) ?? [] }))
}

/** CORDIS and the portal name one programme differently. */
const partsOf = (programme: string) => [programme === 'Horizon Europe' ? 'HORIZON' : programme]

function topicTexts(ctx: Context, input: Input, funding: Awaited<ReturnType<typeof findCall>>) {
  const words = input.words ? [{ text: input.words, lang: ctx.viewer.lang }] : []
  if (funding === null) return words
  const { title, description, keywords, lang } = funding
  return [title, keywords.join(', '), description ?? '']
    .filter(text => text !== '')
    .map(text => ({ text, lang }))
    .concat(words)
}

/** Which sentences of the topic each partner's profile answers. */
function coveredBy({ index }: Gathered, partners: readonly string[]): Map<string, string[]> {
  return new Map(
    partners.map(id => [
      id,
      (index.matchOf(topicId, id)?.wants.reasons ?? []).flatMap(reason =>
        'need' in reason && reason.points >= answered ? reason.need : [],
      ),
    ]),
  )
}

/** What speaks to the topic in one's profile; what is covered already counts half. */
function sayTopic(reasons: readonly MatchReason[], covered: ReadonlySet<string>): MatchReason[] {
  return reasons.flatMap(reason => {
    if (!topical.has(reason.ground) || !('need' in reason)) return []
    return [covered.has(reason.need) ? { ...reason, points: reason.points * answeredShare } : reason]
  })
}

const sum = (reasons: readonly MatchReason[]) => reasons.reduce((all, { points }) => all + points, 0)

function weigh(
  { index, organisations, subjects }: Gathered,
  given: {
    partners: readonly string[]
    past: readonly { organisation: string; score: number }[]
    aside: ReadonlySet<string>
    covered: ReadonlySet<string>
  },
): Weighed[] {
  const out = new Set([...given.partners, ...given.aside])
  const may = (id: string) => organisations.has(id) && !out.has(id) && subjects.get(id)?.isBarred !== true
  const history = new Map(given.past.map(({ organisation, score }) => [organisation, score]))
  const among = new Set([...organisations.keys()].filter(may))
  const fitting = index.matchesFor(topicId, { limit: byWords, among, withWords: false })
  const ids = new Set([...[...history.keys()].filter(may), ...fitting.map(({ id }) => id)])
  return weighCandidates(
    [...ids].map(id => ({
      id,
      topic: sum(sayTopic(index.matchOf(topicId, id)?.wants.reasons ?? [], given.covered)),
      history: history.get(id) ?? 0,
    })),
  )
}

/** The shown ones with everything their score rests on. */
async function describe(
  ctx: Context,
  shown: readonly Weighed[],
  given: {
    gathered: Gathered
    known: KnownHistory
    partners: readonly string[]
    parts: readonly string[]
    covers: ReadonlyMap<string, readonly string[]>
  },
): Promise<Answer['items']> {
  const { gathered, known, partners, parts } = given
  const covered = new Set([...given.covers.values()].flat())
  const matches = shown.flatMap(({ id }) => gathered.index.matchOf(topicId, id) ?? [])
  const byId = new Map(matches.map(match => [match.id, match]))
  const say = { labels: await readLabels(ctx, matches), lang: ctx.viewer.lang }
  return shown.flatMap(one => {
    const organisation = gathered.organisations.get(one.id)
    if (organisation === undefined) return []
    const match = byId.get(one.id)
    const wants = { points: one.topic, reasons: sayTopic(match?.wants.reasons ?? [], covered) }
    const told =
      match === undefined
        ? []
        : describeMatch({ match: { ...match, wants }, from: topicId }, gathered, say).whyThem.reasons
    return [
      {
        organisation: describeNamed(organisation),
        score: one.score,
        topic: { points: one.topic, share: one.topicShare, reasons: told },
        history: {
          points: one.history,
          share: one.historyShare,
          ...countProjects(known, one.id, parts),
          grounds:
            one.history === 0 ? [] : explainCandidate(known.history, { known: partners, parts }, one.id),
          together: partners.flatMap(partner => {
            const projects = listTogether(known, partner, one.id)
            const name = gathered.organisations.get(partner)?.name
            return projects.length === 0 || name === undefined ? [] : [{ partner: name, projects }]
          }),
        },
      },
    ]
  })
}
