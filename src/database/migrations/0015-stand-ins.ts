import { type Kysely, sql } from 'kysely'

/**
 * Colleagues of whom any one attends: a side of a meeting can send one of those named, a participant can name colleagues who
 * stand in, and who attends is said for each version of the schedule.
 */
export const standIns = {
  name: '0015-stand-ins',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table meeting add column from_any boolean not null default false;
alter table meeting add column to_any boolean not null default false;

create table stand_in (
  participant_id uuid not null references participant (id) on delete cascade,
  colleague_id uuid not null references participant (id) on delete cascade,
  position integer not null,
  primary key (participant_id, colleague_id),
  check (participant_id <> colleague_id)
);
create index stand_in_colleague on stand_in (colleague_id);

alter table attendance add column side text check (side in ('from', 'to'));
update attendance set side = attendee.side from meeting_attendee attendee
  where attendee.meeting_id = attendance.meeting_id and attendee.participant_id = attendance.participant_id;
update attendance set side = 'to' where side is null;
alter table attendance alter column side set not null;
`)
      .execute(db)
  },
}
