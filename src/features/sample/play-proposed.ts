import type { SampleMission } from '../../../seeds/sample-types.ts'
import { listDelegateMatches } from '../matching/contract-delegates.ts'
import { proposeRequests } from '../meetings/contract-proposed.ts'
import type { Player } from './player.ts'

/** So many of those who travel have something proposed, and so much each. */
const delegates = 6
const toEach = 3

/** The organiser proposes to delegates whom else to ask, by what matching finds; they have not decided yet. */
export async function playProposed(player: Player, mission: SampleMission): Promise<void> {
  const organiser = player.data.roles.find(
    role => role.role === 'event-organiser' && role.mission === mission.key,
  )
  if (organiser === undefined) throw new Error(`nobody organises ${mission.key}`)
  const reference = player.idOf(`mission:${mission.key}`)
  const as = { person: player.idOf(organiser.person), daysBefore: 20, startsOn: mission.startsOn }
  await player.begin('proposed', 1)
  const { items } = await player.play(
    listDelegateMatches,
    { mission: reference, kind: 'travelling', each: toEach, pageSize: delegates },
    as,
  )
  await player.play(
    proposeRequests,
    {
      mission: reference,
      items: items.map(({ participantId, matches }) => ({
        participantId,
        organisationIds: matches.map(({ organisation }) => organisation.id),
      })),
      note: 'You have free slots left. These would fit you best.',
    },
    as,
  )
  await player.advance()
}
