import { type Kysely, sql } from 'kysely'

/** What was said of a meeting before it was put off to a call speaks of the hour it left; it stays on record and counts no more. */
export const meetingsPutOff = {
  name: '0090-meetings-put-off',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table meeting add column put_off_at timestamptz;
-- Calls that stand: of those put off before, words from before their last putting off, which the day's record has.
update meeting set put_off_at = put.at, state = case when state = 'not-held' and not exists (
    select 1 from meeting_statement said where said.meeting_id = meeting.id and said.said_at > put.at) then 'accepted' else state end
from (select event.meeting_id, max(event.at) as at from day_event event
    where event.kind = 'put-off' and not exists (select 1 from day_event undoing where undoing.undoes = event.id)
    group by event.meeting_id) put
where put.meeting_id = meeting.id;
`)
      .execute(db)
  },
}
