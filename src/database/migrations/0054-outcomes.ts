import { type Kysely, sql } from 'kysely'

/** What came of meetings, by each side and in versions; whom we asked when; encounters nobody had requested. */
export const outcomes = {
  name: '0054-outcomes',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
-- What one side says came of a meeting. A later answer is a row of its own; nothing is overwritten.
create table outcome_answer (
  id uuid primary key,
  meeting_id uuid not null references meeting (id) on delete cascade,
  side text not null check (side in ('from', 'to')),
  number integer not null check (number > 0),
  participant_id uuid references participant (id),
  answered_by uuid references person (id) on delete set null,
  on_behalf_of uuid references person (id) on delete set null,
  via text not null check (via in ('link', 'signed-in', 'phone')),
  -- How the side was asked last before it answered, where it was.
  wave text check (wave in ('evening', 'six-weeks', 'six-months', 'twelve-months')),
  held boolean not null,
  missing text check (missing in ('from', 'to', 'both')),
  rung text check (rung in ('none', 'talking', 'nda', 'sample', 'pilot', 'proposal', 'mou', 'contract')),
  next_step text,
  next_by text,
  next_due date,
  amount_band text check (amount_band in ('under-10k', '10k-50k', '50k-250k', '250k-1m', 'over-1m')),
  currency text,
  may_name boolean not null default false,
  closed boolean not null default false,
  answered_at timestamptz not null,
  unique (meeting_id, side, number),
  check (held = (rung is not null)),
  check (missing is null or not held),
  check ((amount_band is null) = (currency is null))
);
create index outcome_answer_participant on outcome_answer (participant_id) where participant_id is not null;
create index outcome_answer_person on outcome_answer (answered_by) where answered_by is not null;
create index outcome_answer_behalf on outcome_answer (on_behalf_of) where on_behalf_of is not null;

-- Who was asked about a mission's meetings in which wave, and whether they were reminded.
create table outcome_asked (
  mission_id uuid not null references mission (id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  wave text not null check (wave in ('evening', 'six-weeks', 'six-months', 'twelve-months')),
  sent_at timestamptz not null,
  reminded_at timestamptz,
  primary key (mission_id, person_id, wave)
);
create index outcome_asked_person on outcome_asked (person_id);

-- Who does not want to be asked by mail.
create table outcome_mails_off (
  person_id uuid primary key references person (id) on delete cascade,
  since timestamptz not null
);

-- A contact nobody had requested: at a stand, by an introduction, on a visit.
create table encounter (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  -- Who met somebody, and for which company: their own, or one that stayed at home and whose offers they carry.
  participant_id uuid not null references participant (id) on delete cascade,
  organisation_id uuid not null references organisation (id),
  -- Whom they met: an organisation of the directory, or as they typed it.
  other_organisation_id uuid references organisation (id),
  other_name text not null check (other_name <> ''),
  kind text not null check (kind in ('stand', 'introduction', 'visit', 'other')),
  rung text not null check (rung in ('none', 'talking', 'nda', 'sample', 'pilot', 'proposal', 'mou', 'contract')),
  next_step text,
  note text,
  lang text not null default 'en',
  met_at timestamptz not null,
  logged_by uuid references person (id) on delete set null,
  logged_at timestamptz not null,
  withdrawn_at timestamptz
);
create index encounter_mission on encounter (mission_id, met_at);
create index encounter_participant on encounter (participant_id);
create index encounter_organisation on encounter (organisation_id);
create index encounter_other on encounter (other_organisation_id) where other_organisation_id is not null;
create index encounter_person on encounter (logged_by) where logged_by is not null;

alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check check (purpose in
  ('set-up', 'invitation', 'sign-in', 'reset-password', 'passkey-challenge', 'answer', 'my-schedule', 'calendar-feed', 'host-catalogue',
   'slot-question', 'outcome'));
`)
      .execute(db)
  },
}
