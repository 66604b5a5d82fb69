import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { consent } from './contract-consents.ts'
import { missionReference, participantKinds, participantStates } from './contract-fields.ts'

const mission = missionReference
const one = { mission, participant: f.id }

/** Which participants are meant, the same for the list, the sheet and the mail. */
export const participantFilters = {
  text: f.optionalLine(200),
  group: f.id.optional(),
  cluster: f.id.optional(),
  state: z.enum(participantStates).optional(),
  kind: z.enum(participantKinds).optional(),
  /** What is missing: no availability given, no request sent or received, fewer than three accepted meetings, no address. */
  need: z.enum(['availability', 'request', 'three-meetings', 'e-mail']).optional(),
  /** Only those the one who asks acts for. */
  mine: z.boolean().optional(),
}

const listedParticipant = z.object({
  id: f.id,
  kind: z.enum(participantKinds),
  state: z.enum(participantStates),
  organisation: z.object({
    id: f.id,
    slug: z.string(),
    name: z.string(),
    nameOtherScript: z.string().nullable(),
    country: z.string(),
  }),
  person: z
    .object({
      id: f.id,
      slug: z.string(),
      name: z.string(),
      nameOtherScript: z.string().nullable(),
      nameReading: z.string().nullable(),
    })
    .nullable(),
  group: z.object({ id: f.id, name: z.string() }).nullable(),
  carriedBy: z.object({ id: f.id, name: z.string() }).nullable(),
  clusters: z.array(z.string()),
  offers: z.string().nullable(),
  seeks: z.string().nullable(),
  languages: z.array(z.string()),
  availabilityConfirmed: z.boolean(),
  /** Whether the one who asks may act for it; only then the address is shown. */
  acts: z.boolean(),
  email: z.string().nullable(),
  /** Why mail does not reach the person; for whoever acts for it. */
  mailFault: f.mailFault.nullable(),
})

export const listParticipants = defineCall({
  name: 'missions.listParticipants',
  method: 'GET',
  path: '/missions/:mission/participants',
  summary:
    'Who takes part: all of them for those who run it, the confirmed ones and their own for everybody else in it',
  input: z.object({ mission, ...participantFilters, ...f.paging }),
  output: f.paged(listedParticipant).extend({
    /** How many people a mail to these reaches and how many have no address; for those who run the mission. */
    reach: z.object({ people: z.number().int(), withoutAddress: z.number().int() }).nullable(),
    clusters: z.array(z.object({ id: f.id, name: z.string(), participants: z.number().int() })),
  }),
})

export const getParticipant = defineCall({
  name: 'missions.getParticipant',
  method: 'GET',
  path: '/missions/:mission/participants/:participant',
  summary: 'One participant; answers, limits and address only for those who act for it',
  input: z.object(one),
  output: listedParticipant.extend({
    carries: z.array(
      z.object({
        id: f.id,
        organisation: z.string(),
        offers: z.string().nullable(),
        seeks: z.string().nullable(),
      }),
    ),
    unavailableSlotIds: z.array(f.id),
    signUps: z.array(z.object({ itemId: f.id, title: z.string() })),
    /** Null unless the one who asks acts for it. */
    inside: z
      .object({
        phone: z.string().nullable(),
        objective: z.string().nullable(),
        dietary: z.string().nullable(),
        /** How they join meetings held by video. */
        dialIn: z.string().nullable(),
        listed: z.boolean(),
        /** The one who asks may agree to stand on lists: the person, their organisation, or the host who brought it. */
        mayAgree: z.boolean(),
        /** What the person agreed to here, newest first. */
        consents: z.array(consent),
        lang: z.string(),
        meetingsMin: z.number().int().nullable(),
        meetingsMax: z.number().int().nullable(),
        /** Needs a pause after so many meetings in a row; null: as everybody else. */
        pauseAfter: z.number().int().nullable(),
        groupId: f.id.nullable(),
        /** Colleagues who take this participant's meetings when they have no time, best first. */
        standIns: z.array(f.id),
        /** Who of the same organisation and group could. */
        colleagues: z.array(z.object({ id: f.id, name: z.string() })),
        answers: z.array(z.object({ questionId: f.id, label: z.string(), answer: z.string() })),
        waitingSince: f.instant.nullable(),
        invitedAt: f.instant.nullable(),
        version: z.number().int(),
      })
      .nullable(),
  }),
})

export const findOrganisations = defineCall({
  name: 'missions.findOrganisations',
  method: 'GET',
  path: '/missions/:mission/organisations',
  summary: 'Organisations I may see, with their people, to invite from',
  input: z.object({ mission, text: f.optionalLine(200), cluster: f.id.optional(), ...f.paging }),
  output: f.paged(
    z.object({
      id: f.id,
      name: z.string(),
      country: z.string(),
      city: z.string().nullable(),
      summary: z.string().nullable(),
      takesPart: z.boolean(),
      people: z.array(z.object({ id: f.id, name: z.string(), takesPart: z.boolean() })),
    }),
  ),
})

