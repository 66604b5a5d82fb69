import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getParticipant, type LoadedMission, setListConsent } from '../missions/index.ts'
import { chooseParticipant, readableFor } from '../schedule/index.ts'
import { makeCodes } from './codes.ts'
import type * as contract from './contract.ts'
import type { BadgeSubject } from './load.ts'
import { mayAgree } from './policy.ts'
import { drawCode } from './qr.ts'
import {
  type Bearer,
  type Givable,
  narrowGiven,
  raiseNumber,
  saveGives,
  selectAgreed,
  selectBearers,
} from './queries.ts'

/** My badge, or that of a participant I act for. */
export async function getMyBadge(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getMyBadge>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof contract.getMyBadge>> {
  const { row } = subject
  const mission = { slug: row.slug, title: row.title, timeZone: row.time_zone }
  const chosen = chooseParticipant(await readableFor(ctx, subject), input.participant)
  const [bearer] = chosen === null ? [] : await selectBearers(ctx.db, row.id, [chosen.id])
  if (bearer === undefined) return { mission, badge: null }
  const { participantId, number, personId } = bearer
  const [code] = await makeCodes(ctx, row.id, [{ participantId, number }])
  if (code === undefined) throw new Refusal('not-found')
  const agreed = personId === null ? [] : await selectAgreed(ctx.db, row.id, personId)
  const { subject: loaded } = await getParticipant(ctx.db, participantId)
  const isOwn = personId !== null && personId === ctx.viewer.personId
  return {
    mission,
    badge: {
      ...sayBearer(bearer),
      address: code.address,
      typed: code.typed,
      qr: drawCode(code.address),
      isOwn,
      gives: bearer.gives,
      has: whatThereIs(bearer),
      lists:
        personId === null
          ? null
          : { list: agreed.includes('printed-list'), brochure: agreed.includes('brochure') },
      mayAgree: mayAgree(ctx.viewer, loaded),
    },
  }
}

/** What a badge says of somebody. */
export function sayBearer(bearer: Bearer) {
  return {
    participantId: bearer.participantId,
    name: `${bearer.givenName} ${bearer.familyName}`.trim(),
    otherScript: bearer.otherScript,
    organisation: bearer.organisation,
    country: bearer.country,
  }
}

/** What somebody could give; what is not known cannot be given. */
export function whatThereIs(bearer: Bearer): Givable[] {
  return [
    ...(bearer.email === null ? [] : (['email'] as const)),
    ...(bearer.phone === null ? [] : (['phone'] as const)),
    ...(bearer.website === null && bearer.city === null ? [] : (['organisation'] as const)),
  ]
}

/** Each once. */
export function chosen(gives: readonly Givable[]): Givable[] {
  return [...new Set(gives)]
}

/** Chooses what scanning my badge gives; what is not given any more is taken back from those who have it. */
export async function saveCard(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveCard>,
  subject: BadgeSubject,
): Promise<{ done: true }> {
  const gives = chosen(input.gives)
  await saveGives(ctx.db, subject.participantId, gives, ctx.now())
  await narrowGiven(ctx.db, subject.participantId, gives)
  return { done: true }
}

/** Makes a new code; the one before opens nothing any more. */
export async function renewCode(
  ctx: Context,
  _input: unknown,
  subject: BadgeSubject,
): Promise<{ done: true }> {
  await raiseNumber(ctx.db, subject.participantId)
  await writeHistory(ctx, {
    call: 'badges.renewCode',
    subjectKind: 'participant',
    subjectId: subject.participantId,
  })
  return { done: true }
}

/** Agrees to the lists on paper, or takes that back. */
export async function setLists(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setLists>,
  subject: BadgeSubject,
): Promise<{ done: true }> {
  const { personId, missionRow } = subject
  if (personId === null) throw new Refusal('state-impossible')
  const of = { missionId: missionRow.id, personId }
  await setListConsent(ctx, { ...of, purpose: 'printed-list', agrees: input.list })
  await setListConsent(ctx, { ...of, purpose: 'brochure', agrees: input.brochure })
  await writeHistory(ctx, {
    call: 'badges.setLists',
    subjectKind: 'participant',
    subjectId: subject.participantId,
    onBehalfOf: personId === ctx.viewer.personId ? null : personId,
  })
  return { done: true }
}
