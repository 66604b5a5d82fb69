import type { SampleMission, SampleParticipant, SampleRequest } from '../../../seeds/sample-types.ts'
import * as badges from '../badges/contract.ts'
import { saveNote } from '../day/contract-notes.ts'
import * as meetings from '../meetings/contract.ts'
import type { Player } from './player.ts'

/** Every so manyth traveller has not chosen what their badge gives, and does not want to stand in the brochure. */
const undecided = 5
/** What was written down before the meetings: whom it is for, and whether the other side reads it. */
const prepared = [
  { text: 'Ask who decides about samples, and by when they need the first ten.', shared: false },
  {
    text: 'We bring two demonstrators. Please tell us which wavelength you measure at, then we set them up.',
    shared: true,
  },
  { text: 'Second supplier wanted; price is not their first concern, delivery is.', shared: false },
] as const

/** Those who travel choose what their badge gives and on which lists they stand, and prepare a few meetings. */
export async function playBadges(player: Player, mission: SampleMission): Promise<void> {
  const travellers = mission.participants.filter(
    one => one.kind === 'travelling' && one.state === 'confirmed' && one.person !== null,
  )
  await player.begin('badges', travellers.length + 1)
  for (const [index, traveller] of travellers.entries()) {
    if (index % undecided !== undecided - 1) await playCard(player, mission, traveller, index)
    await player.advance()
  }
  const asked = mission.requests.filter(
    request =>
      travellers.some(one => one.key === request.from) &&
      request.canBeScheduled === true &&
      request.answer.stage === 'schedule' &&
      !request.answer.afterPublication,
  )
  for (const [index, note] of prepared.entries()) {
    const request = asked[index]
    if (request !== undefined) await playNote(player, mission, request, note)
  }
  await player.advance()
}

async function playCard(
  player: Player,
  mission: SampleMission,
  traveller: SampleParticipant,
  index: number,
): Promise<void> {
  const of = {
    mission: player.idOf(`mission:${mission.key}`),
    participant: player.idOf(`participant:${traveller.key}`),
  }
  const as = { person: player.idOf(traveller.person ?? ''), daysBefore: 3 }
  await player.play(
    badges.saveCard,
    { ...of, gives: index % 2 === 0 ? ['email', 'phone', 'organisation'] : ['email'] },
    as,
  )
  await player.play(badges.setLists, { ...of, list: traveller.listed, brochure: true }, as)
}

async function playNote(
  player: Player,
  mission: SampleMission,
  request: SampleRequest,
  note: { text: string; shared: boolean },
): Promise<void> {
  const traveller = mission.participants.find(one => one.key === request.from)
  const { meeting } = await player.play(meetings.getRequest, { id: player.idOf(`request:${request.key}`) })
  if (meeting === null || traveller?.person == null) return
  await player.play(
    saveNote,
    {
      mission: player.idOf(`mission:${mission.key}`),
      participant: player.idOf(`participant:${traveller.key}`),
      meeting: meeting.id,
      ...note,
      lang: 'en',
    },
    { person: player.idOf(traveller.person), daysBefore: 2 },
  )
}