export const inviteParticipants = defineCall({
  name: 'missions.inviteParticipants',
  method: 'POST',
  path: '/missions/:mission/invitations',
  summary: 'Invite people; each gets a mail with a link to answer without an account',
  input: z.object({
    mission,
    people: z
      .array(
        z.object({
          organisationId: f.id,
          /** Somebody known; otherwise name and address say who it is. */
          personId: f.id.optional(),
          email: f.email.optional(),
          givenName: f.optionalLine(100),
          familyName: f.optionalLine(100),
          lang: f.lang.default('en'),
          kind: z.enum(['travelling', 'local', 'remote', 'observer']).default('travelling'),
          groupId: f.id.nullable().optional(),
          /** Take them in at once: they said yes elsewhere. No mail is sent. */
          confirmed: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(200),
    message: f.optionalProse(2000),
  }),
  output: z.object({
    invited: z.number().int(),
    alreadyThere: z.number().int(),
    participantIds: z.array(f.id),
  }),
})

export const inviteAgain = defineCall({
  name: 'missions.inviteAgain',
  method: 'POST',
  path: '/missions/:mission/participants/:participant/invitation',
  summary: 'Send somebody a fresh invitation link; the earlier one ends',
  input: z.object(one),
  output: f.done,
})

export const decideApplication = defineCall({
  name: 'missions.decideApplication',
  method: 'POST',
  path: '/missions/:mission/participants/:participant/decision',
  summary: 'Accept or refuse an application; when every seat is taken the accepted one waits',
  input: z.object({ ...one, decision: z.enum(['accept', 'refuse']), reason: f.optionalProse(2000) }),
  output: z.object({ state: z.enum(participantStates) }),
})

export const withdrawParticipant = defineCall({
  name: 'missions.withdrawParticipant',
  method: 'POST',
  path: '/missions/:mission/participants/:participant/withdrawal',
  summary: 'Take a participant out; the next on the waiting list gets the seat',
  input: z.object({ ...one, reason: f.optionalProse(2000) }),
  output: z.object({ promoted: z.number().int() }),
})

const offersAndSeeks = { offers: f.optionalProse(3000), seeks: f.optionalProse(3000) }

export const addRepresented = defineCall({
  name: 'missions.addRepresented',
  method: 'POST',
  path: '/missions/:mission/represented',
  summary: 'Add a company that stays at home; a travelling delegate carries its offers',
  input: z.object({
    mission,
    organisationId: f.id,
    carriedBy: f.id,
    groupId: f.id.nullable().optional(),
    ...offersAndSeeks,
    lang: f.lang.default('en'),
  }),
  output: z.object({ participantId: f.id }),
})

export const addCounterparts = defineCall({
  name: 'missions.addCounterparts',
  method: 'POST',
  path: '/missions/:mission/counterparts',
  summary: 'Bring companies of the market as their local host; they need no address and no account',
  input: z.object({
    mission,
    companies: z
      .array(
        z.object({
          organisationId: f.id.optional(),
          name: f.optionalLine(200),
          nameOtherScript: f.optionalLine(200),
          nameReading: f.optionalLine(200),
          country: f.country.optional(),
          city: f.optionalLine(120),
          website: f.webAddress.nullable().optional(),
          summary: f.optionalProse(2000),
          person: z
            .object({
              givenName: f.optionalLine(100),
              familyName: f.optionalLine(100),
              nameOtherScript: f.optionalLine(200),
              nameReading: f.optionalLine(200),
              email: f.email.nullable().optional(),
              lang: f.lang.default('en'),
            })
            .optional(),
          groupId: f.id.nullable().optional(),
          languages: z.array(f.lang).max(20).default([]),
          ...offersAndSeeks,
        }),
      )
      .min(1)
      .max(200),
  }),
  output: z.object({ added: z.number().int(), participantIds: z.array(f.id) }),
})

export const updateParticipant = defineCall({
  name: 'missions.updateParticipant',
  method: 'PUT',
  path: '/missions/:mission/participants/:participant',
  summary:
    'Change what a participant offers and seeks, its languages, and for those who run the mission its group and limits',
  input: z.object({
    ...one,
    version: f.version,
    ...offersAndSeeks,
    objective: f.optionalProse(2000),
    dietary: f.optionalLine(300),
    languages: z.array(f.lang).max(20).optional(),
    listed: z.boolean().optional(),
    groupId: f.id.nullable().optional(),
    kind: z.enum(['travelling', 'local', 'remote', 'observer']).optional(),
    meetingsMin: z.number().int().min(0).max(200).nullable().optional(),
    meetingsMax: z.number().int().min(1).max(200).nullable().optional(),
    carriedBy: f.id.optional(),
    /** A free slot after so many meetings in a row; null: as everybody else. */
    pauseAfter: z.number().int().min(1).max(50).nullable().optional(),
    /** Colleagues of the same organisation who stand in; those not named do not. */
    standIns: z.array(f.id).max(10).optional(),
  }),
  output: z.object({ version: z.number().int() }),
})

export const slotsAvailable = z.array(z.object({ id: f.id, available: z.boolean() })).max(2000)

export const saveAvailability = defineCall({
  name: 'missions.saveAvailability',
  method: 'PUT',
  path: '/missions/:mission/participants/:participant/availability',
  summary: 'Say in which slots a participant can meet; slots not named stay as they are',
  input: z.object({ ...one, slots: slotsAvailable }),
  output: z.object({ available: z.number().int(), slots: z.number().int() }),
})

export const previewMail = defineCall({
  name: 'missions.previewMail',
  method: 'GET',
  path: '/missions/:mission/mails/preview',
  summary: 'How many people a mail to these participants would reach, and how many have no address',
  input: z.object({ mission, ...participantFilters }),
  output: z.object({ people: z.number().int(), withoutAddress: z.number().int() }),
})

export const mailParticipants = defineCall({
  name: 'missions.mailParticipants',
  method: 'POST',
  path: '/missions/:mission/mails',
  summary: 'Write one mail to every participant that fits; each person gets it once',
  input: z.object({ mission, ...participantFilters, subject: f.line(150), message: f.prose(10_000) }),
  output: z.object({ people: z.number().int(), withoutAddress: z.number().int() }),
})

export const exportParticipants = defineFileCall({
  name: 'missions.exportParticipants',
  method: 'GET',
  path: '/missions/:mission/participants-sheet',
  summary: 'The participants that fit, as a spreadsheet; addresses and answers only where I act for them',
  input: z.object({ mission, ...participantFilters }),
})
