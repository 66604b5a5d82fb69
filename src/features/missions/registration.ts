import { z } from 'zod'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { ensurePerson, hashToken, makeToken } from '../accounts/index.ts'
import { sendMail } from '../notifications/index.ts'
import { findLiveParticipant, insertParticipant } from './add-participant.ts'
import { callKeeperIfAny, selectAsked } from './call-keeper.ts'
import type {
  registerForMission as call,
  confirmRegistration as confirmCall,
  getRegistrationLink as linkCall,
} from './contract-registration.ts'
import { makeInvitationLink } from './invitation-links.ts'
import { findMission, type MissionRow, missionSubject } from './load-mission.ts'
import { findAddressee, mailAbout } from './mails.ts'
import { seesMission } from './mission-access.ts'
import { ensureMissionOrganisation, findOwnOrganisation } from './mission-organisations.ts'
import { lockMission } from './queries.ts'
import { checkAnswers } from './rules/answers.ts'
import { type ParticipantState, stateOnRegistering } from './rules/participant-states.ts'
import { isRegistrationOpen } from './rules/registration-open.ts'
import { isSeatFree } from './seats.ts'

type Input = ParsedInputOf<typeof call>
const linkLivesMs = 3 * 86_400_000

const guestRegistration = z.object({
  kind: z.literal('mission-registration'),
  missionId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  lang: z.string(),
  organisationName: z.string(),
  country: z.string(),
  offers: z.string().nullable(),
  seeks: z.string().nullable(),
  languages: z.array(z.string()),
  dietary: z.string().nullable(),
  answers: z.record(z.string(), z.string()),
  clusterId: z.string().nullable().default(null),
  listed: z.boolean(),
  printedList: z.boolean().default(false),
  brochure: z.boolean().default(false),
})
type GuestRegistration = z.output<typeof guestRegistration>

/**
 * Registers somebody for an event. Signed in: for one of the person's organisations, at once. A guest gets a mail and
 * is registered by the link in it, so that nobody can register another person's address. Whether an address is known
 * here does not show.
 */
export async function registerForMission(ctx: Context, input: Input): Promise<AnswerOf<typeof call>> {
  const mission = await findOpenMission(ctx, input.slug)
  const { answers, faults } = checkAnswers((await selectAsked(ctx.db, mission.id)).questions, input.answers)
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  const facts = {
    offers: input.offers ?? null,
    seeks: input.seeks ?? null,
    languages: input.languages,
    dietary: input.dietary ?? null,
    answers,
    clusterId: input.clusterId ?? null,
    listed: input.listed,
    printedList: input.printedList,
    brochure: input.brochure,
  }
  if (ctx.viewer.personId !== null && input.organisationId !== undefined) {
    if (!ctx.viewer.organisationIds.includes(input.organisationId))
      throw new Refusal('input-invalid', { faults: [{ field: 'organisationId', code: 'not-offered' }] })
    return {
      state: await enter(ctx, mission.id, {
        ...facts,
        personId: ctx.viewer.personId,
        organisationId: input.organisationId,
        lang: ctx.viewer.lang,
      }),
    }
  }
  await sendConfirmation(ctx, mission, input, facts)
  return { state: 'confirm-by-mail' }
}

/** The mission of a public address that can be registered for now. */
async function findOpenMission(ctx: Context, slug: string): Promise<MissionRow> {
  const mission = await findMission(ctx.db, slug)
  if (mission === null || !seesMission(ctx.viewer, missionSubject(mission))) throw new Refusal('not-found')
  if (!isRegistrationOpen(registrationFacts(mission), ctx.now())) throw new Refusal('registration-closed')
  return mission
}

/** What decides whether registration is open. */
export function registrationFacts(mission: MissionRow) {
  return {
    state: mission.state,
    registration: mission.registration,
    opensAt: mission.registration_opens_at,
    closesAt: mission.registration_closes_at,
  }
}

