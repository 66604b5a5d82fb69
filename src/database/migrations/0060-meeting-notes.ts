import { type Kysely, sql } from 'kysely'

/** What people write down of a meeting, private or shared with both sides; every edit stays, photos of cards beside it. */
export const meetingNotes = {
  name: '0060-meeting-notes',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table meeting_note (
  -- Made by the phone, so that a note written without a network is one note however often it is sent.
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  meeting_id uuid not null references meeting (id) on delete cascade,
  -- For whom it was written: one of those who come to the meeting.
  participant_id uuid not null references participant (id) on delete cascade,
  -- Only they change it, and read it while it is private.
  author_id uuid not null references person (id) on delete cascade,
  -- Its words are gone then; an edit written later brings it back.
  deleted_at timestamptz
);
create index meeting_note_meeting on meeting_note (meeting_id);
create index meeting_note_mission on meeting_note (mission_id, author_id);
create index meeting_note_participant on meeting_note (participant_id);
create index meeting_note_author on meeting_note (author_id);

-- What holds is what was written last, by the clock of whoever wrote; what was written before stays beside it.
create table meeting_note_version (
  id uuid primary key,
  number bigint generated always as identity unique,
  note_id uuid not null references meeting_note (id) on delete cascade,
  body text not null,
  lang text not null,
  shared boolean not null,
  written_at timestamptz not null,
  received_at timestamptz not null
);
create index meeting_note_version_note on meeting_note_version (note_id, written_at desc, number desc);

-- The photo of a card: only its note's author sees it, whoever reads the note.
create table meeting_note_photo (
  id uuid primary key,
  note_id uuid not null references meeting_note (id) on delete cascade,
  file_hash text not null,
  size bigint not null,
  added_at timestamptz not null
);
create index meeting_note_photo_note on meeting_note_photo (note_id);
create index meeting_note_photo_hash on meeting_note_photo (file_hash);
`)
      .execute(db)
  },
}
