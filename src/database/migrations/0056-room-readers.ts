import { type Kysely, sql } from 'kysely'

/** Colleagues whom a side names as readers of one room: they read what lies open there, and do nothing else. */
export const roomReaders = {
  name: '0056-room-readers',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table room_reader (
  room_id uuid not null,
  side integer not null,
  person_id uuid not null references person (id) on delete cascade,
  named_at timestamptz not null,
  primary key (room_id, side, person_id),
  foreign key (room_id, side) references room_side (room_id, position) on delete cascade
);
create index room_reader_person on room_reader (person_id);
`)
      .execute(db)
  },
}
