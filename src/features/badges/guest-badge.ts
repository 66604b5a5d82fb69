import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { canSignIn } from '../accounts/index.ts'
import type { MissionRow } from '../missions/index.ts'
import { chooseParticipant, openScheduleLink } from '../schedule/index.ts'
import { keepGiven, readContacts, writeContact } from './contacts.ts'
import type * as contract from './contract-guest.ts'
import { describeBadge, keepCard, keepLists } from './my-badge.ts'
import { findContact, selectBearers } from './queries.ts'

/** More contacts than a guest makes on one mission. */
const mostShown = 200

/** The badge a personal link opens: to be scanned by everybody, and for a guest without an account to say what it gives. */
export async function getBadgeByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getBadgeByLink>,
): Promise<AnswerOf<typeof contract.getBadgeByLink>> {
  const { mission, readable, personId } = await openScheduleLink(ctx, input.token)
  const line = { slug: mission.slug, title: mission.title, timeZone: mission.time_zone }
  const chosen = chooseParticipant(readable, input.participant)
  const [bearer] = chosen === null ? [] : await selectBearers(ctx.db, mission.id, [chosen.id])
  if (bearer === undefined) return { mission: line, badge: null, contacts: null, signsIn: false }
  const isMine = personId !== null && bearer.personId === personId
  const signsIn = isMine && (await canSignIn(ctx.db, personId))
  const isOwn = isMine && !signsIn
  return {
    mission: line,
    badge: await describeBadge(ctx, mission.id, bearer, { isOwn, mayAgree: isOwn }),
    contacts: isOwn ? await readContacts(ctx, mission, personId, { page: 1, pageSize: mostShown }) : null,
    signsIn,
  }
}

interface Guest {
  mission: MissionRow
  personId: string
}

/**
 * The guest a link was written to. Who has an account says these things signed in: a mail that was passed on must not
 * give away what its person would be asked.
 */
async function openGuest(ctx: Context, token: string): Promise<Guest> {
  const { mission, personId } = await openScheduleLink(ctx, token)
  if (personId === null || (await canSignIn(ctx.db, personId))) throw new Refusal('not-allowed')
  return { mission, personId }
}

async function openBearer(ctx: Context, input: { token: string; participant: string }): Promise<Guest> {
  const guest = await openGuest(ctx, input.token)
  const [bearer] = await selectBearers(ctx.db, guest.mission.id, [input.participant])
  if (bearer === undefined || bearer.personId !== guest.personId) throw new Refusal('not-found')
  return guest
}

/** Chooses what scanning a guest's badge gives. */
export async function saveCardByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveCardByLink>,
): Promise<{ done: true }> {
  await openBearer(ctx, input)
  await keepCard(ctx, input.participant, input.gives)
  return { done: true }
}

/** Agrees to lists on paper, or takes that back. */
export async function setListsByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setListsByLink>,
): Promise<{ done: true }> {
  const { mission, personId } = await openBearer(ctx, input)
  const of = { missionId: mission.id, participantId: input.participant, personId, isOwn: true }
  await keepLists(ctx, input, of)
  return { done: true }
}

async function openContact(ctx: Context, input: { token: string; contact: string }) {
  const guest = await openGuest(ctx, input.token)
  const contact = await findContact(ctx.db, input.contact)
  if (contact === null || contact.missionId !== guest.mission.id) throw new Refusal('not-found')
  const personIds = [contact.scannerPerson, contact.scannedPerson]
  if (!personIds.includes(guest.personId)) throw new Refusal('not-found')
  return { ...guest, subject: { id: contact.id, missionId: contact.missionId, personIds } }
}

/** Answers who scanned a guest's badge, or changes what they get. */
export async function setGivenByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setGivenByLink>,
): Promise<{ done: true }> {
  const { subject, personId } = await openContact(ctx, input)
  await keepGiven(ctx, subject, personId, input.gives)
  return { done: true }
}

/** A contact of a guest as a vCard. */
export async function downloadContactByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.downloadContactByLink>,
): Promise<FileAnswer> {
  const { mission, personId, subject } = await openContact(ctx, input)
  return writeContact(ctx, mission, { id: subject.id, personId, version: input.version })
}
