import { type Kysely, sql } from 'kysely'

/** The register of a room: who brought what, what came of it, how it is shared and what each side wants to do with it. */
export const roomRegister = {
  name: '0048-room-register',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table room_register (
  id uuid primary key,
  room_id uuid not null,
  side integer not null,
  kind text not null check (kind in ('background', 'foreground')),
  title text not null check (title <> ''),
  body text not null,
  lang text not null,
  -- What of the room it rests on.
  item_id uuid references room_item (id) on delete set null,
  -- Per cent by side, in the order of the sides; only of what came of the work.
  shares integer[],
  wishes text,
  confirmed integer[] not null default '{}',
  created_by uuid references person (id) on delete set null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (room_id, side) references room_side (room_id, position),
  check ((kind = 'foreground') = (shares is not null))
);
create index room_register_room on room_register (room_id, side);
create index room_register_item on room_register (item_id) where item_id is not null;
create index room_register_person on room_register (created_by) where created_by is not null;
`)
      .execute(db)
  },
}
