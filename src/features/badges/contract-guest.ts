import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { getMyBadge, gives, listContacts } from './contract.ts'

/** The link to a schedule, as it stands in a guest's mails. */
const token = z.string().max(100)

export const getBadgeByLink = defineCall({
  name: 'badges.getBadgeByLink',
  method: 'GET',
  path: '/my-schedule/:token/badge',
  summary:
    'The badge of whoever a personal link names. A guest without an account reads their contacts there, too, and chooses what they give',
  input: z.object({ token, participant: f.id.optional() }),
  output: getMyBadge.output.extend({
    /** A guest's own; null where it is somebody else's badge, or its person has an account and signs in for this. */
    contacts: listContacts.output.nullable(),
    /** It is the reader's own, and they have an account. */
    signsIn: z.boolean(),
  }),
})

export const saveCardByLink = defineCall({
  name: 'badges.saveCardByLink',
  method: 'POST',
  path: '/my-schedule/:token/badge/card',
  summary: 'Choose as a guest without an account what whoever scans my badge gets',
  input: z.object({ token, participant: f.id, gives }),
  output: f.done,
})

export const setListsByLink = defineCall({
  name: 'badges.setListsByLink',
  method: 'POST',
  path: '/my-schedule/:token/badge/lists',
  summary: 'Agree as a guest without an account to stand by name on a list on paper, or take that back',
  /** What is not named stays as it is. */
  input: z.object({
    token,
    participant: f.id,
    list: z.boolean().optional(),
    brochure: z.boolean().optional(),
  }),
  output: f.done,
})

export const setGivenByLink = defineCall({
  name: 'badges.setGivenByLink',
  method: 'POST',
  path: '/my-schedule/:token/contacts/:contact',
  summary: 'Answer as a guest without an account who scanned my badge, or change what a contact gets of me',
  input: z.object({ token, contact: f.id, gives }),
  output: f.done,
})

export const downloadContactByLink = defineFileCall({
  name: 'badges.downloadContactByLink',
  method: 'GET',
  path: '/my-schedule/:token/contacts/:contact/card.vcf',
  summary: 'A contact of a guest without an account as vCard 4.0, or 3.0 for phones that read nothing newer',
  input: z.object({ token, contact: f.id, version: z.enum(['4.0', '3.0']).default('4.0') }),
})
