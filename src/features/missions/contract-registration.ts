import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import {
  answers,
  missionFormats,
  missionStates,
  missionTypes,
  participantKinds,
  participantStates,
  programmeKinds,
  registrationModes,
} from './contract-fields.ts'
import { slotsAvailable } from './contract-participants.ts'

const token = z.string().min(20).max(200)
const question = z.object({
  id: f.id,
  label: z.string(),
  hint: z.string().nullable(),
  kind: z.enum(['text', 'long-text', 'choice', 'yes-no']),
  options: z.array(z.string()),
  required: z.boolean(),
})

const publicFacts = {
  id: f.id,
  slug: z.string(),
  title: z.string(),
  summary: z.string().nullable(),
  lang: z.string(),
  type: z.enum(missionTypes),
  format: z.enum(missionFormats),
  state: z.enum(missionStates),
  country: z.string(),
  city: z.string(),
  venue: z.string().nullable(),
  address: z.string().nullable(),
  directions: z.string().nullable(),
  timeZone: z.string(),
  startsOn: f.day,
  endsOn: f.day,
  linkedFair: z.string().nullable(),
  languages: z.array(z.string()),
  partnership: z.string(),
  leadCluster: z.string(),
}

export const listPublicMissions = defineCall({
  name: 'missions.listPublicPages',
  method: 'GET',
  path: '/public-events',
  summary: 'Pages of missions and events that everybody may read, for search engines',
  input: f.nothing,
  output: z.object({ items: z.array(z.object({ path: z.string(), updatedAt: f.instant })) }),
})

export const getPublicMission = defineCall({
  name: 'missions.getPublicMission',
  method: 'GET',
  path: '/events/:slug',
  summary:
    'The public page of a mission or event: facts, programme, participants as they consented, and how to register',
  input: z.object({ slug: f.slug }),
  output: z.object({
    ...publicFacts,
    programme: z.array(
      z.object({
        id: f.id,
        kind: z.enum(programmeKinds),
        title: z.string(),
        description: z.string().nullable(),
        place: z.string().nullable(),
        startsAt: f.instant,
        endsAt: f.instant,
      }),
    ),
    participants: z
      .array(
        z.object({
          organisation: z.string(),
          country: z.string(),
          offers: z.string().nullable(),
          group: z.string().nullable(),
        }),
      )
      .nullable(),
    confirmed: z.number().int(),
    registration: z.enum(registrationModes),
    registrationOpen: z.boolean(),
    registrationOpensAt: f.instant.nullable(),
    registrationClosesAt: f.instant.nullable(),
    freeSeats: z.number().int().nullable(),
    questions: z.array(question),
    /** How the one who reads takes part already. */
    myState: z.enum(participantStates).nullable(),
    myOrganisations: z.array(z.object({ id: f.id, name: z.string() })),
  }),
})

const registrationFields = {
  offers: f.optionalProse(3000),
  seeks: f.optionalProse(3000),
  languages: z.array(f.lang).max(20).default([]),
  dietary: f.optionalLine(300),
  answers: answers.default({}),
  /** Consent to stand on the public list of participants; never assumed. */
  listed: z.boolean().default(false),
  /** Consent to stand by name on the participants’ list handed out on site, and in the delegation’s brochure. */
  printedList: z.boolean().default(false),
  brochure: z.boolean().default(false),
}

export const registerForMission = defineCall({
  name: 'missions.registerForMission',
  method: 'POST',
  path: '/events/:slug/registrations',
  summary:
    'Register for an event: signed in for one of my organisations, or as a guest who confirms by e-mail',
  input: z.object({
    slug: f.slug,
    organisationId: f.id.optional(),
    organisationName: f.optionalLine(200),
    country: f.country.optional(),
    givenName: f.optionalLine(100),
    familyName: f.optionalLine(100),
    email: f.email.optional(),
    lang: f.lang.default('en'),
    /** Where there is a call: the partner cluster through whose places one wants to go. */
    clusterId: f.id.nullable().optional(),
    ...registrationFields,
  }),
  output: z.object({ state: z.enum(['confirm-by-mail', ...participantStates]) }),
})

export const confirmRegistration = defineCall({
  name: 'missions.confirmRegistration',
  method: 'POST',
  path: '/mission-registrations/:token',
  summary: 'Confirm a registration through the link in the mail',
  input: z.object({ token }),
  output: z.object({ state: z.enum(participantStates), slug: z.string() }),
})

export const getRegistrationLink = defineCall({
  name: 'missions.getRegistrationLink',
  method: 'GET',
  path: '/mission-registrations/:token',
  summary: 'What a confirmation link would confirm',
  input: z.object({ token }),
  output: z.object({ mission: z.string(), slug: z.string(), organisation: z.string(), name: z.string() }),
})

export const getInvitation = defineCall({
  name: 'missions.getInvitation',
  method: 'GET',
  path: '/mission-invitations/:token',
  summary: 'What an invitation link invites to, for somebody without an account',
  input: z.object({ token }),
  output: z.object({
    mission: z.object(publicFacts),
    participant: z.object({
      id: f.id,
      state: z.enum(participantStates),
      kind: z.enum(participantKinds),
      organisation: z.string(),
      name: z.string(),
      lang: z.string(),
      offers: z.string().nullable(),
      seeks: z.string().nullable(),
      languages: z.array(z.string()),
      dietary: z.string().nullable(),
      listed: z.boolean(),
      printedList: z.boolean(),
      brochure: z.boolean(),
      answers: z.record(z.string(), z.string()),
    }),
    message: z.string().nullable(),
    questions: z.array(question),
    sessions: z.array(
      z.object({
        id: f.id,
        title: z.string(),
        slots: z.array(
          z.object({ id: f.id, startsAt: f.instant, endsAt: f.instant, available: z.boolean() }),
        ),
      }),
    ),
    availabilityConfirmed: z.boolean(),
    /** Whether an answer can still be given. */
    open: z.boolean(),
  }),
})

export const answerInvitation = defineCall({
  name: 'missions.answerInvitation',
  method: 'POST',
  path: '/mission-invitations/:token',
  summary: 'Accept or decline an invitation; a reason is never asked',
  input: z.object({ token, answer: z.enum(['accept', 'decline']), ...registrationFields }),
  output: z.object({ state: z.enum(participantStates) }),
})

export const saveInvitedAvailability = defineCall({
  name: 'missions.saveInvitedAvailability',
  method: 'POST',
  path: '/mission-invitations/:token/availability',
  summary: 'Say when I can meet, through the link of my invitation',
  input: z.object({ token, slots: slotsAvailable }),
  output: z.object({ available: z.number().int(), slots: z.number().int() }),
})
