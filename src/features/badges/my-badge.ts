import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getParticipant, type LoadedMission, mayAgreeToLists, setListConsent } from '../missions/index.ts'
import { chooseParticipant, readableFor } from '../schedule/index.ts'
import { makeCodes } from './codes.ts'
import type * as contract from './contract.ts'
import type { BadgeSubject } from './load.ts'
import { drawCode } from './qr.ts'
import {
  type Bearer,
  type Givable,
  lockCard,
  narrowGiven,
  raiseNumber,
  saveGives,
  selectAgreed,
  selectBearers,
  wasTakenBack,
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
  const { subject: loaded } = await getParticipant(ctx.db, bearer.participantId)
  const isOwn = bearer.personId !== null && bearer.personId === ctx.viewer.personId
  return {
    mission,
    badge: await describeBadge(ctx, row.id, bearer, { isOwn, mayAgree: mayAgreeToLists(ctx.viewer, loaded) }),
  }
}

/** A badge with its code, what it gives, and the lists its person stands on. */
export async function describeBadge(
  ctx: Context,
  missionId: string,
  bearer: Bearer,
  reader: { isOwn: boolean; mayAgree: boolean },
): Promise<NonNullable<AnswerOf<typeof contract.getMyBadge>['badge']>> {
  const { participantId, number, personId } = bearer
  const [code] = await makeCodes(ctx, missionId, [{ participantId, number }])
  if (code === undefined) throw new Refusal('not-found')
  const agreed = personId === null ? [] : await selectAgreed(ctx.db, missionId, personId)
  return {
    ...sayBearer(bearer),
    address: code.address,
    typed: code.typed,
    qr: drawCode(code.address),
    ...reader,
    inBrochure: bearer.kind === 'travelling' || bearer.kind === 'remote',
    gives: bearer.gives,
    has: whatThereIs(bearer),
    lists:
      personId === null
        ? null
        : {
            list: agreed.includes('printed-list'),
            brochure: agreed.includes('brochure'),
            takenBack: reader.isOwn ? [] : await listTakenBack(ctx, { missionId, personId }),
          },
  }
}

const purposes = { list: 'printed-list', brochure: 'brochure' } as const
const lists = ['list', 'brochure'] as const

async function listTakenBack(ctx: Context, of: { missionId: string; personId: string }) {
  const taken: (typeof lists)[number][] = []
  for (const list of lists)
    if (await wasTakenBack(ctx.db, { ...of, purpose: purposes[list] })) taken.push(list)
  return taken
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
  await keepCard(ctx, subject.participantId, input.gives)
  return { done: true }
}

/** Keeps what a badge gives; what is not given any more is taken back from those who have it. */
export async function keepCard(
  ctx: Context,
  participantId: string,
  wanted: readonly Givable[],
): Promise<void> {
  const gives = chosen(wanted)
  await lockCard(ctx.db, participantId)
  await saveGives(ctx.db, participantId, gives, ctx.now())
  await narrowGiven(ctx.db, participantId, gives)
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

/** Agrees to the lists on paper that are named, or takes that back. What was taken back only the person agrees to anew. */
export async function setLists(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setLists>,
  subject: BadgeSubject,
): Promise<{ done: true }> {
  const { personId, missionRow, participantId } = subject
  if (personId === null) throw new Refusal('state-impossible')
  const isOwn = personId === ctx.viewer.personId
  await keepLists(ctx, input, { missionId: missionRow.id, participantId, personId, isOwn })
  return { done: true }
}

/** Keeps which lists on paper somebody agrees to; what is not named stays as it is. */
export async function keepLists(
  ctx: Context,
  wanted: { list?: boolean | undefined; brochure?: boolean | undefined },
  of: { missionId: string; participantId: string; personId: string; isOwn: boolean },
): Promise<void> {
  const { missionId, participantId, personId, isOwn } = of
  for (const list of lists) {
    const agrees = wanted[list]
    if (agrees === undefined) continue
    const one = { missionId, personId, purpose: purposes[list] }
    if (agrees && !isOwn && (await wasTakenBack(ctx.db, one))) throw new Refusal('not-allowed')
    await setListConsent(ctx, { ...one, agrees })
  }
  await writeHistory(ctx, {
    call: 'badges.setLists',
    subjectKind: 'participant',
    subjectId: participantId,
    onBehalfOf: ctx.viewer.personId === personId ? null : personId,
  })
}
