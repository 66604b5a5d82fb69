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
  paging,
  prose,
  reference,
  version,
  webAddress,
} from '../../shared/fields.ts'
import { cluster, partnershipFrame, proof, rights, service } from './contract-fields.ts'

export const reportedKinds = ['service', 'meeting'] as const
export const meetingSides = ['businesses', 'clusters'] as const
const count = z.number().int()

/** A file that was sent with this form. */
const sentFile = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'missing'), name: line(200) })

const facts = {
  heldOn: day,
  title: line(200),
  lang: lang.default('en'),
  market: optional(country),
  source: optionalLine(200),
  link: optional(webAddress),
  file: sentFile.optional(),
  /** Of a service. */
  service: service.nullable().optional(),
  hours: optional(z.number().min(0).max(10_000)),
  reach: z.enum(['direct', 'indirect']).default('direct'),
  /** Of a meeting. */
  between: z.enum(meetingSides).nullable().optional(),
  counterpart: optionalLine(200),
  /** The member it is about; none for a meeting of clusters. */
  organisationId: optional(id),
}

const reported = z.object({
  id,
  kind: z.enum(reportedKinds),
  version,
  cluster,
  organisation: z.object({ id, slug: z.string(), name: z.string().nullable() }).nullable(),
  heldOn: day,
  title: z.string(),
  lang: z.string(),
  market: z.string().nullable(),
  source: z.string().nullable(),
  link: z.string().nullable(),
  fileName: z.string().nullable(),
  service: service.nullable(),
  hours: z.number().nullable(),
  reach: z.enum(['direct', 'indirect']),
  between: z.enum(meetingSides).nullable(),
  counterpart: z.string().nullable(),
  proof,
  withdrawn: z.boolean(),
  mayChange: z.boolean(),
})

export const listReported = defineCall({
  name: 'indicators.listReported',
  method: 'GET',
  path: '/partnerships/:partnership/reported',
  summary: 'Services and meetings held elsewhere as the clusters report them, those without proof first',
  input: z.object({
    partnership: reference,
    kind: z.enum(reportedKinds).optional(),
    cluster: id.optional(),
    /** Only those that nothing proves yet. */
    unproven: z.boolean().default(false),
    ...paging,
  }),
  output: z.object({
    partnership: partnershipFrame,
    rights,
    clusters: z.array(cluster),
    items: z.array(reported),
    unproven: count,
    total: count,
    page: count,
    pageSize: count,
  }),
})

export const getReportedChoices = defineCall({
  name: 'indicators.getReportedChoices',
  method: 'GET',
  path: '/partnerships/:partnership/reported-choices',
  summary: 'For which clusters I may report, and the members of the one chosen',
  input: z.object({ partnership: reference, cluster: id.optional() }),
  output: z.object({
    partnership: partnershipFrame,
    clusters: z.array(cluster),
    chosen: id.nullable(),
    members: z.array(z.object({ id, name: z.string() })),
  }),
})

export const reportRecord = defineCall({
  name: 'indicators.reportRecord',
  method: 'POST',
  path: '/partnerships/:partnership/reported',
  summary: 'Report a service that a member got, or a meeting that was held elsewhere, with its proof',
  input: z.object({ partnership: reference, clusterId: id, kind: z.enum(reportedKinds), ...facts }),
  output: z.object({ id }),
})

export const getReported = defineCall({
  name: 'indicators.getReported',
  method: 'GET',
  path: '/reported/:record',
  summary: 'One reported service or meeting, and who said what of it when',
  input: z.object({ record: id }),
  output: z.object({
    partnership: partnershipFrame,
    record: reported,
    members: z.array(z.object({ id, name: z.string() })),
    versions: z.array(
      z.object({
        number: count,
        saidAt: instant,
        saidBy: z.string().nullable(),
        title: z.string(),
        heldOn: day,
        withdrawn: z.boolean(),
        reason: z.string().nullable(),
      }),
    ),
  }),
})

export const changeReported = defineCall({
  name: 'indicators.changeReported',
  method: 'PUT',
  path: '/reported/:record',
  summary: 'Mend a reported record; what it said before stays on record',
  input: z.object({ record: id, version, ...facts }),
  output: z.object({ id }),
})

export const withdrawReported = defineCall({
  name: 'indicators.withdrawReported',
  method: 'POST',
  path: '/reported/:record/withdraw',
  summary: 'Take a reported record back, with the reason; it counts no longer and stays on record',
  input: z.object({ record: id, version, reason: prose(500) }),
  output: done,
})

export const getEvidence = defineFileCall({
  name: 'indicators.getEvidence',
  method: 'GET',
  path: '/reported/:record/evidence',
  summary: 'The document that proves a reported record',
  input: z.object({ record: id }),
})
