import { type Kysely, sql } from 'kysely'

/**
 * A meeting that cannot be held on the day may be held later, by video: in a slot of no session, at a place of its own that
 * stands on no board. And what the desk notes of it, and of two people it introduces to each other.
 */
export const laterCalls = {
  name: '0064-later-calls',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table slot alter column session_id drop not null;
alter table place add column for_call boolean not null default false;
alter table place add constraint place_for_call_check check (not for_call or (kind = 'online' and removed_at is not null));
alter table day_event drop constraint day_event_kind_check;
alter table day_event add constraint day_event_kind_check check (kind in ('checked-in', 'late', 'at-table', 'started', 'runs-over',
  'ended', 'not-held', 'place-lost', 'released', 'repaired', 'put-off', 'introduced', 'undone'));
alter table day_event add constraint day_event_meeting_check check (kind not in ('put-off', 'introduced') or meeting_id is not null);
`)
      .execute(db)
  },
}
