import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import {
  missionFacts,
  missionFormats,
  missionReference,
  missionStates,
  missionTypes,
  moment,
  registrationModes,
} from './contract-fields.ts'
import { copiedParts } from './rules/copied-parts.ts'

const savedMission = z.object({ id: f.id, slug: z.string() })

const listedMission = z.object({
  id: f.id,
  slug: z.string(),
  title: z.string(),
  lang: z.string(),
  type: z.enum(missionTypes),
  country: z.string(),
  city: z.string(),
  timeZone: z.string(),
  startsOn: f.day,
  endsOn: f.day,
  state: z.enum(missionStates),
  partnership: z.object({ id: f.id, slug: z.string(), name: z.string() }),
  leadCluster: z.object({ id: f.id, slug: z.string(), name: z.string() }),
  participants: z.number().int(),
  sample: z.boolean(),
})

export const listMissions = defineCall({
  name: 'missions.listMissions',
  method: 'GET',
  path: '/missions',
  summary: 'Missions and events I may see, the next one first; over ones the latest first',
  input: z.object({
    when: z.enum(['upcoming', 'over', 'all']).default('upcoming'),
    partnership: f.id.optional(),
    state: z.enum(missionStates).optional(),
    text: f.optionalLine(200),
    ...f.paging,
  }),
  output: f.paged(listedMission),
})

const group = z.object({
  id: f.id,
  name: z.string(),
  participants: z.number().int(),
  meetingsMin: z.number().int().nullable(),
  meetingsMax: z.number().int().nullable(),
})
const question = z.object({
  id: f.id,
  label: z.string(),
  hint: z.string().nullable(),
  kind: z.enum(['text', 'long-text', 'choice', 'yes-no']),
  options: z.array(z.string()),
  required: z.boolean(),
})

export const getMission = defineCall({
  name: 'missions.getMission',
  method: 'GET',
  path: '/missions/:mission',
  summary: 'A mission with its groups, questions, numbers, and what I may do with it',
  input: z.object({ mission: missionReference }),
  output: z.object({
    ...listedMission.omit({ participants: true }).shape,
    summary: z.string().nullable(),
    venue: z.string().nullable(),
    address: z.string().nullable(),
    directions: z.string().nullable(),
    format: z.enum(missionFormats),
    linkedFair: z.string().nullable(),
    languages: z.array(z.string()),
    capacity: z.number().int().nullable(),
    registration: z.enum(registrationModes),
    registrationOpensAt: f.instant.nullable(),
    registrationClosesAt: f.instant.nullable(),
    publicPage: z.boolean(),
    publicParticipants: z.boolean(),
    requestsOpenAt: f.instant.nullable(),
    requestsCloseAt: f.instant.nullable(),
    requestExpiryHours: z.number().int(),
    requestLimit: z.number().int().nullable(),
    meetingsMin: z.number().int(),
    meetingsMax: z.number().int().nullable(),
    inARowMax: z.number().int(),
    aims: z.array(z.string()),
    copiedFrom: z.object({ id: f.id, slug: z.string(), title: z.string() }).nullable(),
    version: z.number().int(),
    groups: z.array(group),
    pairs: z.array(z.object({ a: f.id, b: f.id })),
    questions: z.array(question),
    numbers: z.object({
      byState: z.record(z.string(), z.number().int()),
      confirmedByKind: z.record(z.string(), z.number().int()),
      organisations: z.number().int(),
      sessions: z.number().int(),
      slots: z.number().int(),
      places: z.number().int(),
      programme: z.number().int(),
      freeSeats: z.number().int().nullable(),
    }),
    /** The one who asks: what they may do here, and as whom they take part. */
    mine: z.object({
      runs: z.boolean(),
      staffs: z.boolean(),
      hosts: z.boolean(),
      seesPeople: z.boolean(),
      /** Scores the applicants of its call for delegates. */
      reviews: z.boolean(),
      /** Applied to its call, or a company they edit did. */
      applied: z.boolean(),
      /** Manages a cluster and sees the people: reads what concerns its members. */
      manages: z.boolean(),
      participants: z.array(
        z.object({
          id: f.id,
          organisation: z.string(),
          state: z.string(),
          kind: z.string(),
          availabilityConfirmed: z.boolean(),
        }),
      ),
    }),
  }),
})

