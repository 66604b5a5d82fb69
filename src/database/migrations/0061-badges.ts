import { type Kysely, sql } from 'kysely'

/** Badges with a signed code, what people give when it is scanned, and contacts exchanged by it. */
export const badges = {
  name: '0061-badges',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
-- Signs the codes of one mission's badges.
create table badge_key (
  mission_id uuid primary key references mission (id) on delete cascade,
  secret bytea not null
);

-- What somebody gives to whoever scans their badge, and which of its codes still opens.
create table badge_card (
  participant_id uuid primary key references participant (id) on delete cascade,
  -- Codes made before it was renewed are of a lower number and open nothing.
  code_number integer not null default 1 check (code_number between 1 and 65535),
  -- Null until its person chose: then nothing is given without being asked.
  gives text[] check (gives <@ array['email', 'phone', 'organisation']::text[]),
  chosen_at timestamptz
);

-- Two people of a mission who gave each other their contacts; by consent of both, and either can take theirs back.
create table badge_contact (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  -- Who scanned, and whose badge it was.
  scanned_by uuid not null references participant (id) on delete cascade,
  scanned uuid not null references participant (id) on delete cascade,
  scanner_gives text[] not null check (scanner_gives <@ array['email', 'phone', 'organisation']::text[]),
  -- Null until the other agreed.
  scanned_gives text[] check (scanned_gives <@ array['email', 'phone', 'organisation']::text[]),
  at timestamptz not null,
  agreed_at timestamptz,
  check ((scanned_gives is null) = (agreed_at is null)),
  check (scanned_by <> scanned)
);
create unique index badge_contact_pair on badge_contact (least(scanned_by, scanned), greatest(scanned_by, scanned));
create index badge_contact_mission on badge_contact (mission_id);
create index badge_contact_scanned on badge_contact (scanned);
create index badge_contact_scanned_by on badge_contact (scanned_by);
`)
      .execute(db)
  },
}
