import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { MailState } from './contract.ts'

/** The last mail to somebody about something, and what became of it. */
export interface LastMail {
  personId: string
  state: MailState
  /** When it was written, which is not yet when it left. */
  writtenAt: Date
}

/** Of each of these people the last mail of these kinds about a record; nobody stands there who was never written to. */
export async function findLastMails(
  db: Db,
  wanted: { aboutId: string; kinds: readonly string[]; personIds: readonly string[] },
): Promise<Map<string, LastMail>> {
  if (wanted.personIds.length === 0) return new Map()
  const { rows } = await sql<LastMail>`
    select distinct on (person_id) person_id as "personId", state, created_at as "writtenAt" from mail
    where about_id = ${wanted.aboutId} and kind = any(${[...wanted.kinds]}::text[]) and person_id = any(${[...wanted.personIds]}::uuid[])
    order by person_id, created_at desc, id desc`.execute(db)
  return new Map(rows.map(row => [row.personId, row]))
}
