import { type Kysely, sql } from 'kysely'

/** A file of a room may go out only with its reader's name on it; of a version that cannot carry one, why. */
export const roomWatermarks = {
  name: '0050-room-watermarks',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table room_item add column marked boolean not null default false;
alter table room_item add check (kind = 'file' or not marked);
alter table room_version add column mark_fault text;
`)
      .execute(db)
  },
}
