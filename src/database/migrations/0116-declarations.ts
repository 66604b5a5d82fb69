import { type Kysely, sql } from 'kysely'

/** What organisations declare of a year to a partnership, who was asked for it, and under which consent it was said. */
export const declarations = {
  name: '0116-declarations',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
-- A year that a partnership asks about.
create table declaration_round (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  year integer not null check (year between 2000 and 2100),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  closes_on date not null,
  opened_by uuid references person (id) on delete set null,
  opened_at timestamptz not null,
  unique (partnership_id, year)
);
create index declaration_round_person on declaration_round (opened_by) where opened_by is not null;

-- Who was asked for an organisation; the link in the mail is of this request.
create table declaration_request (
  id uuid primary key,
  round_id uuid not null references declaration_round (id) on delete cascade,
  organisation_id uuid not null references organisation (id) on delete cascade,
  person_id uuid references person (id) on delete set null,
  asked_by uuid references person (id) on delete set null,
  asked_at timestamptz not null,
  reminded_at timestamptz,
  unique (round_id, organisation_id)
);
create index declaration_request_organisation on declaration_request (organisation_id);
create index declaration_request_person on declaration_request (person_id) where person_id is not null;
create index declaration_request_asker on declaration_request (asked_by) where asked_by is not null;

-- One of an organisation, a partnership and a year; a merge of two organisations may leave two, of which the later said counts.
create table declaration (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  organisation_id uuid not null references organisation (id) on delete cascade,
  year integer not null check (year between 2000 and 2100),
  created_at timestamptz not null
);
create index declaration_partnership on declaration (partnership_id, year);
create index declaration_organisation on declaration (organisation_id);

-- Everything that was said of it; amounts in the currency's smallest unit.
create table declaration_version (
  declaration_id uuid not null references declaration (id) on delete cascade,
  number integer not null check (number > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  turnover_minor bigint check (turnover_minor >= 0),
  international_minor bigint check (international_minor >= 0),
  international_share numeric(5, 2) check (international_share between 0 and 100),
  exports_minor bigint check (exports_minor >= 0),
  jobs numeric(9, 2) check (jobs >= 0),
  based_on text,
  file_hash text,
  file_name text,
  -- Which wording was agreed to, and in which language it was read.
  consent_version text not null,
  consent_lang text not null,
  -- The consent was taken back: nothing of the declaration counts from then on.
  withdrawn boolean not null default false,
  -- Name and function, as whoever declared wrote them.
  declared_by text not null,
  way text not null check (way in ('link', 'signed-in')),
  said_by uuid references person (id) on delete set null,
  said_at timestamptz not null,
  primary key (declaration_id, number),
  check (international_minor is null or turnover_minor is null or international_minor <= turnover_minor)
);
create index declaration_version_person on declaration_version (said_by) where said_by is not null;
create index declaration_version_file on declaration_version (file_hash) where file_hash is not null;

alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check check (purpose in
  ('set-up', 'invitation', 'sign-in', 'reset-password', 'passkey-challenge', 'answer', 'my-schedule', 'calendar-feed', 'host-catalogue',
   'slot-question', 'outcome', 'declaration'));
`)
      .execute(db)
  },
}
