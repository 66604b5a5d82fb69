import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { slugify } from '../../shared/slugs.ts'
import { visitor } from '../../shared/viewer.ts'
import type * as contract from './contract.ts'
import {
  changeStory,
  findMet,
  insertVersion,
  listStoryCountries,
  listVersions,
  lockStory,
  type MetRow,
  type StoryRow,
  selectStories,
} from './queries.ts'
import { isAgreed, namesIn, rungOfStory, type StoryRung } from './rules/story.ts'
import { tellCompanies, tellDrafter } from './tell-companies.ts'

type Line = AnswerOf<typeof contract.listStories>['items'][number]
const one = { limit: 1, offset: 0 }

/** A meeting, for whoever may tell its story: its two companies, their clusters' managers, who runs the mission. */
export async function loadMet(ctx: Context, input: { meeting: string }): Promise<MetRow> {
  const met = await findMet(ctx.db, ctx.viewer, input.meeting)
  if (met === undefined || !(met.speaksFrom || met.speaksTo || met.near)) throw new Refusal('not-found')
  return met
}

/** A story the reader may see; for anybody else it does not exist. */
export async function loadStory(ctx: Context, input: { story: string }): Promise<StoryRow> {
  const [row] = await selectStories(ctx.db, ctx.viewer, { reference: input.story }, one)
  if (row === undefined) throw new Refusal('not-found')
  return row
}

export const speaksForStory = (row: StoryRow): boolean => row.speaksFrom || row.speaksTo
export const mayEditStory = (row: StoryRow): boolean => speaksForStory(row) || row.drafted
const consentOf = (row: StoryRow) => ({ from: row.agreedFrom, to: row.agreedTo })
export const mayReleaseStory = (row: StoryRow): boolean =>
  (mayEditStory(row) || row.near) && isAgreed(consentOf(row))

/** Stories page by page. */
export async function listStories(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listStories>,
): Promise<AnswerOf<typeof contract.listStories>> {
  const page = { limit: input.pageSize, offset: (input.page - 1) * input.pageSize }
  const rows = await selectStories(ctx.db, ctx.viewer, input, page)
  return {
    items: rows.map(shapeLine),
    total: rows[0]?.total ?? 0,
    page: input.page,
    pageSize: input.pageSize,
    countries: await listStoryCountries(ctx.db),
  }
}

/** Stories of a partnership's missions as anybody may read them, the newest first. */
export async function listPublicStories(ctx: Context, partnershipId: string): Promise<Line[]> {
  const rows = await selectStories(
    ctx.db,
    visitor(ctx.viewer.lang),
    { partnershipId },
    { limit: 50, offset: 0 },
  )
  return rows.map(shapeLine)
}

/** One story; what is between the companies only for those who have to do with it. */
export async function getStory(
  ctx: Context,
  _input: unknown,
  row: StoryRow,
): Promise<AnswerOf<typeof contract.getStory>> {
  const isInside = mayEditStory(row) || (row.near && isAgreed(consentOf(row)))
  return {
    ...shapeLine(row),
    body: row.body,
    version: row.version,
    inside: !isInside
      ? null
      : {
          from: { name: row.fromName, agreed: row.agreedFrom, note: row.noteFrom },
          to: { name: row.toName, agreed: row.agreedTo, note: row.noteTo },
          mine: [...(row.speaksFrom ? ['from' as const] : []), ...(row.speaksTo ? ['to' as const] : [])],
          mayEdit: mayEditStory(row) && row.state === 'draft',
          mayRelease: mayReleaseStory(row) && row.state === 'draft',
          mayWithdraw: mayEditStory(row) && row.state !== 'withdrawn',
          versions: await listVersions(ctx.db, row.id),
        },
  }
}

function shapeLine(row: StoryRow): Line {
  const company = (isNamed: boolean, name: string, slug: string | null, country: string) => ({
    name: isNamed || mayEditStory(row) ? name : null,
    slug: isNamed || mayEditStory(row) ? slug : null,
    country,
  })
  return {
    id: row.id,
    slug: row.slug,
    state: row.state,
    title: row.title,
    lang: row.lang,
    rung: row.rung,
    country: row.country,
    mission: row.seesMission ? { slug: row.missionSlug, title: row.missionTitle } : null,
    metOn: row.metOn,
    from: company(row.namesFrom, row.fromName, row.seesFrom ? row.fromSlug : null, row.fromCountry),
    to: company(row.namesTo, row.toName, row.seesTo ? row.toSlug : null, row.toCountry),
    releasedAt: row.releasedAt,
    waitsForMe:
      row.state === 'draft' &&
      ((row.speaksFrom && row.agreedFrom === null) || (row.speaksTo && row.agreedTo === null)),
  }
}

