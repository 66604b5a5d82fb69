import type { Db } from '../../shared/context.ts'
import type { MailWords, OwnMailWords } from '../notifications/index.ts'
import type { MailKind } from './rules/mail-kinds.ts'

export interface OwnWords extends OwnMailWords {
  readonly kind: string
  readonly version: number
  readonly changedAt: Date
}

/** The mails of a mission that have words of their own, in every language. */
export async function listOwnWords(db: Db, missionId: string): Promise<OwnWords[]> {
  const all = await db
    .selectFrom('mail_words')
    .select(['kind', 'lang', 'subject', 'lines', 'button', 'version', 'changed_at as changedAt'])
    .where('mission_id', '=', missionId)
    .orderBy('kind')
    .orderBy('lang')
    .execute()
  const forms = await db
    .selectFrom('mail_words_form')
    .select(['kind', 'lang', 'form', 'subject', 'lines'])
    .where('mission_id', '=', missionId)
    .execute()
  return all.map(words => ({
    ...words,
    forms: forms.filter(({ kind, lang }) => kind === words.kind && lang === words.lang),
  }))
}

/** Writes the words if nobody changed them since that version (0: nobody had any); gives whether it did. */
export async function writeOwnWords(
  db: Db,
  row: {
    missionId: string
    kind: MailKind
    lang: string
    version: number
    words: MailWords
    forms: OwnMailWords['forms']
    by: string | null
    now: Date
  },
): Promise<boolean> {
  const { missionId: mission_id, kind, lang } = row
  const facts = { ...row.words, changed_by: row.by, changed_at: row.now }
  const written =
    row.version === 0
      ? await db
          .insertInto('mail_words')
          .values({ mission_id, kind, lang, ...facts })
          .onConflict(conflict => conflict.columns(['mission_id', 'kind', 'lang']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await db
          .updateTable('mail_words')
          .set({ ...facts, version: row.version + 1 })
          .where('mission_id', '=', mission_id)
          .where('kind', '=', kind)
          .where('lang', '=', lang)
          .where('version', '=', row.version)
          .returning('version')
          .executeTakeFirst()
  if (written === undefined) return false
  await db
    .deleteFrom('mail_words_form')
    .where('mission_id', '=', mission_id)
    .where('kind', '=', kind)
    .where('lang', '=', lang)
    .execute()
  if (row.forms.length > 0)
    await db
      .insertInto('mail_words_form')
      .values(row.forms.map(form => ({ mission_id, kind, lang, ...form })))
      .execute()
  return true
}

/** Takes the words back if nobody changed them since that version; gives whether it did. */
export async function deleteOwnWords(
  db: Db,
  { missionId, kind, lang, version }: { missionId: string; kind: string; lang: string; version: number },
): Promise<boolean> {
  const done = await db
    .deleteFrom('mail_words')
    .where('mission_id', '=', missionId)
    .where('kind', '=', kind)
    .where('lang', '=', lang)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}

/** Where somebody reads mail; null where there is no address. */
export async function findOwnAddress(db: Db, personId: string): Promise<string | null> {
  const row = await db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirst()
  return row?.email ?? null
}
