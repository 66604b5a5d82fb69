import { type Kysely, sql } from 'kysely'

/**
 * Rooms: sides, what they put in step by step, agreements and their acceptances, and the ledger. Entries of the ledger can
 * be neither changed nor taken out; only what opens their sealed names can be emptied.
 */
export const collaborationRooms = {
  name: '0034-rooms',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table room (
  id uuid primary key,
  title text not null check (title <> ''),
  lang text not null,
  state text not null check (state in ('open', 'ended')),
  step text not null check (step in ('teaser', 'identity', 'nda', 'technical')),
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by integer,
  ended_reason text,
  check ((state = 'ended') = (ended_at is not null))
);

create table room_side (
  room_id uuid not null references room (id),
  position integer not null check (position > 0),
  organisation_id uuid not null references organisation (id),
  agreed text not null check (agreed in ('teaser', 'identity', 'nda', 'technical')),
  closed_at timestamptz,
  shows_until date,
  primary key (room_id, position),
  unique (room_id, organisation_id)
);
create index room_side_organisation on room_side (organisation_id);

create table room_item (
  id uuid primary key,
  room_id uuid not null,
  side integer not null,
  step text not null check (step in ('teaser', 'identity', 'technical')),
  kind text not null check (kind in ('text', 'file')),
  title text not null check (title <> ''),
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (room_id, side) references room_side (room_id, position)
);
create index room_item_room on room_item (room_id);

create table room_version (
  item_id uuid not null references room_item (id),
  number integer not null check (number > 0),
  body text,
  lang text not null,
  file_hash text references file (hash),
  file_name text,
  media_type text,
  preview boolean not null default false,
  size bigint,
  created_at timestamptz not null,
  created_by uuid references person (id) on delete set null,
  -- null: no other side could ever read it
  shown_at timestamptz,
  primary key (item_id, number),
  check ((body is null) <> (file_hash is null)),
  check ((file_hash is null) = (file_name is null))
);
create index room_version_file on room_version (file_hash) where file_hash is not null;
create index room_version_person on room_version (created_by) where created_by is not null;

create table room_nda (
  id uuid primary key,
  room_id uuid not null,
  state text not null check (state in ('proposed', 'signed', 'replaced')),
  kind text not null check (kind in ('mutual', 'one-way')),
  discloser integer,
  purpose text not null,
  law text not null,
  confidentiality_years integer not null,
  valid_until date not null,
  clauses jsonb not null,
  proposed_by integer not null,
  proposed_at timestamptz not null,
  file_hash text references file (hash),
  file_name text,
  signed_at timestamptz,
  pdf_hash text references file (hash),
  terms_hash text not null,
  foreign key (room_id, proposed_by) references room_side (room_id, position),
  check ((kind = 'one-way') = (discloser is not null)),
  check ((state = 'signed') = (signed_at is not null))
);
-- One agreement at a time: a second proposal takes the place of the first.
create unique index room_nda_current on room_nda (room_id) where state <> 'replaced';
create index room_nda_room on room_nda (room_id, proposed_by);
create index room_nda_file on room_nda (file_hash) where file_hash is not null;
create index room_nda_pdf on room_nda (pdf_hash) where pdf_hash is not null;

create table room_acceptance (
  nda_id uuid not null references room_nda (id),
  side integer not null,
  person_id uuid references person (id) on delete set null,
  full_name text not null,
  capacity text not null,
  accepted_at timestamptz not null,
  primary key (nda_id, side)
);
create index room_acceptance_person on room_acceptance (person_id) where person_id is not null;

create table room_ledger (
  room_id uuid primary key references room (id),
  origin text not null,
  size integer not null,
  peaks text[] not null,
  mailed_size integer not null default 0,
  mailed_at timestamptz
);

create table room_entry (
  room_id uuid not null references room_ledger (room_id),
  number integer not null check (number >= 0),
  at timestamptz not null,
  event text not null,
  side integer not null,
  text text not null,
  hash text not null,
  openings jsonb not null,
  primary key (room_id, number)
);
create function refuse_entry_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.room_id, new.number, new.at, new.event, new.side, new.text, new.hash)
    is not distinct from (old.room_id, old.number, old.at, old.event, old.side, old.text, old.hash) then
    return new;
  end if;
  raise exception 'the ledger is append-only' using errcode = '42501';
end $$;
create trigger room_entry_is_append_only before update or delete on room_entry
  for each row execute function refuse_entry_change();

create table room_checkpoint (
  room_id uuid not null references room_ledger (room_id),
  size integer not null,
  note text not null,
  signed_at timestamptz not null,
  primary key (room_id, size)
);

create table ledger_key (
  id integer primary key check (id = 1),
  private_key text not null,
  public_key text not null,
  made_at timestamptz not null
);
`)
      .execute(db)
  },
}