/** What the records say, in words to go on from. Who has not said that they may be named is called by their country. */
export async function getStoryDraft(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getStoryDraft>,
  met: MetRow,
): Promise<AnswerOf<typeof contract.getStoryDraft>> {
  const rung = rungOf(met)
  const [there] = await selectStories(ctx.db, ctx.viewer, { meetingId: met.meetingId }, one)
  const text = ctx.text(input.lang)
  const countries = new Intl.DisplayNames([input.lang], { type: 'region' })
  const called = (isNamed: boolean, name: string, country: string) =>
    isNamed ? name : text('stories.draft.somebody', { country: countries.of(country) ?? country })
  const values = {
    from: called(met.namesFrom, met.fromName, met.fromCountry),
    to: called(met.namesTo, met.toName, met.toCountry),
    mission: met.missionTitle,
    place: met.city,
    market: countries.of(met.country) ?? met.country,
    rung: text(`stories.rung.${rung}`),
  }
  const about = (isNamed: boolean, summary: string | null) => (isNamed && summary ? [summary] : [])
  const paragraphs = [
    text('stories.draft.met', values),
    ...about(met.namesFrom, met.fromSummary),
    ...about(met.namesTo, met.toSummary),
    ...(met.shown ? [text('stories.draft.shown', { ...values, shown: met.shown })] : []),
    text('stories.draft.reached', values),
  ]
  return {
    meetingId: met.meetingId,
    lang: input.lang,
    title: text('stories.draft.title', values).slice(0, 160),
    body: paragraphs.join('\n\n'),
    rung,
    there: there?.slug ?? null,
    unnamed: unnamedOf(met),
  }
}

/**
 * How far it came, as the one who writes may know it: managers read both sides and tell the lesser; a company tells what it
 * said itself, since it reads nothing of the other's answer. The other side agrees to it or does not.
 */
function rungOf(met: MetRow): StoryRung {
  const reads = (speaks: boolean, rung: string | null) => (met.near || speaks ? rung : null)
  const rung = rungOfStory(reads(met.speaksFrom, met.rungFrom), reads(met.speaksTo, met.rungTo))
  if (rung === null) throw new Refusal('story-nothing-came')
  return rung
}

const unnamedOf = (met: MetRow): string[] => [
  ...(met.namesFrom ? [] : [met.fromName]),
  ...(met.namesTo ? [] : [met.toName]),
]

/** Nobody is named who did not say that they may be, also not by hand. */
function checkNames(met: MetRow, words: { title: string; body: string }): void {
  const faults = (['title', 'body'] as const).flatMap(field =>
    namesIn(words[field], unnamedOf(met)).map(name => ({
      field,
      code: 'may-not-be-named',
      values: { name },
    })),
  )
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
}

