import { askFirst, pairKey } from '../../engines/matching/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { isAdministrator } from '../../shared/viewer.ts'
import { editsProfile, loadOrganisation } from '../directory/index.ts'
import type * as contract from './contract.ts'
import { describeMatch, describeNamed, readLabels } from './describe-match.ts'
import { type Gathered, gather, opportunityId } from './gather.ts'
import type { OwnSubject } from './policy.ts'
import { type CommonMission, listCommonMissions } from './queries.ts'

/** So many are proposed: more are a list, not a proposal. */
const proposed = 10
const proposedOpportunities = 5

/** Who would want an organisation and be wanted by it, the best first, and open offers and requests that fit. */
export async function listMatches(
  ctx: Context,
  _input: unknown,
  subject: OwnSubject,
): Promise<AnswerOf<typeof contract.listMatches>> {
  const gathered = await gather(ctx, { own: subject.id })
  const { own, index, organisations, opportunities, vetoes } = gathered
  if (own === null) throw new Refusal('not-found')
  const aside = new Set(gathered.feedback.map(({ aboutId }) => aboutId))
  const options = { vetoes, feedback: taughtBy(gathered) }
  const matches = index.matchesFor(own.id, {
    ...options,
    limit: proposed,
    among: new Set([...organisations.keys()].filter(id => !aside.has(id))),
  })
  const fitting = index.matchesFor(own.id, {
    ...options,
    limit: proposedOpportunities,
    // Whose name is not told is matched by its words alone: what is missing here would tell whose it is.
    among: new Set(
      opportunities
        .filter(
          ({ organisationId }) =>
            organisationId === null ||
            (organisationId !== own.id &&
              !aside.has(organisationId) &&
              !vetoes.has(pairKey(own.id, organisationId))),
        )
        .map(({ slug }) => opportunityId(slug)),
    ),
  })
  const labels = await readLabels(ctx, [...matches, ...fitting])
  const say = { labels, lang: ctx.viewer.lang }
  const missions = await listCommonMissions(ctx.db, ctx.viewer, {
    organisationId: own.id,
    others: matches.map(({ id }) => id),
    now: ctx.now(),
  })
  const bySlug = new Map(opportunities.map(one => [opportunityId(one.slug), one]))
  const self = gathered.subjects.get(own.id)
  return {
    organisation: { id: own.id, slug: own.slug, name: own.name },
    items: matches.flatMap(match => {
      const organisation = organisations.get(match.id)
      if (organisation === undefined) return []
      return [
        {
          organisation: describeNamed(organisation),
          ...describeMatch({ match, from: own.id }, gathered, say),
          missions: missions.filter(({ other }) => other === match.id).map(nameMission),
        },
      ]
    }),
    opportunities: fitting.flatMap(match => {
      const it = bySlug.get(match.id)
      if (it === undefined) return []
      return [
        {
          opportunity: nameOpportunity(it),
          ...describeMatch({ match, from: own.id }, gathered, say),
        },
      ]
    }),
    setAside: gathered.feedback.flatMap(row => describeSetAside(row, gathered)),
    question: self === undefined ? null : askFirst(self),
    mayEdit: editsProfile(ctx.viewer, subject),
    flagged: self?.isBarred === true,
    mayFlag: isAdministrator(ctx.viewer),
  }
}

/** One pair, whoever it is: somebody who is not proposed can be looked at all the same. */
export async function getMatch(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getMatch>,
  subject: OwnSubject,
): Promise<AnswerOf<typeof contract.getMatch>> {
  const { id: otherId } = await loadOrganisation(ctx, { organisation: input.other })
  if (otherId === subject.id) throw new Refusal('own-organisation', { field: 'other' })
  const gathered = await gather(ctx, { own: subject.id, also: [otherId] })
  const { own, index, organisations, opportunities } = gathered
  const other = organisations.get(otherId)
  if (own === null || other === undefined) throw new Refusal('not-found')
  // Who is named can be looked at, also by whoever stays away from them: that a pair is missing must say nothing.
  const match = index.matchOf(own.id, other.id, { feedback: taughtBy(gathered) })
  const labels = await readLabels(ctx, match === null ? [] : [match])
  const missions = await listCommonMissions(ctx.db, ctx.viewer, {
    organisationId: own.id,
    others: [other.id],
    now: ctx.now(),
  })
  return {
    organisation: { id: own.id, slug: own.slug, name: own.name },
    other: describeNamed(other),
    match:
      match === null
        ? null
        : describeMatch({ match, from: own.id }, gathered, { labels, lang: ctx.viewer.lang }),
    missions: missions.map(nameMission),
    opportunities: opportunities.filter(one => one.organisationId === other.id).map(nameOpportunity),
    setAside:
      gathered.feedback
        .filter(({ aboutId }) => aboutId === other.id)
        .flatMap(row => describeSetAside(row, gathered))[0] ?? null,
    mayEdit: editsProfile(ctx.viewer, subject),
  }
}

export const taughtBy = ({ feedback }: Gathered) =>
  feedback.map(({ aboutId, reason }) => ({ about: aboutId, reason }))

export const nameMission = ({ slug, title, participantId }: CommonMission) => ({ slug, title, participantId })

export function nameOpportunity({
  id,
  slug,
  title,
  lang,
  type,
}: Pick<Gathered['opportunities'][number], 'id' | 'slug' | 'title' | 'lang' | 'type'>) {
  return { id, slug, title, lang, type }
}

/** What was said of somebody the viewer may still see. */
function describeSetAside(
  { aboutId, reason, note, saidAt }: Gathered['feedback'][number],
  { organisations }: Gathered,
) {
  const about = organisations.get(aboutId)
  return about === undefined
    ? []
    : [{ organisation: { slug: about.slug, name: about.name }, reason, note, saidAt }]
}
