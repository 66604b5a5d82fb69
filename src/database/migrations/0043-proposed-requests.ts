import { type Kysely, sql } from 'kysely'

/**
 * Meeting requests that somebody proposes to a participant, who sends or drops them; who wants no mail about new ones, and the
 * links in those mails that end them.
 */
export const proposedRequests = {
  name: '0043-proposed-requests',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table proposed_request (
  id uuid primary key,
  mission_id uuid not null references mission (id),
  participant_id uuid not null references participant (id),
  to_organisation_id uuid not null references organisation (id),
  state text not null default 'open' check (state in ('open', 'sent', 'dropped')),
  wish text not null default 'would-like' check (wish in ('must', 'would-like', 'if-possible')),
  message text not null default '',
  lang text not null,
  note text,
  proposed_by uuid references person (id),
  proposed_at timestamptz not null,
  refused text,
  request_id uuid references meeting_request (id),
  settled_by uuid references person (id),
  settled_at timestamptz,
  version integer not null default 1,
  unique (participant_id, to_organisation_id),
  check ((state = 'open') = (settled_at is null))
);
create index proposed_request_mission on proposed_request (mission_id, state);
create index proposed_request_organisation on proposed_request (to_organisation_id);

create table proposal_mail_off (
  person_id uuid primary key references person (id) on delete cascade,
  since timestamptz not null
);
create table proposal_mail_link (
  token_hash text primary key,
  person_id uuid not null references person (id) on delete cascade,
  created_at timestamptz not null
);
create index proposal_mail_link_person on proposal_mail_link (person_id);
`)
      .execute(db)
  },
}