/** Keeps a draft and asks both companies. */
export async function draftStory(
  ctx: Context,
  input: ParsedInputOf<typeof contract.draftStory>,
  met: MetRow,
): Promise<AnswerOf<typeof contract.draftStory>> {
  const rung = rungOf(met)
  checkNames(met, input)
  const id = ctx.newId()
  const slug = slugify(input.title, id)
  const now = ctx.now()
  const inserted = await ctx.db
    .insertInto('success_story')
    .values({
      id,
      slug,
      meeting_id: met.meetingId,
      mission_id: met.missionId,
      from_organisation_id: met.fromId,
      to_organisation_id: met.toId,
      state: 'draft',
      drafted_by: ctx.viewer.personId,
      created_at: now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) throw new Refusal('already-exists')
  await writeVersion(ctx, { storyId: id, number: 1, met, rung, words: input })
  await tellCompanies(ctx, { id, slug, title: input.title, fromId: met.fromId, toId: met.toId })
  await writeHistory(ctx, { call: 'stories.draftStory', subjectKind: 'story', subjectId: id })
  return { slug }
}

/** A new version; what was said of the one before no longer counts. */
export async function saveStory(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveStory>,
  row: StoryRow,
): Promise<AnswerOf<typeof contract.saveStory>> {
  await lockCurrent(ctx, row, input.version, 'draft')
  const met = await findMet(ctx.db, ctx.viewer, row.meetingId)
  if (met === undefined) throw new Refusal('not-found')
  const rung = rungOfStory(row.rung, row.drafted || met.near ? row.rung : rungOf(met)) ?? row.rung
  checkNames(met, input)
  const number = row.version + 1
  await writeVersion(ctx, { storyId: row.id, number, met, rung, words: input })
  await changeStory(ctx.db, row.id, { version: number })
  await tellCompanies(ctx, {
    id: row.id,
    slug: row.slug,
    title: input.title,
    fromId: row.fromId,
    toId: row.toId,
  })
  await writeHistory(ctx, { call: 'stories.saveStory', subjectKind: 'story', subjectId: row.id })
  return { version: number }
}

async function writeVersion(
  ctx: Context,
  version: {
    storyId: string
    number: number
    met: MetRow
    rung: StoryRung
    words: { lang: string; title: string; body: string }
  },
): Promise<void> {
  const { storyId, number, met, rung, words } = version
  await insertVersion(ctx.db, {
    storyId,
    number,
    rung,
    lang: words.lang,
    title: words.title,
    body: words.body,
    namesFrom: met.namesFrom,
    namesTo: met.namesTo,
    by: ctx.viewer.personId,
    now: ctx.now(),
  })
}

/** A company's yes or no to a version; of a later one nothing is said by it. */
export async function answerStory(
  ctx: Context,
  input: ParsedInputOf<typeof contract.answerStory>,
  row: StoryRow,
): Promise<{ done: true }> {
  if (!(input.side === 'from' ? row.speaksFrom : row.speaksTo)) throw new Refusal('not-allowed')
  await lockCurrent(ctx, row, input.version, 'draft')
  await ctx.db
    .insertInto('success_story_answer')
    .values({
      id: ctx.newId(),
      story_id: row.id,
      number: row.version,
      side: input.side,
      agreed: input.agreed,
      note: input.note || null,
      answered_by: ctx.viewer.personId,
      answered_at: ctx.now(),
    })
    .execute()
  await tellDrafter(ctx, row, {
    agreed: input.agreed,
    name: input.side === 'from' ? row.fromName : row.toName,
  })
  await writeHistory(ctx, {
    call: 'stories.answerStory',
    subjectKind: 'story',
    subjectId: row.id,
    change: { side: input.side, agreed: input.agreed, version: row.version },
  })
  return { done: true }
}

/** Shows it to everybody: only the version that both agreed to, and only once. */
export async function releaseStory(
  ctx: Context,
  input: ParsedInputOf<typeof contract.releaseStory>,
  row: StoryRow,
): Promise<{ done: true }> {
  await lockCurrent(ctx, row, input.version, 'draft')
  const fresh = await loadStory(ctx, { story: row.id })
  if (!isAgreed(consentOf(fresh))) throw new Refusal('story-not-agreed')
  await changeStory(ctx.db, row.id, { state: 'released', released_at: ctx.now() })
  await writeHistory(ctx, { call: 'stories.releaseStory', subjectKind: 'story', subjectId: row.id })
  return { done: true }
}

/** Takes it back: for either company at any time, without a reason. */
export async function withdrawStory(ctx: Context, _input: unknown, row: StoryRow): Promise<{ done: true }> {
  await lockStory(ctx.db, row.id)
  await changeStory(ctx.db, row.id, { state: 'withdrawn', ended_at: ctx.now() })
  await writeHistory(ctx, { call: 'stories.withdrawStory', subjectKind: 'story', subjectId: row.id })
  return { done: true }
}

/** Takes the story's row and refuses what was decided on another version than the newest. */
async function lockCurrent(ctx: Context, row: StoryRow, version: number, state: 'draft'): Promise<void> {
  const locked = await lockStory(ctx.db, row.id)
  if (locked.state !== state) throw new Refusal('state-impossible')
  if (locked.version !== version || row.version !== version) throw new Refusal('changed-meanwhile')
}
