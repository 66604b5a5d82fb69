import { type Kysely, sql } from 'kysely'

/** An introduction on the day is nobody's request: it must not use up what the one may ask who stands first in it. */
export const introducedRequests = {
  name: '0089-introduced-requests',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table meeting_request add column introduced boolean not null default false;
update meeting_request set introduced = true
where id in (select subject_id from history where call = 'meetings.introduce' and subject_kind = 'meeting-request');
`)
      .execute(db)
  },
}
