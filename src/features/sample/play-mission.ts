import { Temporal } from 'temporal-polyfill'
import type { SampleMission, SampleParticipant } from '../../../seeds/sample-types.ts'
import * as missions from '../missions/contract.ts'
import { setDialIn } from '../missions/contract-dial-in.ts'
import * as people from '../missions/contract-participants.ts'
import * as registration from '../missions/contract-registration.ts'
import * as rules from '../missions/contract-rules.ts'
import * as setup from '../missions/contract-setup.ts'
import type { Player } from './player.ts'

/** Sets a mission up, from its groups to its programme, and opens it. */
export async function playMission(player: Player, mission: SampleMission): Promise<void> {
  await player.begin(mission.key, 8)
  const created = await player.play(missions.createMission, {
    partnershipId: player.idOf('partnership'),
    leadClusterId: player.idOf(`cluster:${mission.leadCluster}`),
    type: mission.type,
    title: mission.title,
    summary: mission.summary,
    lang: mission.lang,
    country: mission.country,
    city: mission.city,
    venue: mission.venue,
    address: mission.address,
    directions: mission.directions,
    timeZone: mission.timeZone,
    startsOn: mission.startsOn,
    endsOn: mission.endsOn,
    languages: mission.languages,
    capacity: mission.capacity,
  })
  await player.mark('mission', created.id)
  player.remember(`mission:${mission.key}`, created.id)
  if (mission.type === 'outgoing-mission') player.state.missionSlug = created.slug
  const reference = created.id
  await player.play(missions.updateMission, {
    mission: reference,
    version: 1,
    registration: mission.registration,
    registrationClosesAt: `${mission.registrationClosesOn}T22:00:00Z`,
    publicPage: mission.publicPage,
    publicParticipants: mission.publicParticipants,
    requestsOpenAt: `${mission.requestsOpenOn}T06:00:00Z`,
    requestsCloseAt: `${mission.requestsCloseOn}T22:00:00Z`,
    requestExpiryHours: mission.requestExpiryHours,
    requestLimit: mission.requestLimit,
    meetingsMin: mission.meetingsMin,
    meetingsMax: mission.meetingsMax,
    inARowMax: mission.inARowMax,
  })
  await player.advance()
  const nameOf = (key: string) => mission.groups.find(group => group.key === key)?.name ?? key
  const groups = await player.play(setup.saveGroups, {
    mission: reference,
    groups: mission.groups.map(group => ({ name: group.name })),
    pairs: mission.groupPairs.map(([a, b]) => ({ a: nameOf(a), b: nameOf(b) })),
  })
  for (const group of mission.groups)
    player.remember(
      `group:${mission.key}:${group.key}`,
      groups.groups.find(saved => saved.name === group.name)?.id ?? '',
    )
  await player.advance()
  const questions = await player.play(setup.saveQuestions, {
    mission: reference,
    questions: mission.questions.map(({ key: _key, ...question }) => question),
  })
  for (const [index, question] of mission.questions.entries())
    player.remember(`question:${mission.key}:${question.key}`, questions.questions[index]?.id ?? '')
  await player.advance()
  for (const session of mission.sessions) {
    await player.play(setup.addSession, {
      mission: reference,
      title: session.title,
      date: session.startsAt.slice(0, 10),
      from: session.startsAt.slice(11),
      to: session.endsAt.slice(11),
      slotMinutes: session.slotMinutes,
      pauseMinutes: session.pauseMinutes,
      booking: session.booking,
    })
  }
  await player.advance()
  await playMeetingRules(player, mission, reference)
  await player.advance()
  for (const item of mission.programme) {
    const saved = await player.play(setup.saveProgrammeItem, {
      mission: reference,
      kind: item.kind,
      title: item.title,
      description: item.description,
      place: item.place,
      date: item.startsAt.slice(0, 10),
      from: item.startsAt.slice(11),
      to: item.endsAt.slice(11),
      capacity: item.capacity,
      signUp: item.signUp,
    })
    player.remember(`item:${mission.key}:${item.key}`, saved.id)
  }
  await player.advance()
  await player.play(missions.setMissionState, { mission: reference, state: 'open' })
  await rememberSlots(player, mission, reference)
}

