import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import {
  country,
  day,
  done,
  id,
  instant,
  lang,
  line,
  optional,
  optionalLine,
  optionalProse,
  prose,
  reference,
} from '../../shared/fields.ts'
import { kinds, methods, versionStates } from './rules/standing.ts'

const kind = z.enum(kinds)
const number = z.number().int().min(1)
const agreement = reference
const sentFile = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'missing'), name: line(200) })
const partnership = z.object({ id, slug: z.string(), acronym: z.string() })
const made = z.object({ id, slug: z.string() })

export const listAgreements = defineCall({
  name: 'agreements.listAgreements',
  method: 'GET',
  path: '/partnerships/:partnership/agreements',
  summary:
    'Charter, partnership agreement and MoUs of a partnership: in force since when, and who has not signed',
  input: z.object({ partnership: reference }),
  output: z.object({
    partnership,
    mayEdit: z.boolean(),
    items: z.array(
      z.object({
        id,
        slug: z.string(),
        kind,
        title: z.string(),
        lang: z.string(),
        inForceOn: day.nullable(),
        endedOn: day.nullable(),
        /** The version that is being written or signed. */
        next: z.object({ number, state: z.enum(['draft', 'open']) }).nullable(),
        parties: z.array(z.string()),
        missing: z.array(z.string()),
      }),
    ),
  }),
})

export const getAgreement = defineCall({
  name: 'agreements.getAgreement',
  method: 'GET',
  path: '/agreements/:agreement',
  summary: 'One agreement: its text in the version asked for, the parties, who signed it and who is missing',
  input: z.object({ agreement, version: number.optional() }),
  output: z.object({
    id,
    slug: z.string(),
    kind,
    title: z.string(),
    lang: z.string(),
    partnership,
    mayEdit: z.boolean(),
    endedOn: day.nullable(),
    endReason: z.string().nullable(),
    /** The version that is read here: the one asked for, else the one in force, else the newest. */
    shown: z.object({
      number,
      state: z.enum(versionStates),
      reason: z.string().nullable(),
      clauses: z.array(z.object({ heading: z.string(), text: z.string() })),
      fileName: z.string().nullable(),
      saved: z.number().int(),
      openedAt: instant.nullable(),
      inForceOn: day.nullable(),
      supersededOn: day.nullable(),
    }),
    versions: z.array(
      z.object({
        number,
        state: z.enum(versionStates),
        reason: z.string().nullable(),
        madeAt: instant,
        inForceOn: day.nullable(),
        supersededOn: day.nullable(),
      }),
    ),
    parties: z.array(
      z.object({
        id,
        cluster: z.object({ id, slug: z.string() }).nullable(),
        name: z.string(),
        country: z.string().nullable(),
        /** The legal entity that is bound. */
        legalName: z.string().nullable(),
        signatory: z.string().nullable(),
        capacity: z.string().nullable(),
        joinedOn: day,
        leftOn: day.nullable(),
        /** Of the version that is shown. */
        signature: z
          .object({
            id,
            method: z.enum(methods),
            signedOn: day,
            signatory: z.string(),
            capacity: z.string().nullable(),
            fileName: z.string(),
            addedAt: instant,
          })
          .nullable(),
        isMissing: z.boolean(),
        mayBring: z.boolean(),
      }),
    ),
    /** Partners of today that are no party, to be taken in. */
    clusters: z.array(z.object({ id, name: z.string() })),
  }),
})

export const createAgreement = defineCall({
  name: 'agreements.createAgreement',
  method: 'POST',
  path: '/partnerships/:partnership/agreements',
  summary:
    'Begin a charter, a partnership agreement or an MoU, from a template or empty; the clusters of today are its parties',
  input: z.object({
    partnership: reference,
    kind,
    title: line(200),
    lang: lang.default('en'),
    from: z.enum(['template', 'empty']).default('template'),
    /** Who is on the other side: of an MoU the counterpart, of a charter the directorate. */
    counterpart: optionalLine(200),
    counterpartCountry: optional(country),
  }),
  output: made,
})

