import { type Kysely, sql } from 'kysely'

/**
 * What the organiser takes up from the board so that a meeting finds a place: the record to undo it by, a meeting allowed
 * to be held online, and what somebody was asked: could you be free then, for this meeting?
 */
export const proposals = {
  name: '0013-proposals',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table schedule add column taken jsonb not null default '[]';
alter table meeting add column may_be_online boolean not null default false;

create table slot_question (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  meeting_id uuid not null references meeting (id) on delete cascade,
  participant_id uuid not null references participant (id) on delete cascade,
  slot_id uuid not null references slot (id) on delete cascade,
  asked_by uuid,
  asked_at timestamptz not null,
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  unique (meeting_id, participant_id, slot_id)
);
create index slot_question_mission on slot_question (mission_id);

alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check check (purpose in
  ('set-up', 'invitation', 'sign-in', 'reset-password', 'passkey-challenge', 'answer', 'my-schedule', 'calendar-feed', 'host-catalogue', 'slot-question'));
`)
      .execute(db)
  },
}
