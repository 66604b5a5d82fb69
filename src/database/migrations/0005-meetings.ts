import { type Kysely, sql } from 'kysely'

/** Meeting requests, schedules in versions, what is placed where, calendars and mail. Double booking is forbidden here, too. */
export const meetings = {
  name: '0005-meetings',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table meeting_request (
  id uuid primary key,
  mission_id uuid not null references mission (id),
  from_participant_id uuid not null references participant (id),
  to_participant_id uuid references participant (id),
  to_organisation_id uuid not null references organisation (id),
  message text not null default '',
  lang text not null default 'en',
  wish text not null check (wish in ('must', 'would-like', 'if-possible')),
  answer_wish text check (answer_wish in ('must', 'would-like', 'if-possible')),
  state text not null check (state in ('pending', 'accepted', 'declined', 'expired', 'withdrawn', 'by-e-mail')),
  proposed_time text,
  answer_message text,
  created_by uuid not null references person (id),
  answered_by uuid references person (id),
  external_id text,
  expires_at timestamptz not null,
  reminded_at timestamptz,
  answered_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index meeting_request_once on meeting_request (mission_id, from_participant_id, to_organisation_id, to_participant_id)
  nulls not distinct where state in ('pending', 'accepted');
create index meeting_request_to on meeting_request (to_organisation_id, mission_id, state);
create index meeting_request_mission on meeting_request (mission_id, state);
create index meeting_request_expiry on meeting_request (expires_at) where state = 'pending';

create table never_meet (
  mission_id uuid not null references mission (id) on delete cascade,
  participant_id uuid not null references participant (id) on delete cascade,
  other_organisation_id uuid not null references organisation (id),
  created_at timestamptz not null,
  primary key (participant_id, other_organisation_id)
);

create table meeting (
  id uuid primary key,
  mission_id uuid not null references mission (id),
  request_id uuid not null unique references meeting_request (id),
  state text not null check (state in ('accepted', 'held', 'not-held', 'cancelled')),
  weight integer not null check (weight > 0),
  cancelled_reason text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index meeting_mission on meeting (mission_id, state);

create table meeting_attendee (
  meeting_id uuid not null references meeting (id) on delete cascade,
  participant_id uuid not null references participant (id),
  side text not null check (side in ('from', 'to')),
  observing boolean not null default false,
  primary key (meeting_id, participant_id)
);
create index meeting_attendee_participant on meeting_attendee (participant_id);

create table schedule (
  id uuid primary key,
  mission_id uuid not null references mission (id),
  number integer not null,
  state text not null check (state in ('draft', 'published', 'superseded')),
  based_on uuid references schedule (id),
  job_id uuid references job (id),
  certificate jsonb,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  unique (mission_id, number)
);
create unique index schedule_one_draft on schedule (mission_id) where state = 'draft';
create unique index schedule_one_published on schedule (mission_id) where state = 'published';

create table placement (
  schedule_id uuid not null references schedule (id) on delete cascade,
  meeting_id uuid not null references meeting (id),
  slot_id uuid not null references slot (id),
  place_id uuid not null references place (id),
  period tstzrange not null,
  exclusive boolean not null,
  locked boolean not null default false,
  primary key (schedule_id, meeting_id),
  constraint placement_one_meeting_per_place
    exclude using gist (schedule_id with =, place_id with =, period with &&) where (exclusive) deferrable initially deferred
);
create index placement_slot on placement (slot_id);
create index placement_meeting on placement (meeting_id);

create table attendance (
  schedule_id uuid not null,
  meeting_id uuid not null,
  participant_id uuid not null references participant (id),
  period tstzrange not null,
  primary key (schedule_id, meeting_id, participant_id),
  foreign key (schedule_id, meeting_id) references placement (schedule_id, meeting_id) on delete cascade,
  constraint attendance_nobody_twice
    exclude using gist (schedule_id with =, participant_id with =, period with &&) deferrable initially deferred
);
create index attendance_participant on attendance (participant_id);

create table unplaced (
  schedule_id uuid not null references schedule (id) on delete cascade,
  meeting_id uuid not null references meeting (id),
  reasons jsonb not null,
  primary key (schedule_id, meeting_id)
);

create table calendar_event (
  meeting_id uuid not null references meeting (id),
  participant_id uuid not null references participant (id),
  sequence integer not null default 0,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place_id uuid references place (id),
  cancelled boolean not null default false,
  content_hash text not null,
  updated_at timestamptz not null,
  primary key (meeting_id, participant_id)
);
create index calendar_event_participant on calendar_event (participant_id);

create table mail (
  id uuid primary key,
  person_id uuid references person (id),
  to_address text not null,
  to_name text not null default '',
  kind text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  calendar text,
  calendar_method text,
  lang text not null default 'en',
  message_id text not null unique,
  about_id uuid,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'kept')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index mail_due on mail (next_attempt_at) where state in ('waiting', 'sending');
create index mail_person on mail (person_id, created_at);
create index mail_about on mail (about_id);
`)
      .execute(db)
  },
}
