import { type Kysely, sql } from 'kysely'

/** What came of a meeting, told with the yes of both companies: versions, their answers, and when it was released. */
export const successStories = {
  name: '0076-success-stories',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table success_story (
  id uuid primary key,
  slug text not null unique,
  meeting_id uuid not null references meeting (id) on delete cascade,
  mission_id uuid not null references mission (id) on delete cascade,
  from_organisation_id uuid not null references organisation (id),
  to_organisation_id uuid not null references organisation (id),
  -- 'draft' until both said yes to the newest version and somebody released it; 'withdrawn' once a side took its yes back.
  state text not null default 'draft' check (state in ('draft', 'released', 'withdrawn')),
  -- The number of the newest version.
  version integer not null default 1,
  drafted_by uuid references person (id) on delete set null,
  created_at timestamptz not null,
  released_at timestamptz,
  ended_at timestamptz,
  check (from_organisation_id <> to_organisation_id)
);
-- One living story for a meeting.
create unique index success_story_meeting on success_story (meeting_id) where state <> 'withdrawn';
create index success_story_mission on success_story (mission_id);
create index success_story_from on success_story (from_organisation_id);
create index success_story_to on success_story (to_organisation_id);
create index success_story_person on success_story (drafted_by) where drafted_by is not null;
create index success_story_released on success_story (released_at) where state = 'released';

-- What it says; a change is a version of its own, and asks both again.
create table success_story_version (
  story_id uuid not null references success_story (id) on delete cascade,
  number integer not null check (number > 0),
  lang text not null default 'en',
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  rung text not null check (rung in ('talking', 'nda', 'sample', 'pilot', 'proposal', 'mou', 'contract')),
  -- Which side is named: only one that said at its outcome that it may be.
  names_from boolean not null,
  names_to boolean not null,
  written_by uuid references person (id) on delete set null,
  written_at timestamptz not null,
  primary key (story_id, number)
);
create index success_story_version_person on success_story_version (written_by) where written_by is not null;

-- What each company said of a version, by whom; the last word of a side counts.
create table success_story_answer (
  id uuid primary key,
  story_id uuid not null,
  number integer not null,
  side text not null check (side in ('from', 'to')),
  agreed boolean not null,
  note text,
  answered_by uuid references person (id) on delete set null,
  answered_at timestamptz not null,
  foreign key (story_id, number) references success_story_version (story_id, number) on delete cascade
);
create index success_story_answer_story on success_story_answer (story_id, number);
create index success_story_answer_person on success_story_answer (answered_by) where answered_by is not null;
`)
      .execute(db)
  },
}
