import type { Db } from '../../shared/context.ts'
import type { MailKind } from './rules/mail-kinds.ts'

export interface OwnWords {
  kind: string
  lang: string
  subject: string
  lines: string
  button: string
  oneSubject: string | null
  oneLines: string | null
  version: number
  changedAt: Date
}

/** The mails of a mission that have words of their own, in every language. */
export async function listOwnWords(db: Db, missionId: string): Promise<OwnWords[]> {
  return db
    .selectFrom('mail_words')
    .select([
      'kind',
      'lang',
      'subject',
      'lines',
      'button',
      'one_subject as oneSubject',
      'one_lines as oneLines',
      'version',
      'changed_at as changedAt',
    ])
    .where('mission_id', '=', missionId)
    .orderBy('kind')
    .orderBy('lang')
    .execute()
}

/** Writes the words if nobody changed them since that version (0: nobody had any); gives whether it did. */
export async function writeOwnWords(
  db: Db,
  row: {
    missionId: string
    kind: MailKind
    lang: string
    version: number
    words: {
      subject: string
      lines: string
      button: string
      one_subject: string | null
      one_lines: string | null
    }
    by: string | null
    now: Date
  },
): Promise<boolean> {
  const facts = { ...row.words, changed_by: row.by, changed_at: row.now }
  if (row.version === 0) {
    const inserted = await db
      .insertInto('mail_words')
      .values({ mission_id: row.missionId, kind: row.kind, lang: row.lang, ...facts })
      .onConflict(conflict => conflict.columns(['mission_id', 'kind', 'lang']).doNothing())
      .executeTakeFirst()
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const updated = await db
    .updateTable('mail_words')
    .set({ ...facts, version: row.version + 1 })
    .where('mission_id', '=', row.missionId)
    .where('kind', '=', row.kind)
    .where('lang', '=', row.lang)
    .where('version', '=', row.version)
    .executeTakeFirst()
  return updated.numUpdatedRows > 0n
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
