import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * Whether anybody of `organisation` met somebody: at a meeting that was held or is agreed and still to come, and as more than
 * an observer.
 */
export function hasMet(): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from participant join meeting_attendee on meeting_attendee.participant_id = participant.id and not meeting_attendee.observing
    join meeting on meeting.id = meeting_attendee.meeting_id and meeting.state in ('accepted', 'held')
    where participant.organisation_id = organisation.id)`
}
