import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Chore, JobContext } from '../shared/route.ts'

const day = 86_400
/** An idempotency key answers for this long; a repeat after that is a new wish. */
const keyDays = 2

/** A file that was sent and that no import or room has taken is kept this long, so that a form can be corrected. */
const fileDays = 1

/** Forgets files nobody refers to any more, and removes those from the disk that nobody has taken. */
export async function sweepFiles(ctx: JobContext): Promise<void> {
  const before = new Date(ctx.now().getTime() - fileDays * day * 1_000)
  await ctx.db
    .deleteFrom('file')
    .where('created_at', '<', before)
    .where(sql<boolean>`not exists (select 1 from import where import.file_hash = file.hash)
      and not exists (select 1 from room_version where room_version.file_hash = file.hash)
      and not exists (select 1 from room_nda where file.hash in (room_nda.file_hash, room_nda.pdf_hash))
      and not exists (select 1 from reported_version where reported_version.file_hash = file.hash)
      and not exists (select 1 from attendance_list where attendance_list.file_hash = file.hash)
      and not exists (select 1 from declaration_version where declaration_version.file_hash = file.hash)
      and not exists (select 1 from agreement_version where agreement_version.file_hash = file.hash)
      and not exists (select 1 from agreement_signature where agreement_signature.file_hash = file.hash)
      and not exists (select 1 from work_item where work_item.file_hash = file.hash)
      and not exists (select 1 from meeting_note_photo where meeting_note_photo.file_hash = file.hash)
      and not exists (select 1 from mission_sponsor where mission_sponsor.logo_hash = file.hash)`)
    .execute()
  await ctx.db.deleteFrom('upload').where('sent_at', '<', before).execute()
  await ctx.files.sweep(before, async hashes => {
    const rows = await ctx.db
      .selectFrom('file')
      .select('hash')
      .where('hash', 'in', [...hashes, ''])
      .execute()
    // Whoever sends a file says so before it is kept: what was sent a moment ago is nobody's to remove.
    const sent = await ctx.db
      .selectFrom('upload')
      .select('hash')
      .where('hash', 'in', [...hashes, ''])
      .execute()
    return new Set([...rows, ...sent].map(row => row.hash))
  })
}

/** What the house itself does by the clock: the embedded database cleans up nothing on its own. */
export function houseChores(database: Database): Chore[] {
  return [
    { name: 'house.maintain-database', everySeconds: day, run: () => database.maintain() },
    // After an import the plans of yesterday's few rows would make a page a hundred times slower.
    { name: 'house.refresh-statistics', everySeconds: 60, run: () => database.refreshStatistics() },
    { name: 'house.sweep-files', everySeconds: 21_600, run: sweepFiles },
    {
      name: 'house.sweep-keys',
      everySeconds: 3_600,
      run: async ctx => {
        const before = new Date(ctx.now().getTime() - keyDays * day * 1_000)
        await ctx.db.deleteFrom('idempotency').where('created_at', '<', before).execute()
      },
    },
  ]
}
