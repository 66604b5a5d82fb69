import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import {
  day,
  done,
  id,
  instant,
  lang,
  line,
  optional,
  prose,
  reference,
  version,
} from '../../shared/fields.ts'
import { amount, cluster, filingLine, partnershipFrame, proof, rights, value } from './contract-fields.ts'

export const periodStates = ['open', 'frozen', 'reported', 'amended'] as const
const count = z.number().int()

const period = z.object({
  id,
  name: z.string(),
  startsOn: day,
  endsOn: day,
  dueOn: day.nullable(),
  state: z.enum(periodStates),
  reportedOn: day.nullable(),
  version,
})

const periodFields = {
  name: line(120),
  startsOn: day,
  endsOn: day,
  dueOn: day.nullable().optional(),
}

export const listPeriods = defineCall({
  name: 'indicators.listPeriods',
  method: 'GET',
  path: '/partnerships/:partnership/periods',
  summary: 'The reporting periods of a partnership, and what was filed of each',
  input: z.object({ partnership: reference }),
  output: z.object({
    partnership: partnershipFrame,
    rights,
    items: z.array(period.extend({ filings: count, lastHash: z.string().nullable() })),
  }),
})

export const createPeriod = defineCall({
  name: 'indicators.createPeriod',
  method: 'POST',
  path: '/partnerships/:partnership/periods',
  summary: 'Name a reporting period and when its report is due',
  input: z.object({ partnership: reference, ...periodFields }),
  output: z.object({ id }),
})

export const updatePeriod = defineCall({
  name: 'indicators.updatePeriod',
  method: 'PUT',
  path: '/periods/:period',
  summary: 'Change a reporting period as long as nothing of it was filed',
  input: z.object({ period: id, version, ...periodFields }),
  output: z.object({ id }),
})

export const removePeriod = defineCall({
  name: 'indicators.removePeriod',
  method: 'DELETE',
  path: '/periods/:period',
  summary: 'Remove a reporting period of which nothing was filed',
  input: z.object({ period: id, version }),
  output: done,
})

const changedRecord = z.object({
  about: z.string(),
  on: day,
  proof,
  /** As it was filed, where it is still there. */
  proofBefore: proof.nullable(),
})

export const getPeriod = defineCall({
  name: 'indicators.getPeriod',
  method: 'GET',
  path: '/periods/:period',
  summary:
    'A reporting period: its figures, live until they are frozen and as filed from then on, and what changed since',
  input: z.object({ period: id }),
  output: z.object({
    partnership: partnershipFrame,
    rights,
    period,
    clusters: z.array(cluster),
    /** From the last filing where there is one, else as of now. */
    figures: z.array(
      z.object({
        id,
        code: z.string(),
        name: z.string(),
        unit: z.string(),
        shippedAs: z.string().nullable(),
        inPeriod: z.object({ proven: value, claimed: value }),
        soFar: z.object({ proven: value, claimed: value }),
        target: z.number().nullable(),
        periodTarget: z.number().nullable(),
      }),
    ),
    filings: z.array(filingLine),
    asOf: instant,
    changes: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        before: value,
        after: value,
        added: z.array(changedRecord),
        gone: z.array(changedRecord),
        changed: z.array(changedRecord),
        more: count,
      }),
    ),
  }),
})

export const setPeriodTargets = defineCall({
  name: 'indicators.setPeriodTargets',
  method: 'PUT',
  path: '/periods/:period/targets',
  summary: 'Say what each indicator is to reach by the end of a period; empty takes a target back',
  input: z.object({
    period: id,
    targets: z.array(z.object({ indicator: id, value: optional(amount) })).max(100),
  }),
  output: done,
})

export const freezePeriod = defineCall({
  name: 'indicators.freezePeriod',
  method: 'POST',
  path: '/periods/:period/freeze',
  summary: 'Freeze the figures of a period and the records behind them as they are now',
  input: z.object({ period: id, version }),
  output: z.object({ number: count, hash: z.string() }),
})

export const reportPeriod = defineCall({
  name: 'indicators.reportPeriod',
  method: 'POST',
  path: '/periods/:period/report',
  summary: 'Say that what was frozen was sent to the funder',
  input: z.object({ period: id, version, reportedOn: day }),
  output: done,
})

export const amendPeriod = defineCall({
  name: 'indicators.amendPeriod',
  method: 'POST',
  path: '/periods/:period/amend',
  summary: 'File the figures of a period anew, with the reason; what was filed before stays',
  input: z.object({ period: id, version, reason: prose(1_000) }),
  output: z.object({ number: count, hash: z.string() }),
})

export const getFiling = defineFileCall({
  name: 'indicators.getFiling',
  method: 'GET',
  path: '/periods/:period/filings/:number',
  summary: 'What was filed of a period, byte by byte as its hash says',
  input: z.object({ period: id, number: z.number().int().min(0).max(100_000) }),
})

export const getEvidencePack = defineFileCall({
  name: 'indicators.getEvidencePack',
  method: 'GET',
  path: '/periods/:period/filings/:number/evidence',
  summary:
    'A ZIP for an auditor who has no account: what was filed, every record behind every figure with its evidence and documents, the entry of the ledger and how to check it; the same bytes each time',
  input: z.object({ period: id, number: z.number().int().min(0).max(100_000), lang: lang.optional() }),
})
