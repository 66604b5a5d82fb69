import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { matchAmong } from '../matching/index.ts'
import { endIntroduction, introduce as introducePair, listIntroducible } from '../meetings/index.ts'
import type { LoadedMission, MissionRow } from '../missions/index.ts'
import { bookIntroduction, findFreeTogether, openScheduleLink } from '../schedule/index.ts'
import type {
  declineIntroduction as declineCall,
  declineIntroductionByLink as declineLinkCall,
  getFreePeople as freeCall,
  introduce as introduceCall,
} from './contract-introductions.ts'
import type { LoadedParticipant } from './load.ts'
import { type Day, loadDay } from './load-day.ts'
import { callPerson, requirePerson } from './note-people.ts'
import { lockDay, selectOrganisations } from './queries.ts'
import { standingEvents } from './rules/day-state.ts'
import { isFreeNow } from './rules/stranded.ts'
import { say } from './say.ts'
import { takeBack } from './take-back.ts'

/** So many are offered; so many of the best are looked at until as many are free. */
const offered = 2
const lookedAt = 10

/** Two people who match somebody whose meeting stands still and are as free as they are. Changes nothing. */
export async function getFreePeople(
  ctx: Context,
  input: ParsedInputOf<typeof freeCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof freeCall>> {
  const { row } = subject
  const day = await loadDay(ctx.db, row, ctx.now())
  const person = requirePerson(day, input.participant)
  const isFree = isFreeNow(day, person.id)
  const found = isFree ? await findFree(ctx, row, day, person.id) : null
  const places = new Map(day.places.map(place => [place.id, place.label]))
  return {
    mission: { slug: row.slug, title: row.title, timeZone: row.time_zone },
    participantId: person.id,
    name: callPerson(person),
    organisation: person.organisation,
    isFree,
    slot: found === null ? null : found.slot,
    people: (found?.people ?? []).flatMap(({ participantId, placeId, pair }) => {
      const other = day.people.find(one => one.id === participantId)
      if (other === undefined) return []
      return [
        {
          participantId,
          name: callPerson(other),
          otherScript: other.otherScript,
          organisation: other.organisation,
          place: places.get(placeId) ?? '',
          pair,
        },
      ]
    }),
  }
}

/** Who is here, free and may be asked; of them the best matches; of those the first with a free table in a slot at hand. */
async function findFree(ctx: Context, mission: MissionRow, day: Day, participantId: string) {
  const may = await listIntroducible(ctx.db, { missionId: mission.id, participantId, now: ctx.now() })
  const here = may.filter(one => isFreeNow(day, one.participantId))
  const organisationId = (await selectOrganisations(ctx.db, [participantId])).get(participantId)
  if (organisationId === undefined) return null
  const matches = await matchAmong(ctx, {
    missionId: mission.id,
    organisationId,
    among: [...new Set(here.map(one => one.organisationId))],
    limit: lookedAt,
  })
  const ranked = matches.flatMap(({ organisationId: id, pair }) =>
    here.filter(one => one.organisationId === id).map(one => ({ participantId: one.participantId, pair })),
  )
  const free = await findFreeTogether(ctx, mission.id, {
    participantId,
    others: ranked.slice(0, lookedAt).map(one => one.participantId),
    most: offered,
  })
  if (free === null) return null
  return {
    slot: free.slot,
    people: free.people.flatMap(one => {
      const match = ranked.find(({ participantId: id }) => id === one.participantId)
      return match === undefined ? [] : [{ ...one, pair: match.pair }]
    }),
  }
}

/**
 * Introduces two people who are free: their meeting stands in the published schedule in a slot at hand, at a free table, and both
 * are told. Refuses where one of them went away, was taken by another desk, or the last table was.
 */
export async function introduce(
  ctx: Context,
  input: ParsedInputOf<typeof introduceCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof introduceCall>> {
  const { row } = subject
  await lockDay(ctx.db, row.id)
  const day = await loadDay(ctx.db, row, ctx.now())
  const [person, other] = [requirePerson(day, input.participant), requirePerson(day, input.with)]
  if (!isFreeNow(day, person.id) || !isFreeNow(day, other.id)) throw new Refusal('introduction-stale')
  const meetingId = await introducePair(ctx, { missionId: row.id, from: person.id, to: other.id })
  const { startsAt, placeId } = await bookIntroduction(ctx, row, { meetingId, slotId: input.slot })
  const event = await say(ctx, row.id, { kind: 'introduced', meetingId, from: 'desk' })
  return {
    event,
    meeting: meetingId,
    name: callPerson(person),
    with: callPerson(other),
    place: day.places.find(place => place.id === placeId)?.label ?? '',
    startsAt,
  }
}

/** Either side says no to an introduction before it begins. */
export async function declineIntroduction(
  ctx: Context,
  input: ParsedInputOf<typeof declineCall>,
  subject: LoadedParticipant,
): Promise<AnswerOf<typeof declineCall>> {
  const { participant, meeting } = input
  return decline(ctx, subject.missionRow, { participant, meeting, from: 'own', personId: null })
}

/** The same with the link to a schedule. */
export async function declineIntroductionByLink(
  ctx: Context,
  input: ParsedInputOf<typeof declineLinkCall>,
): Promise<AnswerOf<typeof declineLinkCall>> {
  const { mission, readable, personId } = await openScheduleLink(ctx, input.token)
  if (!readable.some(person => person.id === input.participant)) throw new Refusal('not-found')
  const { participant, meeting } = input
  return decline(ctx, mission, { participant, meeting, from: 'link', personId })
}

async function decline(
  ctx: Context,
  mission: MissionRow,
  word: { participant: string; meeting: string; from: 'own' | 'link'; personId: string | null },
): Promise<{ done: true }> {
  await lockDay(ctx.db, mission.id)
  const day = await loadDay(ctx.db, mission, ctx.now(), word.participant)
  const placement = day.placements.find(one => one.id === word.meeting)
  const event = standingEvents(day.events, ctx.now()).find(
    one => one.kind === 'introduced' && one.meetingId === word.meeting,
  )
  if (placement === undefined || event === undefined || !placement.people.includes(word.participant))
    throw new Refusal('not-found')
  if (!['coming', 'due'].includes(day.state.meetings.get(word.meeting)?.state ?? ''))
    throw new Refusal('meeting-over')
  await endIntroduction(ctx, word.meeting)
  await takeBack(ctx, mission.id, event, { from: word.from, personId: word.personId })
  return { done: true }
}
