import { type Kysely, sql } from 'kysely'

/**
 * The softer word beside never: meetings with an organisation that somebody leaves to their colleagues; and who was named for
 * a meeting and does not attend. One table keeps both words, so that nobody but their owner can tell one from the other.
 */
export const stayingAway = {
  name: '0026-staying-away',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table never_meet add column left_to_colleagues boolean not null default false;
create table meeting_absence (
  meeting_id uuid not null references meeting (id) on delete cascade,
  participant_id uuid not null references participant (id),
  side text not null check (side in ('from', 'to')),
  primary key (meeting_id, participant_id)
);
create index meeting_absence_participant on meeting_absence (participant_id);
`)
      .execute(db)
  },
}