export const saveText = defineCall({
  name: 'agreements.saveText',
  method: 'PUT',
  path: '/agreements/:agreement/text',
  summary: 'Write the text of the version that is a draft: clauses in their order, or a PDF instead',
  input: z.object({
    agreement,
    /** How often the draft was saved before. */
    saved: z.number().int().min(1),
    title: line(200),
    clauses: z.array(z.object({ heading: optionalLine(200), text: optionalProse(8_000) })).max(60),
    file: sentFile.optional(),
    /** Takes the PDF that was uploaded before away. */
    withoutFile: z.boolean().default(false),
  }),
  output: made,
})

export const saveParty = defineCall({
  name: 'agreements.saveParty',
  method: 'PUT',
  path: '/agreements/:agreement/parties',
  summary:
    'Take a party in, or name who signs for it: a cluster of the partnership, or somebody outside by name',
  input: z.object({
    agreement,
    id: id.optional(),
    clusterId: optional(id),
    name: optionalLine(200),
    country: optional(country),
    legalName: optionalLine(200),
    signatory: optionalLine(120),
    capacity: optionalLine(120),
    joinedOn: optional(day),
  }),
  output: made,
})

export const endParty = defineCall({
  name: 'agreements.endParty',
  method: 'POST',
  path: '/agreements/:agreement/parties/:party/end',
  summary: 'A party leaves after a day; one that has signed nothing yet is taken off',
  input: z.object({ agreement, party: id, leftOn: day }),
  output: made,
})

export const openForSignature = defineCall({
  name: 'agreements.openForSignature',
  method: 'POST',
  path: '/agreements/:agreement/open',
  summary: 'Give the draft to sign: its text stands from now on',
  input: z.object({ agreement, saved: z.number().int().min(1) }),
  output: made,
})

export const dropVersion = defineCall({
  name: 'agreements.dropVersion',
  method: 'POST',
  path: '/agreements/:agreement/drop',
  summary: 'Drop the version that is a draft or being signed; the one in force stays in force',
  input: z.object({ agreement, version: number }),
  output: z.object({ id, slug: z.string(), partnership: z.string() }),
})

export const amendAgreement = defineCall({
  name: 'agreements.amendAgreement',
  method: 'POST',
  path: '/agreements/:agreement/amend',
  summary: 'Begin an amendment: a draft with the text in force, to be signed by everybody again',
  input: z.object({ agreement, reason: prose(500) }),
  output: made,
})

export const endAgreement = defineCall({
  name: 'agreements.endAgreement',
  method: 'POST',
  path: '/agreements/:agreement/end',
  summary: 'Say that an agreement ended, on which day and why; it stays on record and counts as signed',
  input: z.object({ agreement, endedOn: day, reason: prose(500) }),
  output: made,
})

export const remindMissing = defineCall({
  name: 'agreements.remindMissing',
  method: 'POST',
  path: '/agreements/:agreement/remind',
  summary: 'Remind everybody who has not signed: managers of clusters by mail; for others the coordinator',
  input: z.object({ agreement }),
  output: z.object({ people: z.number().int() }),
})

export const addSignedCopy = defineCall({
  name: 'agreements.addSignedCopy',
  method: 'POST',
  path: '/agreements/:agreement/versions/:version/parties/:party/copy',
  summary: 'Upload the signed copy of a party, a PDF; with the last one the version is in force',
  input: z.object({
    agreement,
    version: number,
    party: id,
    method: z.enum(methods),
    signedOn: day,
    signatory: line(120),
    capacity: optionalLine(120),
    file: sentFile,
  }),
  output: made,
})

export const withdrawSignedCopy = defineCall({
  name: 'agreements.withdrawSignedCopy',
  method: 'POST',
  path: '/agreements/:agreement/versions/:version/parties/:party/withdraw',
  summary: 'Take back a copy that was uploaded by mistake, while the version is not in force yet',
  input: z.object({ agreement, version: number, party: id }),
  output: done,
})

export const getPaper = defineFileCall({
  name: 'agreements.getPaper',
  method: 'GET',
  path: '/agreements/:agreement/versions/:version/paper',
  summary: 'The text of a version as a PDF to sign, with a line for each signatory',
  input: z.object({ agreement, version: number }),
})

export const getSignedCopy = defineFileCall({
  name: 'agreements.getSignedCopy',
  method: 'GET',
  path: '/agreements/:agreement/copies/:copy',
  summary: 'A signed copy',
  input: z.object({ agreement, copy: id }),
})
