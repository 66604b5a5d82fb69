import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { announceLive } from '../../shared/live.ts'
import { Refusal } from '../../shared/refusals.ts'
import { hasMissionRole } from '../../shared/viewer.ts'
import {
  getMission,
  type LoadedMission,
  type MissionRow,
  seesMission,
  seesPeopleOf,
  staffsMission,
} from '../missions/index.ts'
import { noteEncounter } from '../outcomes/index.ts'
import { openCode } from './codes.ts'
import type * as contract from './contract.ts'
import { chosen, sayBearer, whatThereIs } from './my-badge.ts'
import type { ContactSubject, ScanSubject } from './policy.ts'
import {
  type Bearer,
  type ContactLine,
  findContact,
  findOwn,
  findPair,
  type Givable,
  haveMeeting,
  insertContact,
  isOnPublicPage,
  lockGives,
  lockPair,
  selectBearers,
  selectContacts,
  updateGiven,
} from './queries.ts'
import { type CardVersion, writeCard } from './rules/vcard.ts'

/** What a scanned code opens for whoever scanned it. */
export async function openBadge(
  ctx: Context,
  input: ParsedInputOf<typeof contract.openBadge>,
): Promise<AnswerOf<typeof contract.openBadge>> {
  const { participantId, missionId } = await openCode(ctx.db, input.code)
  const { mission, subject } = await getMission(ctx.db, missionId)
  const { viewer } = ctx
  const known = viewer.kind === 'person' && seesPeopleOf(viewer, subject)
  const mayKnowMission = known || seesMission(viewer, subject)
  const [bearer] = await selectBearers(ctx.db, missionId, [participantId])
  if (bearer === undefined) throw new Refusal('link-invalid')
  const person = known
    ? sayBearer(bearer)
    : mayKnowMission && (await isOnPublicPage(ctx.db, participantId))
      ? { ...sayBearer(bearer), name: '', otherScript: null }
      : null
  const own = await findOwn(ctx.db, missionId, viewer.personId)
  const isOwn = bearer.personId !== null && bearer.personId === viewer.personId
  return {
    mission: mayKnowMission
      ? {
          slug: mission.slug,
          title: mission.title,
          timeZone: mission.time_zone,
          isPublic: subject.publicPage && subject.state !== 'draft',
        }
      : null,
    person,
    isOwn,
    atDesk:
      viewer.kind === 'person' &&
      (staffsMission(viewer, subject) || hasMissionRole(viewer, 'local-host', missionId)),
    exchange: own === null || isOwn ? null : await sayExchange(ctx, own, bearer),
  }
}

async function sayExchange(ctx: Context, own: Bearer, other: Bearer) {
  const pair = await findPair(ctx.db, own.participantId, other.participantId)
  const isScanner = pair?.scannedBy === own.participantId
  const state = pair === null ? 'none' : pair.scannedGives !== null ? 'agreed' : isScanner ? 'asked' : 'none'
  const given = pair === null ? null : isScanner ? pair.scannerGives : pair.scannedGives
  const has = whatThereIs(own)
  return {
    state: state as 'none' | 'asked' | 'agreed',
    contact: pair?.id ?? null,
    has,
    gives: given ?? own.gives ?? [],
    asksFirst: other.gives === null && (pair === null || isScanner),
  }
}

/**
 * Exchanges contacts with whose badge was scanned. They gave their word by choosing what their badge gives; otherwise they
 * are asked. Two who scan each other have agreed. Without a meeting between the two it is logged as an encounter, once.
 */
export async function exchange(
  ctx: Context,
  input: ParsedInputOf<typeof contract.exchange>,
  subject: ScanSubject,
): Promise<AnswerOf<typeof contract.exchange>> {
  const { missionId, participantId } = subject
  const own = await findOwn(ctx.db, missionId, ctx.viewer.personId)
  const [other] = await selectBearers(ctx.db, missionId, [participantId])
  if (own === null || other === undefined) throw new Refusal('link-invalid')
  if (own.participantId === other.participantId || own.personId === other.personId)
    throw new Refusal('own-badge')
  const gives = chosen(input.gives)
  const { mission } = await getMission(ctx.db, missionId)
  const pair = await lockPair(ctx.db, own.participantId, other.participantId)
  if (pair !== null) {
    const side = pair.scannedBy === own.participantId ? 'scanner' : 'scanned'
    await updateGiven(ctx.db, { id: pair.id, side, gives, now: ctx.now() })
    const isAgreed = pair.scannedGives !== null || side === 'scanned'
    return { contact: pair.id, mission: mission.slug, state: isAgreed ? 'agreed' : 'asked' }
  }
  // What they chose may have changed since their badge was read.
  const scannedGives = await lockGives(ctx.db, other.participantId)
  const id = ctx.newId()
  await insertContact(ctx.db, {
    id,
    missionId,
    scannedBy: own.participantId,
    scanned: other.participantId,
    scannerGives: gives,
    // Who works at one organisation, or has nobody named, cannot be asked; their card says what there is.
    scannedGives,
    now: ctx.now(),
  })
  // Their open phone says that somebody waits.
  await announceLive(ctx, { kind: 'mission', id: missionId }, [other.participantId])
  if (own.organisationId !== other.organisationId && !(await haveMeeting(ctx.db, missionId, own, other)))
    await noteEncounter(ctx, {
      missionId,
      participantId: own.participantId,
      organisationId: own.organisationId,
      other: { id: other.organisationId, name: other.organisation },
    })
  return { contact: id, mission: mission.slug, state: scannedGives === null ? 'asked' : 'agreed' }
}

