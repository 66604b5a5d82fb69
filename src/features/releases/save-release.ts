import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { hideFew } from '../indicators/rules/hide.ts'
import { editsPartnership, type InsideLoaded } from '../partnerships/index.ts'
import type * as contract from './contract.ts'
import type { ThingLoaded } from './load-releases.ts'
import { mayRelease, mayTakeBack } from './policy.ts'
import * as queries from './queries.ts'

type Choice = AnswerOf<typeof contract.getReleases>['choices'][number]

/** Lets everybody read one thing from now on; a second press changes nothing. */
export async function release(ctx: Context, _input: unknown, subject: ThingLoaded): Promise<{ done: true }> {
  await queries.insertRelease(ctx.db, {
    id: ctx.newId(),
    partnershipId: subject.id,
    thing: subject.thing,
    of: subject.of,
    by: ctx.viewer.personId,
    now: ctx.now(),
  })
  await note(ctx, 'releases.release', subject)
  return { done: true }
}

/** Takes a release back; from this moment nobody reads it any more. */
export async function takeBack(
  ctx: Context,
  _input: unknown,
  subject: ThingLoaded & { releaseId: string },
): Promise<{ done: true }> {
  await queries.endRelease(ctx.db, { id: subject.releaseId, by: ctx.viewer.personId, now: ctx.now() })
  await note(ctx, 'releases.takeBack', subject)
  return { done: true }
}

async function note(ctx: Context, call: string, { id, thing, of }: ThingLoaded): Promise<void> {
  await writeHistory(ctx, { call, subjectKind: 'partnership', subjectId: id, change: { thing, of } })
}

/** Everything that can be released, with what stands and who may change it, and what was taken back. */
export async function getReleases(
  ctx: Context,
  _input: unknown,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.getReleases>> {
  const { db, viewer } = ctx
  const standing = await queries.listStanding(db, subject.id)
  const choose = (
    thing: queries.Thing,
    one: Partial<Pick<Choice, 'of' | 'name' | 'lang' | 'shippedAs' | 'isHidden'>> = {},
  ): Choice => {
    const of = one.of ?? null
    const row = standing.find(stands => stands.thing === thing && stands.of === of)
    const asked = { id: subject.id, clusterIds: subject.clusterIds, thing, of }
    return {
      thing,
      of,
      name: one.name ?? null,
      lang: one.lang ?? null,
      shippedAs: one.shippedAs ?? null,
      isHidden: one.isHidden ?? false,
      release: row === undefined ? null : { id: row.id, at: row.releasedAt, by: row.by },
      mayRelease: mayRelease(viewer, asked),
      mayTakeBack: mayTakeBack(viewer, asked),
    }
  }
  const partners = await queries.listPartnerFaces(db, subject.id)
  const figures = await queries.listFigureFaces(db, subject.id)
  const editions = await queries.listEditionFaces(db, subject.id)
  return {
    partnership: { id: subject.id, slug: subject.slug, acronym: subject.acronym },
    edits: editsPartnership(viewer, subject),
    choices: [
      ...(['page', 'summary', 'markets', 'missions', 'stories'] as const).map(thing => choose(thing)),
      ...partners.map(({ id, shortName }) => choose('partner', { of: id, name: shortName })),
      ...figures.map(({ id, name, lang, shippedAs, counted }) =>
        choose('indicator', {
          of: id,
          name,
          lang,
          shippedAs,
          isHidden: counted !== null && hideFew(counted.proven) === null,
        }),
      ),
      ...editions.map(({ id, name }) => choose('report', { of: id, name })),
    ],
    past: await queries.listTakenBack(db, subject.id),
  }
}
