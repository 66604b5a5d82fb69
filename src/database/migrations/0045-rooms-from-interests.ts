import { type Kysely, sql } from 'kysely'

/** A room may come from an accepted interest in an opportunity; while it is open, no second one does. */
export const roomsFromInterests = {
  name: '0045-rooms-from-interests',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table room add column interest_id uuid references interest (id) on delete set null;
create index room_interest on room (interest_id) where interest_id is not null;
create unique index room_interest_open on room (interest_id) where interest_id is not null and state = 'open';
`)
      .execute(db)
  },
}