/** Halls with the minutes between them, interpreters, and the tables in their halls. */
async function playMeetingRules(player: Player, mission: SampleMission, reference: string): Promise<void> {
  const { halls } = await player.play(rules.saveMeetingRules, {
    mission: reference,
    halls: mission.halls.map(name => ({ name })),
    interpreters: mission.interpreters,
  })
  const walks = halls.flatMap((hall, index) =>
    halls.slice(index + 1).map(other => ({ hallA: hall.id, hallB: other.id, minutes: mission.walkMinutes })),
  )
  if (walks.length > 0) await player.play(rules.saveMeetingRules, { mission: reference, walks })
  await player.play(setup.savePlaces, {
    mission: reference,
    places: mission.places.map(({ hall, ...place }) => ({
      ...place,
      hallId: halls.find(one => one.name === hall)?.id ?? null,
    })),
  })
}

/** Which slot begins at which wall-clock time of the mission's place. */
async function rememberSlots(player: Player, mission: SampleMission, reference: string): Promise<void> {
  const plan = await player.play(setup.getPlan, { mission: reference })
  for (const slot of plan.sessions.flatMap(session => session.slots)) {
    const wall = Temporal.Instant.from(slot.startsAt)
      .toZonedDateTimeISO(mission.timeZone)
      .toPlainDateTime()
      .toString()
      .slice(0, 16)
    player.remember(`slot:${mission.key}:${wall}`, slot.id)
  }
}

/** Brings the participants in the way each would come: invited, brought by the host, represented, registered. */
export async function playParticipants(player: Player, mission: SampleMission): Promise<void> {
  await player.begin('participants', mission.participants.length * 2)
  const order: SampleParticipant['kind'][] = ['travelling', 'observer', 'local', 'represented']
  for (const participant of mission.participants.toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind),
  )) {
    player.remember(`participant:${participant.key}`, await join(player, mission, participant))
    await player.advance()
  }
  for (const participant of mission.participants) {
    await complete(player, mission, participant)
    await player.advance()
  }
  if (mission.offices.length > 0)
    await player.play(setup.savePlaces, {
      mission: player.idOf(`mission:${mission.key}`),
      places: mission.offices.map(({ participant, ...office }) => ({
        ...office,
        kind: 'office' as const,
        onlyHere: true,
        ownerParticipantId: player.idOf(`participant:${participant}`),
      })),
    })
  for (const item of mission.programme) {
    for (const key of item.signedUp) {
      await player.play(setup.signUpForItem, {
        mission: player.idOf(`mission:${mission.key}`),
        item: player.idOf(`item:${mission.key}:${item.key}`),
        participant: player.idOf(`participant:${key}`),
      })
    }
  }
}

