import { type Kysely, sql } from 'kysely'

/** Slots that an organiser took out of a session by themselves: they stay out when the session is cut anew, and can come back. */
export const slotsLeftOut = {
  name: '0106-slots-left-out',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table slot add column left_out boolean not null default false;
alter table slot add constraint slot_left_out_check check (not left_out or (removed_at is not null and session_id is not null));
`)
      .execute(db)
  },
}
