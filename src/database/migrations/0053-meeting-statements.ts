import { type Kysely, sql } from 'kysely'

/** What was said of whether a meeting took place: by the steward, a signed list, either side. Only added to, never changed. */
export const meetingStatements = {
  name: '0053-meeting-statements',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table meeting_statement (
  id uuid primary key,
  meeting_id uuid not null references meeting (id) on delete cascade,
  -- The order in which it was said of this meeting.
  number integer not null check (number > 0),
  source text not null check (source in ('steward', 'signed-list', 'side')),
  -- Which side says so, where a side does.
  side text check (side in ('from', 'to')),
  says text not null check (says in ('held', 'not-held', 'taken-back')),
  -- Who was missing, where it was not held and they said.
  missing text check (missing in ('from', 'to', 'both')),
  -- In whose part somebody spoke, who spoke, and for whom if not for themselves.
  participant_id uuid references participant (id),
  said_by uuid references person (id) on delete set null,
  on_behalf_of uuid references person (id) on delete set null,
  said_at timestamptz not null,
  unique (meeting_id, number),
  check ((source = 'side') = (side is not null)),
  check (missing is null or says = 'not-held')
);
create index meeting_statement_participant on meeting_statement (participant_id) where participant_id is not null;
create index meeting_statement_person on meeting_statement (said_by) where said_by is not null;
create index meeting_statement_behalf on meeting_statement (on_behalf_of) where on_behalf_of is not null;

-- What is known so far was noted at the desk; the history says by whom.
insert into meeting_statement (id, meeting_id, number, source, says, said_by, said_at)
select gen_random_uuid(), meeting.id, 1, 'steward', meeting.state,
  (select person.id from history join person on person.id = history.actor_person_id
    where history.subject_kind = 'meeting-request' and history.subject_id = meeting.request_id
      and history.call = 'meetings.recordAttendance' order by history.at desc, history.id desc limit 1),
  meeting.updated_at
from meeting where meeting.state in ('held', 'not-held');
`)
      .execute(db)
  },
}
