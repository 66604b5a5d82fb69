import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { day, done, id, lang, optional, prose, reference, version } from '../../shared/fields.ts'
import { degrees, riskStates } from './rules/risk-level.ts'

const degree = z.enum(degrees)
const owner = z.object({ kind: z.enum(['cluster', 'person']), id, name: z.string() })

const risk = {
  id,
  version,
  number: z.number().int(),
  description: z.string(),
  mitigation: z.string(),
  lang: z.string(),
  likelihood: degree,
  impact: degree,
  /** Likelihood times impact. */
  level: degree,
  owner: owner.nullable(),
  state: z.enum(riskStates),
  lookedOn: day,
  lookedBy: z.string().nullable(),
  /** Open, and nobody looked at it for a quarter. */
  wantsLook: z.boolean(),
}

const partnership = z.object({ id, slug: z.string(), acronym: z.string() })
const grantOf = z.object({ id, title: z.string() }).nullable()

export const listRisks = defineCall({
  name: 'workplan.listRisks',
  method: 'GET',
  path: '/partnerships/:partnership/workplan/risks',
  summary: 'What could go wrong with a work plan, what weighs most first, and what is done about it',
  input: z.object({ partnership: reference, grant: z.union([id, z.literal('none')]).optional() }),
  output: z.object({
    partnership,
    grant: grantOf,
    mayEdit: z.boolean(),
    items: z.array(z.object(risk)),
    owners: z.array(owner),
  }),
})

export const getRisk = defineCall({
  name: 'workplan.getRisk',
  method: 'GET',
  path: '/workplan/risks/:risk',
  summary: 'One risk of a work plan',
  input: z.object({ risk: id }),
  output: z.object({ ...risk, partnership, grant: grantOf, mayEdit: z.boolean(), owners: z.array(owner) }),
})

const facts = {
  description: prose(1_000),
  mitigation: prose(2_000),
  lang: lang.default('en'),
  likelihood: degree,
  impact: degree,
  /** `cluster:<id>` or `person:<id>`; empty: nobody yet. */
  owner: optional(z.string().regex(/^(cluster|person):[0-9a-f-]{36}$/, 'not-offered')),
}

export const addRisk = defineCall({
  name: 'workplan.addRisk',
  method: 'POST',
  path: '/partnerships/:partnership/workplan/risks',
  summary: 'Write down what could go wrong, how likely and how bad that is, and what is done about it',
  input: z.object({ partnership: reference, grant: optional(id), ...facts }),
  output: z.object({ id }),
})

export const changeRisk = defineCall({
  name: 'workplan.changeRisk',
  method: 'PUT',
  path: '/workplan/risks/:risk',
  summary: 'Change a risk, or say that it happened or is closed; whoever changes it has looked at it',
  input: z.object({ risk: id, version, state: z.enum(riskStates), ...facts }),
  output: z.object({ id }),
})

export const lookAtRisk = defineCall({
  name: 'workplan.lookAtRisk',
  method: 'POST',
  path: '/workplan/risks/:risk/look',
  summary: 'Say that a risk was looked at today and stays as it is',
  input: z.object({ risk: id, version }),
  output: done,
})
