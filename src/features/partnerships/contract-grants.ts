import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import {
  day,
  done,
  id,
  instant,
  line,
  optional,
  optionalLine,
  prose,
  reference,
  version,
} from '../../shared/fields.ts'
import { changedParts } from './rules/shares.ts'

/** Whole numbers of the currency's smallest unit: cents, or yen. */
const minor = z.number().int()

const facts = {
  title: line(120),
  grantNumber: optionalLine(60),
  callIdentifier: optionalLine(100),
  programme: optionalLine(120),
  /** Per cent of what each partner spends, with up to two digits after the point. */
  rate: optional(z.number().min(0.01).max(100)),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'not-a-currency')
    .default('EUR'),
  startsOn: optional(day),
  endsOn: optional(day),
  /** Each partner's whole budget as people write it, `60000` or `60000.50`; empty: none. */
  budgets: z.array(z.object({ clusterId: id, amount: optionalLine(20) })).max(60),
}

const share = z.object({
  cluster: z.object({ id, name: z.string(), slug: z.string() }),
  budget: minor,
  /** The funder's part and the partner's own; null while the rate is not known. */
  grant: minor.nullable(),
  own: minor.nullable(),
})

const totals = z.object({ budget: minor, grant: minor.nullable(), own: minor.nullable() })

const grant = z.object({
  id,
  version,
  title: z.string(),
  grantNumber: z.string().nullable(),
  callIdentifier: z.string().nullable(),
  programme: z.string().nullable(),
  rate: z.number().nullable(),
  currency: z.string(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  shares: z.array(share),
  totals,
})

const frame = z.object({ id, slug: z.string(), acronym: z.string(), mayEdit: z.boolean() })
/** Whose budgets can be set: the partners of today. */
const clusters = z.array(z.object({ id, name: z.string() }))

export const listGrants = defineCall({
  name: 'partnerships.listGrants',
  method: 'GET',
  path: '/partnerships/:partnership/grants',
  summary:
    'The grants of a partnership with each partner’s budget and own contribution; for partners and funders',
  input: z.object({ partnership: reference }),
  output: z.object({ partnership: frame, clusters, items: z.array(grant) }),
})

export const getGrant = defineCall({
  name: 'partnerships.getGrant',
  method: 'GET',
  path: '/grants/:grant',
  summary: 'One grant as it stands, and every version it had, with who changed what and why',
  input: z.object({ grant: id }),
  output: grant.extend({
    partnership: frame,
    clusters,
    withdrawn: z.boolean(),
    versions: z.array(
      z.object({
        number: version,
        changed: z.array(z.enum(changedParts)),
        reason: z.string().nullable(),
        currency: z.string(),
        totals,
        by: z.string().nullable(),
        at: instant,
      }),
    ),
  }),
})

export const addGrant = defineCall({
  name: 'partnerships.addGrant',
  method: 'POST',
  path: '/partnerships/:partnership/grants',
  summary: 'Write down a grant: number, call, programme, rate, period and the budget of each partner',
  input: z.object({ partnership: reference, ...facts }),
  output: z.object({ id }),
})

export const changeGrant = defineCall({
  name: 'partnerships.changeGrant',
  method: 'PUT',
  path: '/grants/:grant',
  summary: 'Change a grant, with the reason; what it said before stays on record',
  input: z.object({ grant: id, version, ...facts, reason: prose(500) }),
  output: z.object({ id }),
})

export const withdrawGrant = defineCall({
  name: 'partnerships.withdrawGrant',
  method: 'POST',
  path: '/grants/:grant/withdraw',
  summary: 'Take back a grant that was written down by mistake or came to nothing; it stays on record',
  input: z.object({ grant: id, version, reason: prose(500) }),
  output: done,
})
