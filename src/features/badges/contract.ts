import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'

const mission = z.string().max(120)
const code = z.string().max(100)
const participant = { mission, participant: f.id }

/** What somebody can give beside their name and organisation; `organisation` is its web page and address. */
export const givable = z.enum(['email', 'phone', 'organisation'])
export const gives = z.array(givable).max(3)

const missionLine = z.object({ slug: z.string(), title: z.string(), timeZone: z.string() })

const myBadge = z.object({
  mission: missionLine,
  /** Null for whoever takes no part. */
  badge: z
    .object({
      participantId: f.id,
      name: z.string(),
      otherScript: z.string().nullable(),
      organisation: z.string(),
      country: z.string(),
      /** What the code opens. */
      address: z.string(),
      /** For the desk, where nothing scans. */
      typed: z.string(),
      /** The code as squares of side one: how many along a side, and their path. */
      qr: z.object({ size: z.number().int(), path: z.string() }),
      /** The reader is its person: only they choose what it gives. */
      isOwn: z.boolean(),
      /** What whoever scans it gets; null while nothing was chosen: then its person is asked. */
      gives: z.array(givable).nullable(),
      /** What there is to give. */
      has: z.array(givable),
      /** The lists on paper that its person agreed to stand on; null where no person is named. */
      lists: z
        .object({
          list: z.boolean(),
          brochure: z.boolean(),
          /** Those its person took back, for others: only the person agrees to them anew. */
          takenBack: z.array(z.enum(['list', 'brochure'])),
        })
        .nullable(),
      mayAgree: z.boolean(),
      /** The brochure shows who travels, or takes part from home. */
      inBrochure: z.boolean(),
    })
    .nullable(),
})

export const getMyBadge = defineCall({
  name: 'badges.getMyBadge',
  method: 'GET',
  path: '/missions/:mission/my-badge',
  summary:
    'My badge for a mission, or that of a participant I act for: its code, what it gives, on which lists it stands',
  input: z.object({ mission, participant: f.id.optional() }),
  output: myBadge,
})

export const saveCard = defineCall({
  name: 'badges.saveCard',
  method: 'POST',
  path: '/missions/:mission/participants/:participant/badge/card',
  summary: 'Choose what whoever scans my badge gets beside my name and organisation',
  input: z.object({ ...participant, gives }),
  output: f.done,
})

export const renewCode = defineCall({
  name: 'badges.renewCode',
  method: 'POST',
  path: '/missions/:mission/participants/:participant/badge/renew',
  summary: 'Make a new code; badges and pictures with the old one open nothing any more',
  input: z.object(participant),
  output: f.done,
})

export const setLists = defineCall({
  name: 'badges.setLists',
  method: 'POST',
  path: '/missions/:mission/participants/:participant/lists',
  summary:
    'Agree to stand by name on the participants’ list or in the brochure, or take that back; it holds from the next print on',
  /** What is not named stays as it is. */
  input: z.object({ ...participant, list: z.boolean().optional(), brochure: z.boolean().optional() }),
  output: f.done,
})

export const openBadge = defineCall({
  name: 'badges.openBadge',
  method: 'GET',
  path: '/badges/:code',
  summary:
    'What a scanned code opens: to a stranger no more than the public page says; to who takes part the name, to exchange contacts; to the desk, to check in',
  input: z.object({ code }),
  output: z.object({
    /** Null for whoever may not know of the mission. */
    mission: missionLine.extend({ isPublic: z.boolean() }).nullable(),
    /** Null for whoever may not know who it is. */
    person: z
      .object({
        participantId: f.id,
        name: z.string(),
        otherScript: z.string().nullable(),
        organisation: z.string(),
        country: z.string(),
      })
      .nullable(),
    /** It is the reader's own. */
    isOwn: z.boolean(),
    atDesk: z.boolean(),
    /** For whoever takes part: what I would give, and how far we are. */
    exchange: z
      .object({
        state: z.enum(['none', 'asked', 'agreed']),
        contact: f.id.nullable(),
        has: z.array(givable),
        gives: z.array(givable),
        /** They are asked first, since they chose nothing yet. */
        asksFirst: z.boolean(),
      })
      .nullable(),
  }),
})

export const exchange = defineCall({
  name: 'badges.exchange',
  method: 'POST',
  path: '/badges/:code/exchange',
  summary:
    'Exchange contacts with whose badge I scanned: they get what I give, I get what they chose to give, or they are asked. Without a meeting it is logged as an encounter',
  input: z.object({ code, gives }),
  output: z.object({ contact: f.id, mission: z.string(), state: z.enum(['asked', 'agreed']) }),
})

const contact = z.object({
  id: f.id,
  name: z.string(),
  otherScript: z.string().nullable(),
  organisation: z.string(),
  country: z.string(),
  /** `asks`: they scanned my badge and wait for my answer. `asked`: I wait for theirs. */
  state: z.enum(['agreed', 'asks', 'asked']),
  at: f.instant,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  address: z.string().nullable(),
  /** What they get of me. */
  gives: z.array(givable),
})

export const listContacts = defineCall({
  name: 'badges.listContacts',
  method: 'GET',
  path: '/missions/:mission/contacts',
  summary:
    'With whom I exchanged contacts at a mission, with what they give now; those who wait for my answer first',
  input: z.object({ mission, ...f.paging }),
  output: f.paged(contact).extend({ mission: missionLine, has: z.array(givable) }),
})

export const setGiven = defineCall({
  name: 'badges.setGiven',
  method: 'POST',
  path: '/missions/:mission/contacts/:contact',
  summary:
    'Answer who scanned my badge, or change what a contact gets of me; what is taken back is not read any more',
  input: z.object({ mission, contact: f.id, gives }),
  output: f.done,
})

export const downloadContact = defineFileCall({
  name: 'badges.downloadContact',
  method: 'GET',
  path: '/missions/:mission/contacts/:contact/card.vcf',
  summary: 'A contact as vCard 4.0, or 3.0 for phones that read nothing newer',
  input: z.object({ mission, contact: f.id, version: z.enum(['4.0', '3.0']).default('4.0') }),
})

export const downloadContacts = defineFileCall({
  name: 'badges.downloadContacts',
  method: 'GET',
  path: '/missions/:mission/contacts.vcf',
  summary: 'All contacts of a mission in one file of vCards',
  input: z.object({ mission, version: z.enum(['4.0', '3.0']).default('4.0') }),
})

export const printBadges = defineFileCall({
  name: 'badges.printBadges',
  method: 'GET',
  path: '/missions/:mission/badges.pdf',
  summary:
    'Badges with name, organisation, country and code, eight on a page; of everybody, or of one participant',
  input: z.object({ mission, participant: f.id.optional() }),
})

export const printList = defineFileCall({
  name: 'badges.printList',
  method: 'GET',
  path: '/missions/:mission/participants-list.pdf',
  summary: 'The participants’ list on paper: by name only those who agreed to stand on it',
  input: z.object({ mission }),
})

export const printBrochure = defineFileCall({
  name: 'badges.printBrochure',
  method: 'GET',
  path: '/missions/:mission/brochure.pdf',
  summary:
    'The delegates’ brochure: who travels and whose offers they carry, with what they offer and seek; by name only those who agreed',
  input: z.object({ mission }),
})
