import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { day, done, id, optional, reference } from '../../shared/fields.ts'
import { personFacts } from './contract.ts'

export const getAffiliation = defineCall({
  name: 'directory.getAffiliation',
  method: 'GET',
  path: '/affiliations/:affiliation',
  summary: 'Somebody who works for an organisation or a cluster, to be corrected',
  input: z.object({ affiliation: id }),
  output: z.object({
    id,
    personId: id,
    version: z.number(),
    givenName: z.string(),
    familyName: z.string(),
    nameOtherScript: z.string().nullable(),
    nameReading: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    jobTitle: z.string().nullable(),
    isContact: z.boolean(),
    at: z.object({ kind: z.enum(['organisation', 'cluster']), slug: z.string(), name: z.string() }),
    /** The person has an account, a role, or works elsewhere too: their name and ways to reach them are theirs. */
    keepsOwnName: z.boolean(),
    /** They sign in with this address, so only they change it. */
    keepsOwnAddress: z.boolean(),
  }),
})

export const endClusterPerson = defineCall({
  name: 'directory.endClusterPerson',
  method: 'POST',
  path: '/clusters/:cluster/people/:person/end',
  summary: 'Somebody no longer works for a cluster: their roles for it end, and they are told',
  input: z.object({
    cluster: reference,
    person: id,
    /** Today when it is left out. */
    lastDay: optional(day),
  }),
  output: done,
})

const { lang: _lang, ...facts } = personFacts

export const updateAffiliation = defineCall({
  name: 'directory.updateAffiliation',
  method: 'PUT',
  path: '/affiliations/:affiliation',
  summary: 'Correct the name in both scripts, the function and the address of somebody who works here',
  input: z.object({
    affiliation: id,
    version: z.number().int(),
    ...facts,
    /** Left out where they are the person's own. */
    givenName: facts.givenName.optional(),
    familyName: facts.familyName.optional(),
  }),
  output: done,
})