async function sendConfirmation(
  ctx: Context,
  mission: MissionRow,
  input: Input,
  facts: Pick<
    GuestRegistration,
    | 'offers'
    | 'seeks'
    | 'languages'
    | 'dietary'
    | 'answers'
    | 'clusterId'
    | 'listed'
    | 'printedList'
    | 'brochure'
  >,
): Promise<void> {
  const needed = {
    email: input.email,
    familyName: input.familyName,
    organisationName: input.organisationName,
    country: input.country,
  }
  const faults = Object.entries(needed).flatMap(([field, value]) =>
    value ? [] : [{ field, code: 'missing' }],
  )
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  const payload: GuestRegistration = {
    kind: 'mission-registration',
    missionId: mission.id,
    givenName: input.givenName ?? '',
    familyName: input.familyName ?? '',
    lang: input.lang,
    organisationName: input.organisationName ?? '',
    country: input.country ?? '',
    ...facts,
  }
  const email = input.email ?? ''
  await refuseFlood(ctx, email)
  const { token, hash } = makeToken(ctx.random)
  await ctx.db
    .insertInto('link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      purpose: 'invitation',
      email,
      subject_id: mission.id,
      payload: JSON.stringify(payload),
      created_at: ctx.now(),
      expires_at: new Date(ctx.now().getTime() + linkLivesMs),
    })
    .execute()
  const name = `${payload.givenName} ${payload.familyName}`.trim()
  const values = { mission: mission.title, place: mission.city, name, organisation: payload.organisationName }
  await sendMail(
    ctx,
    { personId: null, address: email, name },
    {
      kind: 'mission-confirm-registration',
      lang: input.lang,
      mission: mission.id,
      values,
      link: `${ctx.baseUrl}/events/confirm/${token}`,
    },
    mission.id,
  )
}

/** At most three unconfirmed registrations of one address in an hour: the form must not become a way to flood somebody. */
async function refuseFlood(ctx: Context, email: string): Promise<void> {
  const row = await ctx.db
    .selectFrom('link')
    .select(eb => eb.fn.countAll().as('count'))
    .where('purpose', '=', 'invitation')
    .where('email', '=', email)
    .where('created_at', '>', new Date(ctx.now().getTime() - 3_600_000))
    .executeTakeFirst()
  if (Number(row?.count ?? 0) >= 3) throw new Refusal('too-many-attempts')
}

/** What a confirmation link stands for. */
export async function getRegistrationLink(
  ctx: Context,
  input: ParsedInputOf<typeof linkCall>,
): Promise<AnswerOf<typeof linkCall>> {
  const { payload } = await readLink(ctx, input.token)
  const mission = await findMission(ctx.db, payload.missionId)
  if (mission === null) throw new Refusal('link-invalid')
  return {
    mission: mission.title,
    slug: mission.slug,
    organisation: payload.organisationName,
    name: `${payload.givenName} ${payload.familyName}`.trim(),
  }
}

/** Registers the guest behind the link. Opened twice, it registers once. */
export async function confirmRegistration(
  ctx: Context,
  input: ParsedInputOf<typeof confirmCall>,
): Promise<AnswerOf<typeof confirmCall>> {
  const { linkId, email, used, payload } = await readLink(ctx, input.token)
  const mission = await findMission(ctx.db, payload.missionId)
  if (mission === null) throw new Refusal('link-invalid')
  if (!used && !isRegistrationOpen(registrationFacts(mission), ctx.now()))
    throw new Refusal('registration-closed')
  const personId = await ensurePerson(ctx, {
    email,
    givenName: payload.givenName,
    familyName: payload.familyName,
    lang: payload.lang,
  })
  const there = await findLiveParticipant(ctx, mission.id, personId)
  if (there !== undefined) return { state: there.state, slug: mission.slug }
  if (used) throw new Refusal('link-invalid')
  const organisationId = await findOrganisation(ctx, mission.id, email, payload)
  await ctx.db.updateTable('link').set({ used_at: ctx.now() }).where('id', '=', linkId).execute()
  return { state: await enter(ctx, mission.id, { ...payload, personId, organisationId }), slug: mission.slug }
}

async function readLink(
  ctx: Context,
  token: string,
): Promise<{ linkId: string; email: string; used: boolean; payload: GuestRegistration }> {
  const link = await ctx.db
    .selectFrom('link')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', 'invitation')
    .forUpdate()
    .executeTakeFirst()
  const payload = guestRegistration.safeParse(link?.payload)
  if (
    link === undefined ||
    !payload.success ||
    link.email === null ||
    link.revoked_at !== null ||
    link.expires_at === null ||
    link.expires_at < ctx.now()
  )
    throw new Refusal('link-invalid')
  return { linkId: link.id, email: link.email, used: link.used_at !== null, payload: payload.data }
}

/**
 * A guest joins an organisation of the directory only where their confirmed address belongs to its web address or
 * mail address; otherwise the organisation they name is a record of this mission alone.
 */
