import type { House } from '../../src/server/house.ts'

/** An accepted meeting between two participants, with the request it came from. */
export async function addMeeting(
  house: House,
  meeting: {
    missionId: string
    from: string
    to: string
    weight?: number
    message?: string
    observers?: readonly string[]
    state?: 'accepted' | 'held' | 'not-held' | 'cancelled'
  },
): Promise<string> {
  const { db } = house.database
  const now = house.now()
  const requestId = house.newId()
  const id = house.newId()
  const sides = await db
    .selectFrom('participant')
    .select(['id', 'organisation_id', 'person_id'])
    .where('id', 'in', [meeting.from, meeting.to])
    .execute()
  const from = sides.find(side => side.id === meeting.from)
  const to = sides.find(side => side.id === meeting.to)
  const author = from?.person_id ?? (await db.selectFrom('person').select('id').executeTakeFirstOrThrow()).id
  await db
    .insertInto('meeting_request')
    .values({
      id: requestId,
      mission_id: meeting.missionId,
      from_participant_id: meeting.from,
      to_participant_id: meeting.to,
      to_organisation_id: to?.organisation_id ?? '',
      message: meeting.message ?? '',
      wish: 'would-like',
      answer_wish: 'would-like',
      state: 'accepted',
      created_by: author,
      expires_at: new Date(now.getTime() + 86_400_000),
      created_at: now,
      updated_at: now,
    })
    .execute()
  await db
    .insertInto('meeting')
    .values({
      id,
      mission_id: meeting.missionId,
      request_id: requestId,
      state: meeting.state ?? 'accepted',
      weight: meeting.weight ?? 9,
      created_at: now,
      updated_at: now,
    })
    .execute()
  await db
    .insertInto('meeting_attendee')
    .values([
      { meeting_id: id, participant_id: meeting.from, side: 'from' as const, observing: false },
      { meeting_id: id, participant_id: meeting.to, side: 'to' as const, observing: false },
      ...(meeting.observers ?? []).map(participant_id => ({
        meeting_id: id,
        participant_id,
        side: 'from' as const,
        observing: true,
      })),
    ])
    .execute()
  return id
}
