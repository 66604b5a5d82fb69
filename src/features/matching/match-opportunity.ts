import { pairKey } from '../../engines/matching/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { listCurrentClusterIds } from '../directory/index.ts'
import type * as contract from './contract.ts'
import { describeMatch, describeNamed, readLabels } from './describe-match.ts'
import { type Gathered, gather, opportunityId } from './gather.ts'
import { type OwnSubject, worksFor } from './policy.ts'
import { listOwnOrganisations, readOpportunityText, readOpportunityWords } from './queries.ts'
import { nameOpportunity, taughtBy } from './read-matches.ts'

const proposed = 10

/** Which of the viewer's own organisations can be held against this one. */
export async function getSides(
  ctx: Context,
  _input: unknown,
  subject: OwnSubject,
): Promise<AnswerOf<typeof contract.getSides>> {
  const own = await listOwnOrganisations(ctx.db, ctx.viewer)
  return { isOwn: worksFor(ctx.viewer, subject), sides: own.filter(({ id }) => id !== subject.id) }
}

/**
 * Whom an offer or request fits, for its own side; how it fits theirs, for everybody else. Its owner is known to nobody by
 * this who does not know it anyway: a nameless one is matched by its words alone.
 */
export async function matchOpportunity(
  ctx: Context,
  _input: unknown,
  subject: { id: string; isOwn: boolean; organisationId: string | null },
): Promise<AnswerOf<typeof contract.matchOpportunity>> {
  const ownerId = await ownerFor(ctx, subject)
  const own = await listOwnOrganisations(ctx.db, ctx.viewer)
  const gathered = await gather(ctx, {
    own: ownerId,
    also: own.map(({ id }) => id),
    near: () => readOpportunityText(ctx.db, subject.id),
    opportunity: subject.id,
  })
  const { index, organisations, opportunities } = gathered
  const it = opportunities.find(({ id }) => id === subject.id)
  const words = it ?? (await readOpportunityWords(ctx.db, subject.id))
  if (words === null) throw new Refusal('not-found')
  const name = opportunityId(words.slug)
  const others = [...organisations.keys()].filter(id => id !== subject.organisationId)
  const aside = new Set(gathered.feedback.map(({ aboutId }) => aboutId))
  const matches =
    it === undefined || !subject.isOwn
      ? []
      : index.matchesFor(name, {
          limit: proposed,
          among: new Set(others.filter(id => !aside.has(id))),
          feedback: taughtBy(gathered),
          vetoes: new Set(others.filter(id => isNever(gathered, id)).map(id => pairKey(name, id))),
        })
  const ours = subject.isOwn || it === undefined ? [] : own.map(({ id }) => index.matchOf(id, name))
  const labels = await readLabels(ctx, [...matches, ...ours.flatMap(match => match ?? [])])
  const say = { labels, lang: ctx.viewer.lang }
  return {
    opportunity: nameOpportunity(words),
    isOwn: subject.isOwn,
    isOpen: it !== undefined || (subject.isOwn && gathered.barredOpportunities.has(subject.id)),
    owner: gathered.own === null ? null : nameOwn(gathered.own),
    items: matches.flatMap(match => {
      const organisation = organisations.get(match.id)
      if (organisation === undefined) return []
      const pair = describeMatch({ match, from: name }, gathered, say)
      return [{ organisation: describeNamed(organisation), ...pair }]
    }),
    ours: ours.flatMap((match, at) => {
      const organisation = own[at]
      if (organisation === undefined) return []
      const { id } = organisation
      return [
        { organisation, match: match === null ? null : describeMatch({ match, from: id }, gathered, say) },
      ]
    }),
  }
}

/**
 * Whose words and answers are read: the owner's, for who works for it today. The cluster that published an opportunity goes on
 * seeing whom it fits when the owner has left it, but not what the owner has set aside.
 */
async function ownerFor(
  ctx: Context,
  { isOwn, organisationId: id }: { isOwn: boolean; organisationId: string | null },
): Promise<string | null> {
  if (!isOwn || id === null) return null
  return worksFor(ctx.viewer, { id, clusterIds: await listCurrentClusterIds(ctx.db, id) }) ? id : null
}

const isNever = ({ own, vetoes }: Gathered, id: string) => own !== null && vetoes.has(pairKey(own.id, id))

const nameOwn = ({ id, slug, name }: { id: string; slug: string; name: string }) => ({ id, slug, name })
