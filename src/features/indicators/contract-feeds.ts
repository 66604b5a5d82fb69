import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { id, reference } from '../../shared/fields.ts'
import { periodStates } from './contract-periods.ts'
import { leftOutReasons } from './rules/judge.ts'

/** A membership is named by its organisation, a partner by its cluster. */
export const recordKinds = [
  'meeting',
  'reported',
  'mission',
  'project',
  'agreement',
  'membership',
  'partner',
] as const

const feed = z.object({
  indicator: z.object({ id, code: z.string(), name: z.string(), shippedAs: z.string().nullable() }),
  state: z.enum(['proven', 'claimed', 'left-out']),
  reason: z.enum(leftOutReasons).nullable(),
  /** Reporting periods in which its day lies. */
  periods: z.array(
    z.object({
      id,
      name: z.string(),
      state: z.enum(periodStates),
      /** Whether the last filing of the period counts it; null where nothing was filed. */
      filed: z.boolean().nullable(),
    }),
  ),
})

export const getFeeds = defineCall({
  name: 'indicators.getFeeds',
  method: 'GET',
  path: '/counted-records/:kind/:record',
  summary:
    'In which indicators a record counts, and where not and why: a meeting by its request, what came of it included, a reported record, a mission, a joint project, an agreement, an organisation’s memberships, a cluster as a partner; nothing for whoever may not read the records behind the figures',
  input: z.object({ kind: z.enum(recordKinds), record: reference }),
  output: z.object({
    /** Whether the reader may know; else nothing is told. */
    told: z.boolean(),
    feeds: z.array(feed),
  }),
})

const declaredFeeds = z.object({
  items: z.array(
    z.object({ partnershipId: id, organisationId: id, year: z.number().int(), feeds: z.array(feed) }),
  ),
})

export const listDeclaredFeeds = defineCall({
  name: 'indicators.listDeclaredFeeds',
  method: 'GET',
  path: '/partnerships/:partnership/declared-figures',
  summary:
    'In which indicators the declarations of a year count, and where not and why: all for the coordinator, those of the own cluster’s members for its managers, none for anybody else',
  input: z.object({
    partnership: reference,
    /** Without it: of every year. */
    year: z.number().int().optional(),
  }),
  output: declaredFeeds,
})

export const listOwnDeclaredFeeds = defineCall({
  name: 'indicators.listOwnDeclaredFeeds',
  method: 'GET',
  path: '/organisations/:organisation/declared-figures',
  summary: 'In which indicators the declarations of the own organisation count, and where not and why',
  input: z.object({ organisation: reference }),
  output: declaredFeeds,
})