export const createMission = defineCall({
  name: 'missions.createMission',
  method: 'POST',
  path: '/missions',
  summary: 'Begin a mission or event as a draft that only those who run it see',
  input: z.object({ partnershipId: f.id, leadClusterId: f.id, ...missionFacts }),
  output: savedMission,
})

export const updateMission = defineCall({
  name: 'missions.updateMission',
  method: 'PUT',
  path: '/missions/:mission',
  summary: 'Change a mission; only the fields that are sent change',
  input: z.object({
    mission: missionReference,
    version: f.version,
    ...f.changes(missionFacts),
    registration: z.enum(registrationModes).optional(),
    registrationOpensAt: moment.nullable().optional(),
    registrationClosesAt: moment.nullable().optional(),
    publicPage: z.boolean().optional(),
    publicParticipants: z.boolean().optional(),
    requestsOpenAt: moment.nullable().optional(),
    requestsCloseAt: moment.nullable().optional(),
    requestExpiryHours: z.number().int().min(1).max(8760).optional(),
    requestLimit: z.number().int().min(1).max(1000).nullable().optional(),
    meetingsMin: z.number().int().min(0).max(200).optional(),
    meetingsMax: z.number().int().min(1).max(200).nullable().optional(),
    inARowMax: z.number().int().min(1).max(50).optional(),
    aims: z
      .array(z.enum(['minimum', 'wishes', 'in-a-row', 'breaks', 'evenly', 'table-changes']))
      .min(1)
      .max(6)
      .optional(),
  }),
  output: savedMission.extend({ version: z.number().int() }),
})

export const setMissionState = defineCall({
  name: 'missions.setMissionState',
  method: 'POST',
  path: '/missions/:mission/state',
  summary:
    'Open a mission, close it to requests, end it, or call it off with a reason that everybody concerned is told',
  input: z.object({ mission: missionReference, state: z.enum(missionStates), reason: f.optionalProse(2000) }),
  output: savedMission.extend({ state: z.enum(missionStates), told: z.number().int() }),
})

export const copyMission = defineCall({
  name: 'missions.copyMission',
  method: 'POST',
  path: '/missions/:mission/copy',
  summary:
    'Begin a new mission from this one: its groups, questions, sessions, places, programme, call and words of mails on new dates, none of its people; its checklist, rules of aid and sponsors where they are named',
  input: z.object({
    mission: missionReference,
    title: f.line(200),
    startsOn: f.day,
    along: z.array(z.enum(copiedParts)).default([]),
  }),
  output: savedMission,
})

const count = z.number().int()

const desk = z.object({
  confirmed: count,
  applications: count,
  waitingList: count,
  invitedWithoutAnswer: count,
  withoutRequest: count,
  underThreeMeetings: count,
  withoutAvailability: count,
  pendingOver48Hours: count,
  pending: count,
  acceptedMeetings: count,
  scheduledMeetings: count,
  /** Slot × place cells that hold no meeting in the published schedule, or in the draft while none is published. */
  freePlaces: count,
  slots: count,
  places: count,
  freeSeats: count.nullable(),
  schedule: z.enum(['none', 'draft', 'published', 'published-with-draft']),
})

export const getMissionDesk = defineCall({
  name: 'missions.getMissionDesk',
  method: 'GET',
  path: '/missions/:mission/desk',
  summary: 'What needs the organiser of a mission now, in numbers',
  input: z.object({ mission: missionReference }),
  output: desk,
})

export const getMissionChoices = defineCall({
  name: 'missions.getMissionChoices',
  method: 'GET',
  path: '/mission-choices',
  summary: 'The partnerships I may begin a mission for, with the clusters that may lead it',
  input: f.nothing,
  output: z.object({
    partnerships: z.array(
      z.object({
        id: f.id,
        name: z.string(),
        clusters: z.array(z.object({ id: f.id, name: z.string() })),
      }),
    ),
  }),
})

export const getMissionOverview = defineCall({
  name: 'missions.getMissionOverview',
  method: 'GET',
  path: '/missions/:mission/overview',
  summary: 'The first page of a mission: what needs the organiser, for those who run it',
  input: z.object({ mission: missionReference }),
  output: z.object({ desk: desk.nullable() }),
})
