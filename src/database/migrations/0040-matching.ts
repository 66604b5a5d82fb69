import { type Kysely, sql } from 'kysely'

/** What organisations answered when somebody was proposed to them, and whom nobody may be proposed to. */
export const matching = {
  name: '0040-matching',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table match_feedback (
  organisation_id uuid not null references organisation (id),
  about_id uuid not null references organisation (id),
  reason text not null check (reason in ('wrong-subject', 'wrong-stage', 'too-far', 'already-known', 'competitor', 'other')),
  note text,
  said_by uuid not null references person (id),
  said_at timestamptz not null,
  primary key (organisation_id, about_id)
);
create index match_feedback_about on match_feedback (about_id);
create table sanctions_flag (
  organisation_id uuid primary key references organisation (id),
  reason text not null check (reason <> ''),
  set_by uuid not null references person (id),
  set_at timestamptz not null
);
`)
      .execute(db)
  },
}