async function findOrganisation(
  ctx: Context,
  missionId: string,
  email: string,
  guest: GuestRegistration,
): Promise<string> {
  const named = { name: guest.organisationName, country: guest.country }
  return (
    (await findOwnOrganisation(ctx, { ...named, email })) ??
    ensureMissionOrganisation(ctx, missionId, { ...named, kind: 'company' })
  )
}

type Entering = Pick<
  GuestRegistration,
  | 'offers'
  | 'seeks'
  | 'languages'
  | 'dietary'
  | 'answers'
  | 'clusterId'
  | 'listed'
  | 'printedList'
  | 'brochure'
  | 'lang'
> & { personId: string; organisationId: string }

/**
 * Writes the registration. The mission's row is locked, so the last seat goes to one; the others wait in order. Where there is a
 * call for delegates everybody applies.
 */
async function enter(ctx: Context, missionId: string, person: Entering): Promise<ParticipantState> {
  const mission = await lockMission(ctx.db, missionId)
  if (mission === undefined || mission.registration === 'invitation') throw new Refusal('registration-closed')
  const { hasCall } = await selectAsked(ctx.db, missionId)
  const state = stateOnRegistering(
    hasCall ? 'approval' : mission.registration,
    await isSeatFree(ctx, mission),
  )
  const { personId, organisationId, offers, seeks, languages, dietary, answers, listed, lang } = person
  const kind = mission.format === 'remote' ? 'remote' : 'travelling'
  const id = await insertParticipant(
    ctx,
    mission.id,
    { personId, organisationId, kind, state, offers, seeks, languages, dietary, answers, listed, lang },
    'missions.registerForMission',
  )
  if (hasCall)
    await callKeeperIfAny()?.noteApplication(ctx, {
      missionId,
      participantId: id,
      organisationId,
      clusterId: person.clusterId,
    })
  await keepListConsents(ctx, { missionId: mission.id, personId }, person)
  const mail =
    state === 'confirmed'
      ? 'mission-confirmed'
      : state === 'waiting-list'
        ? 'mission-waiting-list'
        : 'mission-applied'
  await mailAbout(ctx, mission, await findAddressee(ctx, id), {
    kind: mail,
    about: id,
    link: await makeInvitationLink(ctx, mission, { id, personId }),
  })
  return state
}

/** Keeps the lists somebody agreed to with their yes to a mission; what is not agreed to is taken back. */
export async function keepListConsents(
  ctx: Context,
  of: { missionId: string; personId: string },
  agreed: { listed: boolean; printedList: boolean; brochure: boolean },
): Promise<void> {
  await setListConsent(ctx, { ...of, purpose: 'participants-list', agrees: agreed.listed })
  await setListConsent(ctx, { ...of, purpose: 'printed-list', agrees: agreed.printedList })
  await setListConsent(ctx, { ...of, purpose: 'brochure', agrees: agreed.brochure })
}

/** Writes down that somebody agreed to stand on a mission's public list. */
export function recordListingConsent(ctx: Context, missionId: string, personId: string): Promise<void> {
  return setListConsent(ctx, { missionId, personId, purpose: 'participants-list', agrees: true })
}

/** Ends that consent; the person leaves the list at once, because lists read the participant's own mark. */
export function withdrawListingConsent(ctx: Context, missionId: string, personId: string): Promise<void> {
  return setListConsent(ctx, { missionId, personId, purpose: 'participants-list', agrees: false })
}

/** Keeps whether somebody agrees to stand on one list of a mission; that they agreed once stays on record. */
export async function setListConsent(
  ctx: Context,
  wanted: {
    missionId: string
    personId: string
    purpose: 'participants-list' | 'printed-list' | 'brochure'
    agrees: boolean
  },
): Promise<void> {
  const { missionId, personId, purpose, agrees } = wanted
  if (!agrees) {
    await ctx.db
      .updateTable('consent')
      .set({ withdrawn_at: ctx.now() })
      .where('person_id', '=', personId)
      .where('purpose', '=', purpose)
      .where('subject_id', '=', missionId)
      .where('withdrawn_at', 'is', null)
      .execute()
    return
  }
  await ctx.db
    .insertInto('consent')
    .values({
      id: ctx.newId(),
      person_id: personId,
      purpose,
      subject_id: missionId,
      text_version: '1',
      given_at: ctx.now(),
    })
    .onConflict(conflict =>
      conflict.columns(['person_id', 'purpose', 'subject_id']).where('withdrawn_at', 'is', null).doNothing(),
    )
    .execute()
}
