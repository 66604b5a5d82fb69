import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { announceOrganisation } from './announce.ts'
import type * as contract from './contract-profile.ts'
import type { OrganisationSubject } from './policy.ts'
import { listTranslations, nextItemPosition } from './queries-profile.ts'
import { needKinds, offerKinds } from './rules/profile-choices.ts'

type Facts = Omit<ParsedInputOf<typeof contract.addProfileItem>, 'organisation' | 'side'>

function columnsOf(facts: Facts) {
  return {
    kind: facts.kind,
    title: facts.title,
    body: facts.body || null,
    lang: facts.lang,
    trl: facts.trl ?? null,
    ipr: facts.ipr ?? null,
    hs_code: facts.hsCode || null,
    proof: facts.proof || null,
  }
}

function refuseWrongKind(side: 'offer' | 'need', kind: string): void {
  const kinds: readonly string[] = side === 'offer' ? offerKinds : needKinds
  if (!kinds.includes(kind))
    throw new Refusal('input-invalid', { faults: [{ field: 'kind', code: 'not-offered' }] })
}

async function noteChange(ctx: Context, call: string, id: string, change: Record<string, unknown>) {
  await writeHistory(ctx, { call, subjectKind: 'organisation', subjectId: id, change })
  await announceOrganisation(ctx, id)
}

/** Adds a card: one offer or one need, at the end of its side. */
export async function addProfileItem(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addProfileItem>,
  subject: OrganisationSubject,
): Promise<{ id: string }> {
  refuseWrongKind(input.side, input.kind)
  const id = ctx.newId()
  const now = ctx.now()
  const columns = columnsOf(input)
  await ctx.db
    .insertInto('profile_item')
    .values({
      id,
      organisation_id: subject.id,
      side: input.side,
      ...columns,
      position: await nextItemPosition(ctx.db, subject.id, input.side),
      created_at: now,
      updated_at: now,
    })
    .execute()
  await noteChange(ctx, 'directory.addProfileItem', subject.id, { item: id, side: input.side, ...columns })
  return { id }
}

/** Changes a card; its side stays. */
export async function updateProfileItem(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateProfileItem>,
  subject: OrganisationSubject,
): Promise<{ done: true }> {
  const there = await ctx.db
    .selectFrom('profile_item')
    .selectAll()
    .where('id', '=', input.item)
    .where('organisation_id', '=', subject.id)
    .executeTakeFirst()
  if (there === undefined) throw new Refusal('not-found')
  refuseWrongKind(there.side, input.kind)
  const columns = columnsOf(input)
  await ctx.db
    .updateTable('profile_item')
    .set({ ...columns, updated_at: ctx.now() })
    .where('id', '=', input.item)
    .execute()
  await noteChange(ctx, 'directory.updateProfileItem', subject.id, { before: there, after: columns })
  return { done: true }
}

/** Takes a card off; the history keeps what it said. */
export async function removeProfileItem(
  ctx: Context,
  input: ParsedInputOf<typeof contract.removeProfileItem>,
  subject: OrganisationSubject,
): Promise<{ done: true }> {
  const gone = await ctx.db
    .deleteFrom('profile_item')
    .where('id', '=', input.item)
    .where('organisation_id', '=', subject.id)
    .returningAll()
    .executeTakeFirst()
  if (gone === undefined) throw new Refusal('not-found')
  await noteChange(ctx, 'directory.removeProfileItem', subject.id, { before: gone })
  return { done: true }
}

/** Keeps a profile's texts in one more language; all of them empty takes the language away. */
export async function saveTranslation(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveTranslation>,
  subject: OrganisationSubject,
): Promise<{ done: true }> {
  const texts = {
    summary: input.summary || null,
    description: input.description || null,
    offers: input.offers || null,
    needs: input.needs || null,
  }
  const lang = input.translationLang
  const before = (await listTranslations(ctx.db, subject.id)).find(row => row.lang === lang)
  if (Object.values(texts).every(text => text === null))
    await ctx.db
      .deleteFrom('organisation_translation')
      .where('organisation_id', '=', subject.id)
      .where('lang', '=', lang)
      .execute()
  else
    await ctx.db
      .insertInto('organisation_translation')
      .values({ organisation_id: subject.id, lang, ...texts, updated_at: ctx.now() })
      .onConflict(conflict =>
        conflict.columns(['organisation_id', 'lang']).doUpdateSet({ ...texts, updated_at: ctx.now() }),
      )
      .execute()
  await noteChange(ctx, 'directory.saveTranslation', subject.id, { lang, before, after: texts })
  return { done: true }
}