async function join(player: Player, mission: SampleMission, participant: SampleParticipant): Promise<string> {
  const reference = player.idOf(`mission:${mission.key}`)
  const organisationId = player.idOf(participant.organisation ?? 'fi-park')
  const groupId = participant.group === null ? null : player.idOf(`group:${mission.key}:${participant.group}`)
  if (participant.kind === 'represented') {
    const added = await player.play(
      people.addRepresented,
      {
        mission: reference,
        organisationId,
        carriedBy: player.idOf(`participant:${participant.carriedBy}`),
        groupId,
        offers: participant.offers,
        seeks: participant.seeks,
        lang: participant.lang,
      },
      { daysBefore: 45 },
    )
    return added.participantId
  }
  if (participant.state === 'applied' || participant.state === 'waiting-list')
    return register(player, mission, participant, organisationId)
  const person = player.data.people.find(candidate => candidate.key === participant.person)
  if (person === undefined) throw new Error(`the sample has nobody for ${participant.key}`)
  if (participant.broughtBy !== null) {
    const { givenName, familyName, nameOtherScript, nameReading, email } = person
    const brought = await player.play(
      people.addCounterparts,
      {
        mission: reference,
        companies: [
          {
            organisationId,
            groupId,
            languages: participant.languages,
            offers: participant.offers,
            seeks: participant.seeks,
            person: { givenName, familyName, nameOtherScript, nameReading, email, lang: participant.lang },
          },
        ],
      },
      { daysBefore: 44, person: player.idOf(participant.broughtBy) },
    )
    return brought.participantIds[0] ?? ''
  }
  // A cluster's own people do not work for the organisation they come for: they are invited by their address.
  const who =
    person.organisation === null
      ? { email: person.email, givenName: person.givenName, familyName: person.familyName }
      : { personId: player.idOf(person.key) }
  const invited = await player.play(
    people.inviteParticipants,
    {
      mission: reference,
      people: [
        { organisationId, ...who, kind: participant.kind, groupId, lang: participant.lang, confirmed: true },
      ],
    },
    {
      daysBefore: 50,
      ...(participant.broughtBy === null ? {} : { person: player.idOf(participant.broughtBy) }),
    },
  )
  return invited.participantIds[0] ?? ''
}

/** Somebody who registers on the public page, as themselves. */
async function register(
  player: Player,
  mission: SampleMission,
  participant: SampleParticipant,
  organisationId: string,
): Promise<string> {
  const personId = player.idOf(participant.person ?? '')
  const { slug } = await player.play(missions.getMission, { mission: player.idOf(`mission:${mission.key}`) })
  await player.play(
    registration.registerForMission,
    {
      slug,
      organisationId,
      offers: participant.offers,
      seeks: participant.seeks,
      languages: participant.languages,
      listed: participant.listed,
      answers: answersOf(player, mission, participant),
    },
    { person: personId, daysBefore: 46 },
  )
  const row = await player.ctx.db
    .selectFrom('participant')
    .select('id')
    .where('mission_id', '=', player.idOf(`mission:${mission.key}`))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return row.id
}

function answersOf(
  player: Player,
  mission: SampleMission,
  participant: SampleParticipant,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(participant.answers).map(([key, answer]) => [
      player.idOf(`question:${mission.key}:${key}`),
      answer,
    ]),
  )
}

/** What a participant says of itself once it is in: offers, limits, and when it can meet. */
async function complete(
  player: Player,
  mission: SampleMission,
  participant: SampleParticipant,
): Promise<void> {
  const reference = player.idOf(`mission:${mission.key}`)
  const id = player.idOf(`participant:${participant.key}`)
  const detail = await player.play(people.getParticipant, { mission: reference, participant: id })
  const saved = await player.play(
    people.updateParticipant,
    {
      mission: reference,
      participant: id,
      version: detail.inside?.version ?? 1,
      offers: participant.offers,
      seeks: participant.seeks,
      objective: participant.objective,
      dietary: participant.dietary,
      languages: participant.languages,
      listed: participant.listed,
      meetingsMin: participant.meetingsMin,
      meetingsMax: participant.meetingsMax,
    },
    { daysBefore: 40 },
  )
  if (participant.dialIn !== null)
    await player.play(
      setDialIn,
      { mission: reference, participant: id, version: saved.version, dialIn: participant.dialIn },
      { daysBefore: 39 },
    )
  if (
    participant.state === 'confirmed' &&
    participant.kind !== 'represented' &&
    participant.kind !== 'observer'
  ) {
    await player.play(
      people.saveAvailability,
      {
        mission: reference,
        participant: id,
        slots: participant.unavailable.map(wall => ({
          id: player.idOf(`slot:${mission.key}:${wall}`),
          available: false,
        })),
      },
      { daysBefore: 38 },
    )
  }
  if (participant.state === 'withdrawn')
    await player.play(people.withdrawParticipant, { mission: reference, participant: id }, { daysBefore: 20 })
}
