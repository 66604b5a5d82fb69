import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { visitor } from '../../shared/viewer.ts'
import { hashToken, makeToken } from '../accounts/index.ts'
import { getMission, lockMission, type MissionRow, setSlotFor } from '../missions/index.ts'
import { sendMail } from '../notifications/index.ts'
import type {
  answerSlotQuestion as answerCall,
  askForSlot as askCall,
  getSlotQuestion as getCall,
} from './contract.ts'
import type { LoadedMission } from './load.ts'
import { loadPlan, type Plan } from './load-plan.ts'
import { lockSchedules } from './queries.ts'
import { type MeetingFace, selectFaces } from './queries-faces.ts'
import {
  findAsked,
  findAsker,
  findQuestion,
  insertQuestion,
  type SlotQuestion,
  saveAnswer,
} from './queries-proposals.ts'
import { everybodyOf } from './rules/meeting-people.ts'
import { sayStretch } from './rules/say-times.ts'
import { sayMeeting } from './say-names.ts'
import { takeUp } from './take-proposal.ts'
import { sayCounterpart } from './tell-people.ts'
import { readGround, weighProposal } from './weigh-proposals.ts'

/** Asks somebody by mail whether they could be free in a slot for a meeting that waits; asked once per meeting and slot. */
export async function askForSlot(
  ctx: Context,
  input: ParsedInputOf<typeof askCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof askCall>> {
  await lockSchedules(ctx.db, subject.id)
  const plan = await loadPlan(ctx.db, subject.id)
  const meeting = plan.facts.meetings.find(one => one.id === input.meeting)
  const slot = plan.facts.slots.find(one => one.id === input.slotId)
  if (meeting === undefined || slot === undefined || !everybodyOf(meeting).includes(input.participant))
    throw new Refusal('not-found')
  const asked = await findAsked(ctx.db, input.participant)
  const [face] = await selectFaces(ctx.db, { meetingIds: [meeting.id] })
  if (asked === null || face === undefined || slot.startsAt <= ctx.now()) throw new Refusal('cannot-be-asked')
  const questionId = await insertQuestion(ctx.db, {
    id: ctx.newId(),
    missionId: subject.id,
    meetingId: meeting.id,
    participantId: input.participant,
    slotId: slot.id,
    askedBy: ctx.viewer.personId,
    now: ctx.now(),
  })
  if (questionId === null) throw new Refusal('cannot-be-asked')
  const link = await makeQuestionLink(ctx, questionId, asked.personId, slot.startsAt)
  await sendMail(
    ctx,
    { personId: asked.personId, address: asked.email, name: asked.name },
    {
      kind: 'slot-question',
      lang: asked.lang,
      mission: subject.id,
      values: {
        mission: subject.row.title,
        name: asked.name,
        with: sayCounterpart(face, input.participant),
        when: sayWhen(slot, subject.row, asked.lang),
      },
      link,
    },
    subject.id,
  )
  await writeHistory(ctx, {
    call: 'schedule.askForSlot',
    subjectKind: 'participant',
    subjectId: input.participant,
    change: { meeting: meeting.id, slot: slot.id },
  })
  return { done: true }
}

function sayWhen(slot: { startsAt: Date; endsAt: Date }, mission: MissionRow, lang: string): string {
  return sayStretch(slot.startsAt, slot.endsAt, { timeZone: mission.time_zone, city: mission.city }, lang)
}

async function makeQuestionLink(
  ctx: Context,
  questionId: string,
  personId: string,
  until: Date,
): Promise<string> {
  const { token, hash } = makeToken(ctx.random)
  await ctx.db
    .insertInto('link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      purpose: 'slot-question',
      person_id: personId,
      subject_id: questionId,
      payload: '{}',
      created_by: ctx.viewer.personId,
      created_at: ctx.now(),
      expires_at: until,
    })
    .execute()
  return `${ctx.baseUrl}/asked/${token}`
}

interface Opened {
  question: SlotQuestion
  personId: string
  mission: MissionRow
  plan: Plan
  face: MeetingFace | undefined
  slot: Plan['facts']['slots'][number] | undefined
  settled: boolean
}

/** What the link of a mail opens; an old one still says what became of it. Only the person it was sent to still holding the part counts. */
async function openQuestion(ctx: Context, token: string, toAnswer: boolean): Promise<Opened> {
  const link = await ctx.db
    .selectFrom('link')
    .select(['person_id', 'subject_id', 'revoked_at'])
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', 'slot-question')
    .executeTakeFirst()
  if (link?.subject_id == null || link.person_id === null || link.revoked_at !== null)
    throw new Refusal('link-invalid')
  const first = await findQuestion(ctx.db, link.subject_id)
  if (first === null) throw new Refusal('link-invalid')
  if (toAnswer) {
    await lockMission(ctx.db, first.missionId)
    await lockSchedules(ctx.db, first.missionId)
  }
  const question = (await findQuestion(ctx.db, link.subject_id)) ?? first
  const asked = await findAsked(ctx.db, question.participantId)
  if (asked?.personId !== link.person_id) throw new Refusal('link-invalid')
  const { mission } = await getMission(ctx.db, question.missionId)
  const plan = await loadPlan(ctx.db, question.missionId)
  const [face] = await selectFaces(ctx.db, { meetingIds: [question.meetingId] })
  const slot = plan.facts.slots.find(one => one.id === question.slotId)
  const rows = plan.draft === null ? plan.publishedRows : plan.draftRows
  const settled =
    face === undefined ||
    slot === undefined ||
    slot.startsAt <= ctx.now() ||
    !plan.facts.meetings.some(one => one.id === question.meetingId) ||
    rows.some(row => row.meeting === question.meetingId)
  return { question, personId: link.person_id, mission, plan, face, slot, settled }
}