/** With whom I exchanged contacts, with what they give now. */
export async function listContacts(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listContacts>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof contract.listContacts>> {
  const { row } = subject
  return readContacts(ctx, row, ctx.viewer.personId, input)
}

/** A person's contacts at a mission, with what they may give themselves. */
export async function readContacts(
  ctx: Context,
  mission: MissionRow,
  personId: string | null,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<AnswerOf<typeof contract.listContacts>> {
  const lines = await selectContacts(
    ctx.db,
    { missionId: mission.id, personId },
    { limit: pageSize, offset: (page - 1) * pageSize },
  )
  const own = await findOwn(ctx.db, mission.id, personId)
  return {
    items: lines.map(line => {
      const given = whatIsGiven(line)
      return {
        id: line.id,
        ...sayBearer(line),
        state: line.mine === null ? 'asks' : line.theirs === null ? 'asked' : 'agreed',
        at: line.at,
        email: given.email,
        phone: given.phone,
        website: given.website,
        address: given.address === null ? null : sayAddress(line),
        gives: line.mine ?? [],
      }
    }),
    total: lines[0]?.total ?? 0,
    page,
    pageSize,
    mission: { slug: mission.slug, title: mission.title, timeZone: mission.time_zone },
    has: own === null ? [] : whatThereIs(own),
  }
}

/** What the other gives me, once both agreed; before that it is a name and an organisation. */
function whatIsGiven(line: ContactLine) {
  const gives: readonly Givable[] = line.mine === null || line.theirs === null ? [] : line.theirs
  const { street, city, postcode, country } = line
  const organisation = gives.includes('organisation')
  return {
    email: gives.includes('email') ? line.email : null,
    phone: gives.includes('phone') ? line.phone : null,
    website: organisation ? line.website : null,
    address: organisation && city !== null ? { street, city, postcode, country } : null,
  }
}

function sayAddress({ street, postcode, city }: Bearer): string {
  return [street, [postcode, city].filter(part => part !== null).join(' ')]
    .filter(part => part !== null && part !== '')
    .join(', ')
}

/** Answers who scanned my badge, or changes what a contact gets of me. */
export async function setGiven(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setGiven>,
  subject: ContactSubject,
): Promise<{ done: true }> {
  await keepGiven(ctx, subject, ctx.viewer.personId, input.gives)
  return { done: true }
}

/** Keeps what one of the two of a contact gives the other. */
export async function keepGiven(
  ctx: Context,
  subject: ContactSubject,
  personId: string | null,
  gives: readonly Givable[],
): Promise<void> {
  const contact = await findContact(ctx.db, subject.id)
  if (contact === null) throw new Refusal('not-found')
  const side = contact.scannerPerson === personId ? 'scanner' : 'scanned'
  await updateGiven(ctx.db, { id: contact.id, side, gives: chosen(gives), now: ctx.now() })
}

/** A contact as a vCard. */
export async function downloadContact(
  ctx: Context,
  input: ParsedInputOf<typeof contract.downloadContact>,
  subject: ContactSubject,
): Promise<FileAnswer> {
  const { mission } = await getMission(ctx.db, subject.missionId)
  return writeContact(ctx, mission, { id: subject.id, personId: ctx.viewer.personId, version: input.version })
}

/** One contact of a person as a vCard; 'not-found' until both agreed. */
export async function writeContact(
  ctx: Context,
  mission: MissionRow,
  wanted: { id: string; personId: string | null; version: CardVersion },
): Promise<FileAnswer> {
  const lines = await selectContacts(
    ctx.db,
    { missionId: mission.id, personId: wanted.personId, only: wanted.id },
    { limit: 1, offset: 0 },
  )
  const [line] = lines.filter(isAgreed)
  if (line === undefined) throw new Refusal('not-found')
  const name = sayBearer(line).name || line.organisation
  return {
    fileName: `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}.vcf`,
    mediaType: 'text/vcard; charset=utf-8',
    body: cardOf(line, mission.title, wanted.version),
  }
}

/** More contacts than anybody makes on one mission. */
const mostCards = 2_000

/** All contacts of a mission in one file. */
export async function downloadContacts(
  ctx: Context,
  input: ParsedInputOf<typeof contract.downloadContacts>,
  subject: LoadedMission,
): Promise<FileAnswer> {
  const lines = await selectContacts(
    ctx.db,
    { missionId: subject.id, personId: ctx.viewer.personId },
    { limit: mostCards, offset: 0 },
  )
  return {
    fileName: `${subject.row.slug}-contacts.vcf`,
    mediaType: 'text/vcard; charset=utf-8',
    body: lines
      .filter(isAgreed)
      .map(line => cardOf(line, subject.row.title, input.version))
      .join(''),
  }
}

function isAgreed(line: ContactLine): boolean {
  return line.mine !== null && line.theirs !== null
}

function cardOf(line: ContactLine, mission: string, version: CardVersion): string {
  return writeCard(
    {
      uid: line.participantId,
      givenName: line.givenName,
      familyName: line.familyName,
      otherScript: line.otherScript,
      organisation: line.organisation,
      ...whatIsGiven(line),
      note: `${mission}, ${line.at.toISOString().slice(0, 10)}`,
    },
    version,
  )
}
