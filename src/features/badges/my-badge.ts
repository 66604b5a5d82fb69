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
          : {
              list: agreed.includes('printed-list'),
              brochure: agreed.includes('brochure'),
              takenBack: isOwn ? [] : await listTakenBack(ctx, { missionId: row.id, personId }),
            },
      mayAgree: mayAgree(ctx.viewer, loaded),
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
  const gives = chosen(input.gives)
  await lockCard(ctx.db, subject.participantId)
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

/** Agrees to the lists on paper that are named, or takes that back. What was taken back only the person agrees to anew. */
export async function setLists(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setLists>,
  subject: BadgeSubject,
): Promise<{ done: true }> {
  const { personId, missionRow } = subject
  if (personId === null) throw new Refusal('state-impossible')
  const isOwn = personId === ctx.viewer.personId
  for (const list of lists) {
    const agrees = input[list]
    if (agrees === undefined) continue
    const of = { missionId: missionRow.id, personId, purpose: purposes[list] }
    if (agrees && !isOwn && (await wasTakenBack(ctx.db, of))) throw new Refusal('not-allowed')
    await setListConsent(ctx, { ...of, agrees })
  }
  await writeHistory(ctx, {
    call: 'badges.setLists',
    subjectKind: 'participant',
    subjectId: subject.participantId,
    onBehalfOf: isOwn ? null : personId,
  })
  return { done: true }
}
