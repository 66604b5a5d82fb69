import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { visitor } from '../../shared/viewer.ts'
import { getMission, type MissionSubject } from '../missions/index.ts'
import type { answerEncounter as call, answerEncounterByLink as linkCall } from './contract.ts'
import { readOutcomeLink } from './outcome-links.ts'
import { listAsked } from './queries-answers.ts'
import { insertEncounterAnswer, listMet, lockEncounter, type Met } from './queries-met.ts'
import { answersFor, isItsOwn, readsAmount } from './rights.ts'

type Saying = Omit<ParsedInputOf<typeof call>, 'id'>

/** An encounter with its mission, as the guard judges it. */
export interface MetSubject {
  missionSubject: MissionSubject
  met: Met
}

/** The encounter a call names; there is none for whoever does not answer for whoever logged it. */
export async function loadMet(ctx: Context, input: { id: string }): Promise<MetSubject> {
  const [met] = await listMet(ctx.db, { encounterId: input.id })
  if (met === undefined) throw new Refusal('not-found')
  const { subject } = await getMission(ctx.db, met.missionId)
  if (!answersFor(ctx.viewer, met, subject)) throw new Refusal('not-found')
  return { missionSubject: subject, met }
}

/** Says what came of an encounter: as who met somebody, or on the phone with them. */
export async function answerEncounter(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: MetSubject,
): Promise<AnswerOf<typeof call>> {
  const { id: _id, ...saying } = input
  const { met } = subject
  await saveEncounterAnswer(ctx, met, saying, met.personId === ctx.viewer.personId ? 'signed-in' : 'phone')
  return { done: true }
}

/** The same by the link of a mail, in the name of the person it went to. */
export async function answerEncounterByLink(
  ctx: Context,
  input: ParsedInputOf<typeof linkCall>,
): Promise<AnswerOf<typeof linkCall>> {
  const { missionId, personId, lang, name } = await readOutcomeLink(ctx, input.token)
  const { token: _token, encounter: encounterId, ...saying } = input
  const [met] = await listMet(ctx.db, { missionId, personId, encounterId })
  if (met === undefined) throw new Refusal('not-found')
  const guest = { ...visitor(lang), kind: 'person' as const, personId, name }
  await saveEncounterAnswer({ ...ctx, viewer: guest }, met, saying, 'link')
  return { done: true }
}

async function saveEncounterAnswer(
  ctx: Context,
  met: Met,
  saying: Saying,
  via: 'link' | 'signed-in' | 'phone',
): Promise<void> {
  await lockEncounter(ctx.db, met.encounterId)
  const [now] = await listMet(ctx.db, { encounterId: met.encounterId })
  const last = now?.answer ?? null
  const behind = met.personId === ctx.viewer.personId ? null : met.personId
  // Who does not read the amount was shown none and cannot have taken it back.
  const reads = via === 'link' ? isItsOwn(met) : readsAmount(ctx.viewer, met)
  const isKept = !reads && saying.amountBand == null
  const amount = isKept
    ? { amountBand: last?.amountBand ?? null, currency: last?.currency ?? null }
    : { amountBand: saying.amountBand ?? null, currency: saying.amountBand == null ? null : saying.currency }
  const asked = (await listAsked(ctx.db, [met.missionId])).filter(one => one.personId === met.personId)
  await insertEncounterAnswer(ctx.db, {
    id: ctx.newId(),
    encounterId: met.encounterId,
    number: (last?.number ?? 0) + 1,
    answeredBy: ctx.viewer.personId,
    onBehalfOf: behind,
    wave: asked.sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime())[0]?.wave ?? null,
    now: ctx.now(),
    via,
    rung: saying.rung,
    nextStep: saying.nextStep || null,
    nextBy: saying.nextBy || null,
    nextDue: saying.nextDue ?? null,
    ...amount,
    mayName: saying.mayName,
    closed: saying.closed,
  })
  await writeHistory(ctx, {
    call: 'outcomes.answerEncounter',
    subjectKind: 'encounter',
    subjectId: met.encounterId,
    change: { via },
    onBehalfOf: behind,
  })
}