/** Shows what somebody was asked, also when it is answered or no longer matters. */
export async function getSlotQuestion(
  ctx: Context,
  input: ParsedInputOf<typeof getCall>,
): Promise<AnswerOf<typeof getCall>> {
  const { question, mission, face, slot, settled } = await openQuestion(ctx, input.token, false)
  const asked = await findAsked(ctx.db, question.participantId)
  const times = slot ?? (await findTimes(ctx, question.slotId))
  return {
    mission: { title: mission.title, timeZone: mission.time_zone, city: mission.city },
    name: asked?.name ?? '',
    counterpart: face === undefined ? '' : sayCounterpart(face, question.participantId),
    startsAt: times.startsAt,
    endsAt: times.endsAt,
    answer: question.answer,
    settled,
  }
}

async function findTimes(ctx: Context, slotId: string): Promise<{ startsAt: Date; endsAt: Date }> {
  return ctx.db
    .selectFrom('slot')
    .select(['starts_at as startsAt', 'ends_at as endsAt'])
    .where('id', '=', slotId)
    .executeTakeFirstOrThrow()
}

/**
 * Takes the answer in the name of the person who was asked. 'Yes' opens the slot for them and puts the meeting there in the
 * draft if it still fits; either way whoever asked is told. An answer given stays.
 */
export async function answerSlotQuestion(
  ctx: Context,
  input: ParsedInputOf<typeof answerCall>,
): Promise<AnswerOf<typeof answerCall>> {
  const opened = await openQuestion(ctx, input.token, true)
  const { question, mission, plan, slot, settled } = opened
  if (question.answer === input.answer) return { done: true }
  if (question.answer !== null || settled || slot === undefined) throw new Refusal('link-invalid')
  const guest = { ...visitor(ctx.viewer.lang), kind: 'person' as const, personId: opened.personId }
  const acting = { ...ctx, viewer: guest }
  await saveAnswer(ctx.db, question.id, input.answer, ctx.now())
  await writeHistory(acting, {
    call: 'schedule.answerSlotQuestion',
    subjectKind: 'participant',
    subjectId: question.participantId,
    change: { meeting: question.meetingId, slot: question.slotId, answer: input.answer },
  })
  const placed = input.answer === 'yes' && (await placeAnswered(acting, mission, plan, question))
  await tellAsker(ctx, opened, { ...slot }, input.answer, placed)
  return { done: true }
}

/** Opens the slot the person agreed to and gives the meeting its place there when one is free. */
async function placeAnswered(
  ctx: Context,
  mission: MissionRow,
  plan: Plan,
  question: SlotQuestion,
): Promise<boolean> {
  const step = {
    code: 'open-slot' as const,
    participant: question.participantId,
    slot: question.slotId,
  }
  const offer =
    plan.draft === null ? null : weighProposal(readGround(plan, ctx.now()), question.meetingId, [step])
  if (plan.draft !== null && offer !== null && 'deeds' in offer) {
    await takeUp(ctx, mission, plan.draft, { meeting: question.meetingId, offer })
    return true
  }
  const part = { missionId: question.missionId, participantId: question.participantId }
  await setSlotFor(ctx, part, question.slotId, true)
  return false
}

async function tellAsker(
  ctx: Context,
  opened: Opened,
  slot: { startsAt: Date; endsAt: Date },
  answer: 'yes' | 'no',
  placed: boolean,
): Promise<void> {
  const { question, mission, face } = opened
  const asker = await findAsker(ctx.db, question.id)
  const asked = await findAsked(ctx.db, question.participantId)
  if (asker === null || asked === null || face === undefined) return
  const outcome = answer === 'no' ? 'no' : placed ? 'placed' : 'free'
  const text = ctx.text(asker.lang)
  const values = { name: asked.name, meeting: sayMeeting(face), when: sayWhen(slot, mission, asker.lang) }
  await sendMail(
    ctx,
    { personId: asker.personId, address: asker.email, name: asker.name },
    {
      kind: 'slot-answered',
      lang: asker.lang,
      mission: mission.id,
      values: { mission: mission.title, ...values },
      paragraphs: [text(`schedule.answered.${outcome}`, values)],
      link: `${ctx.baseUrl}/missions/${mission.slug}/board?show=draft`,
    },
    mission.id,
  )
}
