import type { Db } from '../../shared/context.ts'

const columns = [
  'id',
  'side',
  'kind',
  'title',
  'body',
  'lang',
  'item_id as itemId',
  'shares',
  'wishes',
  'confirmed',
  'created_at as createdAt',
] as const

const selectRegister = (db: Db, roomId: string) =>
  db
    .selectFrom('room_register')
    .select(columns)
    .where('room_id', '=', roomId)
    .where('withdrawn_at', 'is', null)

export type EntryOfRegister = Awaited<ReturnType<typeof listRegister>>[number]

/** Entries of a room's register, what was brought before what came of it, the oldest first. */
export function listRegister(db: Db, roomId: string) {
  return selectRegister(db, roomId).orderBy('kind').orderBy('created_at').orderBy('id').execute()
}

/** How many were ever entered, those taken back with them. */
export async function countRegister(db: Db, roomId: string): Promise<number> {
  const { count } = await db
    .selectFrom('room_register')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function findRegisterEntry(db: Db, roomId: string, id: string): Promise<EntryOfRegister | null> {
  return (await selectRegister(db, roomId).where('id', '=', id).executeTakeFirst()) ?? null
}
