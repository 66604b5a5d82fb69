import { type Kysely, sql } from 'kysely'

/** Joint projects on their way from an idea to money: partners with their budget, and what each company says our part was. */
export const projectRecords = {
  name: '0077-project-records',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table project_record (
  id uuid primary key,
  slug text not null unique,
  title text not null check (title <> ''),
  topic text,
  summary text,
  lang text not null default 'en',
  country char(2),
  -- Where it came from, as far as it is known.
  mission_id uuid references mission (id) on delete set null,
  meeting_id uuid references meeting (id) on delete set null,
  partnership_id uuid references partnership (id) on delete set null,
  state text not null default 'idea' check (state in ('idea', 'submitted', 'funded', 'refused', 'dropped')),
  currency char(3) not null default 'EUR',
  version integer not null default 1,
  created_by uuid references person (id) on delete set null,
  created_at timestamptz not null
);
create index project_record_mission on project_record (mission_id) where mission_id is not null;
create index project_record_meeting on project_record (meeting_id) where meeting_id is not null;
create index project_record_partnership on project_record (partnership_id, state) where partnership_id is not null;
create index project_record_person on project_record (created_by) where created_by is not null;

-- Who takes part: budget in the smallest unit of the record's currency; what the partnership gave, in words, and the company's yes to them.
create table project_partner (
  project_id uuid not null references project_record (id) on delete cascade,
  organisation_id uuid not null references organisation (id),
  leads boolean not null default false,
  budget_minor bigint check (budget_minor >= 0),
  contribution text,
  confirmed_at timestamptz,
  confirmed_by uuid references person (id) on delete set null,
  added_at timestamptz not null,
  primary key (project_id, organisation_id)
);
create unique index project_partner_lead on project_partner (project_id) where leads;
create index project_partner_organisation on project_partner (organisation_id);
create index project_partner_person on project_partner (confirmed_by) where confirmed_by is not null;

-- Each state with its day and what shows it; nothing is overwritten.
create table project_step (
  id uuid primary key,
  project_id uuid not null references project_record (id) on delete cascade,
  state text not null check (state in ('idea', 'submitted', 'funded', 'refused', 'dropped')),
  on_day date not null,
  evidence text,
  noted_by uuid references person (id) on delete set null,
  noted_at timestamptz not null
);
create index project_step_project on project_step (project_id, noted_at);
create index project_step_person on project_step (noted_by) where noted_by is not null;
`)
      .execute(db)
  },
}
