import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { selectConsents } from './consents.ts'
import type {
  saveInvitedAvailability as availabilityCall,
  answerInvitation as call,
  getInvitation as getCall,
} from './contract-registration.ts'
import { leaveEverything, moveParticipant, readState } from './decide-application.ts'
import { publicFacts } from './get-public-mission.ts'
import { makeInvitationLink, readInvitationLink } from './invitation-links.ts'
import { personName } from './list-participants.ts'
import { getMission } from './load-mission.ts'
import { findAddressee, mailAbout } from './mails.ts'
import { lockMission, selectMissionNames, selectQuestions } from './queries.ts'
import { selectParticipantParts } from './queries-participants.ts'
import { selectSessions, selectSlots } from './queries-plan.ts'
import { keepListConsents } from './registration.ts'
import { checkAnswers, readAnswers } from './rules/answers.ts'
import { liveStates, stateAfter } from './rules/participant-states.ts'
import { writeAvailability } from './save-availability.ts'
import { fillFreeSeats, isSeatFree } from './seats.ts'

type Answer = AnswerOf<typeof getCall>

/** What an invitation link shows to the person it was sent to, without an account. */
export async function getInvitation(ctx: Context, input: ParsedInputOf<typeof getCall>): Promise<Answer> {
  const link = await readInvitationLink(ctx, input.token)
  const row = await ctx.db
    .selectFrom('participant')
    .innerJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .leftJoin('person', 'person.id', 'participant.person_id')
    .selectAll('participant')
    .select([
      'organisation.name as organisation',
      'person.given_name',
      'person.family_name',
      'person.name_other_script as person_other_script',
      'person.lang as person_lang',
    ])
    .where('participant.id', '=', link.participantId)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('link-invalid')
  const { mission } = await getMission(ctx.db, row.mission_id)
  const { unavailable } = await selectParticipantParts(ctx.db, row.id)
  const consents =
    row.person_id === null
      ? []
      : await selectConsents(ctx.db, { personId: row.person_id, missionId: mission.id })
  const agreed = new Set(consents.filter(one => one.withdrawnAt === null).map(one => one.purpose))
  return {
    mission: publicFacts(mission, await selectMissionNames(ctx.db, mission)),
    participant: {
      id: row.id,
      state: row.state,
      kind: row.kind,
      organisation: row.organisation,
      name: personName(row),
      lang: row.person_lang ?? row.lang,
      offers: row.offers,
      seeks: row.seeks,
      languages: row.languages,
      dietary: row.dietary,
      listed: row.listed,
      printedList: agreed.has('printed-list'),
      brochure: agreed.has('brochure'),
      answers: readAnswers(row.answers),
    },
    message: link.message,
    questions: await selectQuestions(ctx.db, mission.id),
    sessions: await sessionsWithAvailability(ctx, mission.id, new Set(unavailable)),
    availabilityConfirmed: row.availability_confirmed_at !== null,
    open:
      mission.state !== 'over' &&
      mission.state !== 'cancelled' &&
      liveStates.some(state => state === row.state),
  }
}

async function sessionsWithAvailability(
  ctx: Context,
  missionId: string,
  unavailable: ReadonlySet<string>,
): Promise<Answer['sessions']> {
  const slots = await selectSlots(ctx.db, missionId)
  const sessions = await selectSessions(ctx.db, missionId)
  return sessions
    .map(session => ({
      id: session.id,
      title: session.title,
      slots: slots
        .filter(slot => slot.session_id === session.id)
        .map(slot => ({
          id: slot.id,
          startsAt: slot.starts_at,
          endsAt: slot.ends_at,
          available: !unavailable.has(slot.id),
        })),
    }))
    .filter(session => session.slots.length > 0)
}

/**
 * Accepts or declines an invitation through its link. Accepting again changes what was written before; declining
 * after accepting gives the seat to who waits. No reason is asked.
 */
export async function answerInvitation(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
): Promise<AnswerOf<typeof call>> {
  const link = await readInvitationLink(ctx, input.token)
  const { mission_id: missionId } = await readState(ctx, link.participantId)
  const mission = await lockMission(ctx.db, missionId)
  if (mission === undefined) throw new Refusal('link-invalid')
  if (mission.state === 'over' || mission.state === 'cancelled') throw new Refusal('mission-over')
  const row = await readState(ctx, link.participantId)
  const step = {
    id: row.id,
    from: row.state,
    reason: null,
    onBehalfOf: row.person_id,
    call: 'missions.answerInvitation',
  }
  if (input.answer === 'decline') {
    const to = stateAfter(row.state, 'decline-invitation', false)
    if (to === null) throw new Refusal('state-impossible')
    await moveParticipant(ctx, { ...step, to })
    await leaveEverything(ctx, row.id, '')
    if (row.state === 'confirmed') await fillFreeSeats(ctx, mission.id)
    return { state: to }
  }
  await saveOwnFacts(ctx, input, row)
  if (row.state !== 'invited') return { state: row.state }
  const to = stateAfter(row.state, 'accept-invitation', await isSeatFree(ctx, mission))
  if (to === null) throw new Refusal('state-impossible')
  await moveParticipant(ctx, { ...step, to })
  const again = await makeInvitationLink(ctx, mission, { id: row.id, personId: row.person_id })
  await mailAbout(ctx, mission, await findAddressee(ctx, row.id), {
    kind: to === 'confirmed' ? 'mission-confirmed' : 'mission-waiting-list',
    about: row.id,
    link: again,
  })
  return { state: to }
}

async function saveOwnFacts(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  row: Awaited<ReturnType<typeof readState>>,
): Promise<void> {
  if (!liveStates.some(state => state === row.state)) throw new Refusal('state-impossible')
  const { answers, faults } = checkAnswers(await selectQuestions(ctx.db, row.mission_id), input.answers)
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  await ctx.db
    .updateTable('participant')
    .set({
      // What a call for delegates asked is answered once, with the application.
      answers: JSON.stringify({ ...readAnswers(row.answers), ...answers }),
      offers: input.offers ?? row.offers,
      seeks: input.seeks ?? row.seeks,
      languages: input.languages,
      dietary: input.dietary ?? null,
      listed: input.listed,
      entered_as: null,
      updated_at: ctx.now(),
    })
    .where('id', '=', row.id)
    .execute()
  if (row.person_id === null) return
  await keepListConsents(ctx, { missionId: row.mission_id, personId: row.person_id }, input)
}

/** Saves when somebody can meet, through the link of their invitation. */
export async function saveInvitedAvailability(
  ctx: Context,
  input: ParsedInputOf<typeof availabilityCall>,
): Promise<AnswerOf<typeof availabilityCall>> {
  const link = await readInvitationLink(ctx, input.token)
  const row = await readState(ctx, link.participantId)
  if (!liveStates.some(state => state === row.state)) throw new Refusal('state-impossible')
  return writeAvailability(ctx, { id: row.id, missionId: row.mission_id }, input.slots)
}
