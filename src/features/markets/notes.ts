import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { dayIn } from '../../shared/zones.ts'
import { findMet, type MetRow } from '../stories/index.ts'
import type * as contract from './contract.ts'
import { countNotes, listAudiences, type NoteRow, selectNotes } from './queries.ts'
import { type Audience, readAudience, sayAudience } from './rules/audience.ts'

/** A note the reader may see; for anybody else it does not exist. */
export async function loadNote(ctx: Context, input: { note: string }): Promise<NoteRow> {
  const [row] = await selectNotes(ctx.db, ctx.viewer, { id: input.note }, { limit: 1, offset: 0 })
  if (row === undefined) throw new Refusal('not-found')
  return row
}

/** The markets of one's partnerships, and those of which something was learnt. */
export async function listMarketCountries(
  ctx: Context,
): Promise<AnswerOf<typeof contract.listMarketCountries>> {
  const { notes, markets } = await countNotes(ctx.db, ctx.viewer)
  const countries = [...new Set([...markets.map(one => one.country), ...notes.map(one => one.country)])]
  return {
    items: countries.map(country => {
      const learnt = notes.find(one => one.country === country)
      return {
        country,
        notes: learnt?.notes ?? 0,
        newest: learnt?.newest ?? null,
        partnerships: markets
          .filter(one => one.country === country)
          .map(({ slug, name, stage }) => ({ slug, name, stage })),
      }
    }),
  }
}

export async function listMarketNotes(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listMarketNotes>,
): Promise<AnswerOf<typeof contract.listMarketNotes>> {
  const page = { limit: input.pageSize, offset: (input.page - 1) * input.pageSize }
  const rows = await selectNotes(ctx.db, ctx.viewer, { country: input.country, q: input.q }, page)
  return { items: rows.map(shape), total: rows[0]?.total ?? 0, page: input.page, pageSize: input.pageSize }
}

/** As many notes as are read at once for others. */
const mostAtOnce = 1_000

/** What was learnt of these markets and is meant for the viewer, the newest first. */
export async function listNotesOn(ctx: Context, countries: readonly string[]): Promise<NoteRow[]> {
  return selectNotes(ctx.db, ctx.viewer, { countries }, { limit: mostAtOnce, offset: 0 })
}

function shape(row: NoteRow): AnswerOf<typeof contract.listMarketNotes>['items'][number] {
  const { missionSlug, missionTitle, ...told } = row
  return {
    ...told,
    mission: missionSlug === null ? null : { slug: missionSlug, title: missionTitle ?? missionSlug },
  }
}

/** For whom one may write; from a meeting also its market, and the meeting as the source. */
export async function getNoteChoices(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getNoteChoices>,
): Promise<AnswerOf<typeof contract.getNoteChoices>> {
  const met = await findMeeting(ctx, input.meeting)
  const row = input.note === undefined ? undefined : await loadNote(ctx, { note: input.note })
  if (row !== undefined && !row.mayChange) throw new Refusal('not-found')
  const own = await listAudiences(ctx.db, ctx.viewer)
  return {
    audiences: [
      ...own.map(({ level, id, name }) => ({ value: sayAudience({ level, id }), level, name })),
      { value: 'platform', level: 'platform' as const, name: null },
    ],
    country: row?.country ?? met?.country ?? null,
    source: met?.missionTitle ?? null,
    note:
      row === undefined
        ? null
        : { ...shape(row), meantForValue: sayAudience({ level: row.level, id: row.audienceId }) },
  }
}

/** A meeting the one who writes has to do with; of any other nothing is told. */
async function findMeeting(ctx: Context, meeting: string | undefined): Promise<MetRow | undefined> {
  const met = meeting === undefined ? undefined : await findMet(ctx.db, ctx.viewer, meeting)
  if (meeting !== undefined && !(met?.speaksFrom || met?.speaksTo || met?.near))
    throw new Refusal('not-found')
  return met
}

/** Keeps what was learnt. It may be meant only for those the writer belongs to. */
export async function writeMarketNote(
  ctx: Context,
  input: ParsedInputOf<typeof contract.writeMarketNote>,
): Promise<AnswerOf<typeof contract.writeMarketNote>> {
  const met = await findMeeting(ctx, input.meeting)
  const columns = await readWords(ctx, input, null)
  const id = ctx.newId()
  await ctx.db
    .insertInto('market_note')
    .values({
      id,
      country: input.country,
      ...columns,
      mission_id: met?.missionId ?? null,
      meeting_id: met?.meetingId ?? null,
      written_by: ctx.viewer.personId,
      written_at: ctx.now(),
      changed_at: ctx.now(),
    })
    .execute()
  await writeHistory(ctx, { call: 'markets.writeMarketNote', subjectKind: 'market-note', subjectId: id })
  return { id, country: input.country }
}

export async function changeMarketNote(
  ctx: Context,
  input: ParsedInputOf<typeof contract.changeMarketNote>,
  row: NoteRow,
): Promise<AnswerOf<typeof contract.changeMarketNote>> {
  const columns = await readWords(ctx, input, { level: row.level, id: row.audienceId })
  const done = await ctx.db
    .updateTable('market_note')
    .set({ ...columns, version: input.version + 1, changed_at: ctx.now() })
    .where('id', '=', row.id)
    .where('version', '=', input.version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, { call: 'markets.changeMarketNote', subjectKind: 'market-note', subjectId: row.id })
  return { version: input.version + 1, country: row.country }
}

export async function withdrawMarketNote(
  ctx: Context,
  _input: unknown,
  row: NoteRow,
): Promise<{ done: true }> {
  await ctx.db
    .updateTable('market_note')
    .set({ withdrawn_at: ctx.now() })
    .where('id', '=', row.id)
    .where('withdrawn_at', 'is', null)
    .execute()
  await writeHistory(ctx, {
    call: 'markets.withdrawMarketNote',
    subjectKind: 'market-note',
    subjectId: row.id,
  })
  return { done: true }
}

interface Words {
  title: string
  body: string
  lang: string
  source: string
  learntOn: string
  meantFor: string
}

async function readWords(ctx: Context, input: Words, before: Audience | null) {
  const audience = readAudience(input.meantFor)
  const stays = before !== null && audience !== null && sayAudience(before) === sayAudience(audience)
  const belongs =
    audience !== null &&
    (stays ||
      audience.id === null ||
      (await listAudiences(ctx.db, ctx.viewer)).some(
        one => one.level === audience.level && one.id === audience.id,
      ))
  if (audience === null || !belongs)
    throw new Refusal('input-invalid', { faults: [{ field: 'meantFor', code: 'not-offered' }] })
  if (input.learntOn > dayIn(ctx.now(), 'Pacific/Kiritimati'))
    throw new Refusal('input-invalid', { faults: [{ field: 'learntOn', code: 'not-come-yet' }] })
  return {
    title: input.title,
    body: input.body,
    lang: input.lang,
    source: input.source,
    learnt_on: input.learntOn,
    visibility: audience.level,
    partnership_id: audience.level === 'partnership' ? audience.id : null,
    cluster_id: audience.level === 'cluster' ? audience.id : null,
    organisation_id: audience.level === 'organisation' ? audience.id : null,
  }
}
