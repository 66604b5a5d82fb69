import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** A meeting that both sides want, as the schedule needs it. Participants are those who come: never a represented company. */
interface AcceptedMeeting {
  id: string
  requestId: string
  state: 'accepted' | 'held' | 'not-held'
  weight: number
  fromOrganisationId: string
  toOrganisationId: string
  /** When the one who answered said it would suit; words, for people to read. */
  proposedTime: string | null
  attendees: { participantId: string; side: 'from' | 'to'; observing: boolean }[]
}

/** Every meeting of a mission that was accepted and not called off, oldest first, in one query. */
export async function listAcceptedMeetings(db: Db, missionId: string): Promise<AcceptedMeeting[]> {
  const result = await sql<AcceptedMeeting>`
    select meeting.id, meeting.request_id as "requestId", meeting.state, meeting.weight,
      asker.organisation_id as "fromOrganisationId", request.to_organisation_id as "toOrganisationId", request.proposed_time as "proposedTime",
      (select coalesce(jsonb_agg(jsonb_build_object('participantId', participant_id, 'side', side, 'observing', observing) order by side, participant_id), '[]')
        from meeting_attendee where meeting_id = meeting.id) as attendees
    from meeting
    join meeting_request request on request.id = meeting.request_id
    join participant asker on asker.id = request.from_participant_id
    where meeting.mission_id = ${missionId} and meeting.state <> 'cancelled'
    order by meeting.created_at, meeting.id`.execute(db)
  return result.rows
}
