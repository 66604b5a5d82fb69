import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'

/** A meeting between the viewer's side and an organisation. */
export interface OwnMeeting {
  id: string
  missionSlug: string
  missionTitle: string
  timeZone: string
  state: 'accepted' | 'held' | 'not-held' | 'cancelled'
  /** Where the published schedule puts it; null while it has no place. */
  startsAt: Date | null
}

/**
 * Meetings of an organisation in which the viewer or the viewer's own organisation sits on the other side, newest first:
 * 'history with us' and nobody else's.
 */
export async function listOwnMeetings(db: Db, organisationId: string, viewer: Viewer): Promise<OwnMeeting[]> {
  if (viewer.personId === null || viewer.organisationIds.includes(organisationId)) return []
  const side = (
    who: ReturnType<typeof sql>,
  ) => sql`exists (select 1 from meeting_attendee join participant on participant.id = meeting_attendee.participant_id
    where meeting_attendee.meeting_id = meeting.id and not meeting_attendee.observing and ${who})`
  const rows = await sql<OwnMeeting>`
    select meeting.id, mission.slug as "missionSlug", mission.title as "missionTitle", mission.time_zone as "timeZone", meeting.state, slot.starts_at as "startsAt"
    from meeting join mission on mission.id = meeting.mission_id
      left join schedule on schedule.mission_id = mission.id and schedule.state = 'published'
      left join placement on placement.schedule_id = schedule.id and placement.meeting_id = meeting.id
      left join slot on slot.id = placement.slot_id
    where ${side(sql`participant.organisation_id = ${organisationId}`)}
      and ${side(sql`(participant.person_id = ${viewer.personId} or participant.organisation_id = any(${[...viewer.organisationIds]}::uuid[]))`)}
    order by mission.starts_on desc, slot.starts_at nulls last, meeting.id limit 50`.execute(db)
  return rows.rows
}
