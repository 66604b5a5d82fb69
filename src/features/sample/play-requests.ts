import type { SampleMission, SampleRequest } from '../../../seeds/sample-types.ts'
import * as meetings from '../meetings/contract.ts'
import * as answers from '../meetings/contract-answers.ts'
import * as meet from '../meetings/contract-meet.ts'
import type { Player } from './player.ts'

/** Who asks whom, in the order of the days, each as the person who would. */
export async function playRequests(player: Player, mission: SampleMission): Promise<void> {
  const reference = player.idOf(`mission:${mission.key}`)
  // Of an event that lies far ahead only what has happened by now; the mission's own are all played by its first day.
  const isDue = (request: SampleRequest) =>
    mission.type === 'outgoing-mission' || player.isPast(request.daysBefore, mission.startsOn)
  await player.begin('requests', mission.requests.length + mission.never.length)
  for (const never of mission.never) {
    await player.play(
      meet.setNever,
      { mission: reference, organisation: player.idOf(never.organisation) },
      { person: personOf(player, mission, never.participant), daysBefore: 35, startsOn: mission.startsOn },
    )
    await player.advance()
  }
  for (const request of mission.requests.filter(isDue).toSorted((a, b) => b.daysBefore - a.daysBefore)) {
    const sent = await player.play(
      meetings.requestMeeting,
      {
        mission: reference,
        from: player.idOf(`participant:${request.from}`),
        organisation: player.idOf(request.toOrganisation),
        wish: request.wish,
        message: request.message,
        lang: request.lang,
        ...(request.to === null ? {} : { participant: player.idOf(`participant:${request.to}`) }),
      },
      {
        person: personOf(player, mission, request.from),
        daysBefore: request.daysBefore,
        startsOn: mission.startsOn,
      },
    )
    player.remember(`request:${request.key}`, sent.id)
    await player.advance()
  }
}

/** The answers of one stage; those of before publication and those of after are played apart. */
export async function playAnswers(
  player: Player,
  mission: SampleMission,
  which: (request: SampleRequest) => boolean,
): Promise<void> {
  const chosen = mission.requests
    .filter(which)
    .filter(request => player.has(`request:${request.key}`))
    .filter(
      request =>
        mission.type === 'outgoing-mission' ||
        player.isPast(request.answer.daysBefore ?? 0, mission.startsOn),
    )
    .toSorted((a, b) => (b.answer.daysBefore ?? 0) - (a.answer.daysBefore ?? 0))
  await player.begin('answers', chosen.length)
  for (const request of chosen) {
    await playAnswer(player, mission, request)
    await player.advance()
  }
}

async function playAnswer(player: Player, mission: SampleMission, request: SampleRequest): Promise<void> {
  const id = player.idOf(`request:${request.key}`)
  const { answer } = request
  const to =
    request.to ??
    mission.participants.find(
      participant => participant.organisation === request.toOrganisation && participant.state === 'confirmed',
    )?.key ??
    ''
  const by = {
    person: personOf(player, mission, to),
    daysBefore: answer.daysBefore ?? request.daysBefore,
    startsOn: mission.startsOn,
  }
  const wish = answer.wish === null ? {} : { wish: answer.wish }
  if (answer.kind === 'none') return
  if (answer.kind === 'withdraw') {
    await player.play(
      meetings.withdrawRequest,
      { id, version: 1 },
      {
        person: personOf(player, mission, request.from),
        daysBefore: answer.daysBefore ?? request.daysBefore,
      },
    )
  } else if (answer.kind === 'accept')
    await player.play(answers.answerRequest, { id, answer: 'accept', ...wish }, by)
  else if (answer.kind === 'decline') await player.play(answers.answerRequest, { id, answer: 'decline' }, by)
  else if (answer.kind === 'by-e-mail')
    await player.play(answers.answerRequest, { id, answer: 'by-e-mail', message: answer.message }, by)
  else if (answer.kind === 'pass') {
    await player.play(
      answers.answerRequest,
      { id, answer: 'pass', colleague: player.idOf(`participant:${answer.passTo}`) },
      by,
    )
    await player.play(
      answers.answerRequest,
      { id, answer: 'accept', ...wish },
      { ...by, person: personOf(player, mission, answer.passTo ?? '') },
    )
  } else {
    await player.play(
      answers.answerRequest,
      { id, answer: 'another-time', proposedTime: answer.proposedTime, ...wish },
      by,
    )
    await player.play(answers.agreeToTime, { id }, { ...by, person: personOf(player, mission, request.from) })
  }
}

/** The person who acts for a participant: themselves; for a represented company whoever organises the mission. */
function personOf(player: Player, mission: SampleMission, key: string): string {
  const participant = mission.participants.find(candidate => candidate.key === key)
  if (participant?.person != null) return player.idOf(participant.person)
  const organiser = player.data.roles.find(
    role => role.role === 'event-organiser' && role.mission === mission.key,
  )
  if (organiser === undefined) throw new Error(`nobody organises ${mission.key}`)
  return player.idOf(organiser.person)
}
