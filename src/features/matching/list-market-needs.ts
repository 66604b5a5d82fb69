import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Match } from '../../engines/matching/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { loadPartnership } from '../partnerships/index.ts'
import type { listMarketNeeds as call } from './contract-needs.ts'
import { describeMatch, describeNamed, readLabels } from './describe-match.ts'
import { type Gathered, gather, opportunityId } from './gather.ts'
import { listCounterpartsIn, listMembersOf, readPartnership } from './queries-needs.ts'
import { readWords } from './read-words.ts'

type Input = ParsedInputOf<typeof call>
type Answer = AnswerOf<typeof call>
type Need = Answer['items'][number]['need']

/** Members shown for each need. */
const best = 3
/** Sentences of a counterpart's needs that are shown. */
const seeksShown = 3
/** A member answers a need from so many points on that rest on its words or figures. */
const answers = 0.15
/** Needs that are matched before others have their turn. */
const atOnce = 5
const telling: ReadonlySet<string> = new Set(['words', 'bridge', 'figure'])

/** A partnership as access to its members' matches is judged. */
export type NeedsSubject = NonNullable<Awaited<ReturnType<typeof readPartnership>>>

export async function loadNeeds(ctx: Context, input: { partnership: string }): Promise<NeedsSubject> {
  const { id } = await loadPartnership(ctx, input)
  const row = await readPartnership(ctx.db, id)
  if (row === null) throw new Refusal('not-found')
  return row
}

/**
 * Which members answer what a market looks for: its open requests, and the counterparts on the partnership's missions there,
 * each with the members it would want most; and what nobody answers. Everything as the viewer may see it; what single
 * organisations have set aside or never meet does not count here. The number of queries is constant.
 */
export async function listMarketNeeds(ctx: Context, input: Input, subject: NeedsSubject): Promise<Answer> {
  const { id, slug, acronym, clusterIds, markets } = subject
  const country = input.country ?? markets[0]?.country ?? null
  const frame = {
    partnership: { id, slug, acronym },
    markets,
    country,
    page: input.page,
    pageSize: input.pageSize,
  }
  const ids = await listMembersOf(ctx.db, clusterIds)
  if (country === null)
    return { ...frame, members: ids.length, items: [], counts: { answered: 0, unanswered: 0 }, total: 0 }
  const counterparts = await listCounterpartsIn(ctx.db, ctx.viewer, { partnershipId: id, country })
  const there = [...new Set(counterparts.map(({ organisationId }) => organisationId))]
  const gathered = await gather(ctx, {
    own: null,
    also: [...ids, ...there],
    near: () => readWords(ctx, there),
    said: counterparts,
  })
  const members = new Set(ids.filter(one => gathered.organisations.has(one)))
  const needs = listNeeds(gathered, { country, members, there })
  const found = await matchNeeds(gathered, needs, members)
  const answered = needs
    .filter(need => (found.get(need)?.length ?? 0) > 0)
    .sort((left, right) => (found.get(right)?.[0]?.score ?? 0) - (found.get(left)?.[0]?.score ?? 0))
  const unanswered = needs.filter(need => found.get(need)?.length === 0)
  const chosen = input.show === 'answered' ? answered : unanswered
  const shown = chosen.slice((input.page - 1) * input.pageSize, input.page * input.pageSize)
  return {
    ...frame,
    members: members.size,
    items: await describe(ctx, gathered, { shown, found }),
    counts: { answered: answered.length, unanswered: unanswered.length },
    total: chosen.length,
  }
}

/** What the market looks for, by the names of the subjects: open requests of others there, and counterparts who say something. */
function listNeeds(
  { opportunities, organisations, subjects }: Gathered,
  given: { country: string; members: ReadonlySet<string>; there: readonly string[] },
): string[] {
  const { country, members, there } = given
  const requests = opportunities
    .filter(
      one =>
        one.country === country &&
        one.type.endsWith('request') &&
        !(one.organisationId !== null && members.has(one.organisationId)),
    )
    .map(({ slug }) => opportunityId(slug))
  const seeking = there.filter(
    id =>
      organisations.has(id) &&
      !members.has(id) &&
      subjects.get(id)?.cards.some(({ side, source }) => side === 'need' && !isOfOpportunity(source)) ===
        true,
  )
  return [...requests, ...seeking]
}

const isOfOpportunity = (source: string) => source.startsWith('opportunity:')

async function matchNeeds(
  { index }: Gathered,
  needs: readonly string[],
  members: ReadonlySet<string>,
): Promise<Map<string, Match[]>> {
  const found = new Map<string, Match[]>()
  for (const [at, need] of needs.entries()) {
    const matches = index.matchesFor(need, { limit: best, among: members, withWords: false })
    found.set(
      need,
      matches.filter(({ wants }) =>
        wants.reasons.some(({ ground, points }) => telling.has(ground) && points >= answers),
      ),
    )
    if (at % atOnce === atOnce - 1) await nextTurn()
  }
  return found
}

async function describe(
  ctx: Context,
  gathered: Gathered,
  given: { shown: readonly string[]; found: ReadonlyMap<string, readonly Match[]> },
): Promise<Answer['items']> {
  const { index, organisations, opportunities } = gathered
  const matches = new Map(
    given.shown.map(need => [
      need,
      (given.found.get(need) ?? []).flatMap(({ id }) => index.matchOf(need, id) ?? []),
    ]),
  )
  const say = { labels: await readLabels(ctx, [...matches.values()].flat()), lang: ctx.viewer.lang }
  const bySlug = new Map(opportunities.map(one => [opportunityId(one.slug), one]))
  return given.shown.flatMap(name => {
    const need = nameNeed(name, gathered, bySlug)
    if (need === null) return []
    const members = (matches.get(name) ?? []).flatMap(match => {
      const organisation = organisations.get(match.id)
      if (organisation === undefined) return []
      return [
        {
          organisation: describeNamed(organisation),
          ...describeMatch({ match, from: name }, gathered, say),
        },
      ]
    })
    return [{ need, members }]
  })
}

function nameNeed(
  name: string,
  { organisations, subjects }: Gathered,
  bySlug: ReadonlyMap<string, Gathered['opportunities'][number]>,
): Need | null {
  const it = bySlug.get(name)
  if (it !== undefined)
    return { kind: 'opportunity', slug: it.slug, title: it.title, lang: it.lang, type: it.type }
  const one = organisations.get(name)
  if (one === undefined) return null
  const seeks = (subjects.get(name)?.cards ?? [])
    .filter(({ side, source }) => side === 'need' && !isOfOpportunity(source))
    .slice(0, seeksShown)
    .map(({ text, lang }) => ({ text, lang }))
  return { kind: 'counterpart', slug: one.slug, name: one.name, lang: one.lang, seeks }
}
