import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import {
  day,
  done,
  id,
  lang,
  line,
  optional,
  optionalLine,
  optionalProse,
  paging,
  reference,
  version,
} from '../../shared/fields.ts'
import {
  amount,
  cluster,
  clusterFigure,
  counted,
  leftOut,
  level,
  partnershipFrame,
  reasonCount,
  rights,
  rule,
  ruleFields,
  standing,
  value,
} from './contract-fields.ts'
import { challengeReasons, mends } from './rules/challenge.ts'
import { grantSets } from './rules/grants.ts'
import { leftOutReasons } from './rules/judge.ts'

const count = z.number().int()

const figure = z.object({
  /** Null where the number is too small for this reader. */
  proven: value.nullable(),
  claimed: value.nullable(),
  target: z.number().nullable(),
  /** What should be there today, if it grew evenly. */
  expected: z.number().nullable(),
  /** Null where it would give a hidden number away. */
  standing: standing.nullable(),
  /** Of a sum or a change: over how many organisations it is, of how many that said it. */
  measured: z.object({ of: count, said: count }).nullable(),
})

const definition = z.object({
  id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  lang: z.string(),
  level,
  rule,
  evidence: z.string().nullable(),
  owner: z.string().nullable(),
  grantSet: z.enum(grantSets).nullable(),
  /** Its words are those of the set it came with, in the reader's language, as `indicators.shipped.<name>`. */
  shippedAs: z.string().nullable(),
  countsFrom: day,
  countsTo: day,
  target: z.number().nullable(),
  baseline: z.number().nullable(),
  baselineOn: day.nullable(),
  version,
})

export const getScoreboard = defineCall({
  name: 'indicators.getScoreboard',
  method: 'GET',
  path: '/partnerships/:partnership/indicators',
  summary:
    'What a partnership promised, what it can prove so far and what is missing, by indicator and by partner',
  input: z.object({ partnership: reference }),
  output: z.object({
    partnership: partnershipFrame,
    rights,
    /** In which month of how many, where the partnership has days. */
    month: z.object({ month: count, of: count }).nullable(),
    /** The next report that is due. */
    due: z.object({ id, name: z.string(), dueOn: day, days: count }).nullable(),
    clusters: z.array(cluster),
    indicators: z.array(definition.extend({ figure, clusters: z.array(clusterFigure), shared: count })),
    /** Sets of indicators that were not taken over yet. */
    sets: z.array(z.object({ set: z.enum(grantSets), count })),
  }),
})

export const getIndicator = defineCall({
  name: 'indicators.getIndicator',
  method: 'GET',
  path: '/indicators/:indicator',
  summary:
    'One indicator: its figure, its path, and the records behind it, those that would be challenged first, or those left out with the reason',
  input: z.object({
    indicator: id,
    show: z.enum(['counted', 'challenged', 'left-out']).default('counted'),
    /** Of what is left out: what is for this reason alone. */
    reason: z.enum(leftOutReasons).optional(),
    ...paging,
  }),
  output: z.object({
    partnership: partnershipFrame,
    rights,
    indicator: definition,
    figure,
    clusters: z.array(cluster),
    byCluster: z.array(clusterFigure),
    /** What counts for several clusters. */
    shared: count,
    course: z.array(z.object({ day, value, expected: z.number().nullable() })),
    filed: z.array(
      z.object({
        period: z.object({ id, name: z.string() }),
        number: count,
        event: z.enum(['frozen', 'amended']),
        on: day,
        proven: value,
        claimed: value,
        target: z.number().nullable(),
      }),
    ),
    counts: z.object({ counted: count, challenged: count, leftOut: count }),
    /** The three that an auditor would ask for first, each with the reasons and what mends it. */
    challengedFirst: z.array(
      counted.extend({
        reasons: z.array(z.enum(challengeReasons)),
        mend: z.enum(mends),
        /** Where it is mended, for whoever may. */
        mendAt: z.string().nullable(),
      }),
    ),
    reasons: z.array(reasonCount),
    counted: z.array(counted),
    leftOut: z.array(leftOut),
    total: count,
    page: count,
    pageSize: count,
  }),
})

const preview = z.object({
  partnership: partnershipFrame,
  rule,
  countsFrom: day,
  countsTo: day,
  markets: z.array(z.string()),
  proven: value,
  claimed: value,
  counted: z.array(counted),
  leftOut: z.array(leftOut),
  reasons: z.array(reasonCount),
  clusters: z.array(cluster),
})

export const previewRule = defineCall({
  name: 'indicators.previewRule',
  method: 'GET',
  path: '/partnerships/:partnership/indicator-preview',
  summary: 'What would count under a rule, and what would not and why',
  input: z.object({
    partnership: reference,
    ...ruleFields,
    counts: ruleFields.counts.default('meetings'),
    countsFrom: day.optional(),
    countsTo: day.optional(),
  }),
  output: preview,
})

export const previewIndicator = defineCall({
  name: 'indicators.previewIndicator',
  method: 'GET',
  path: '/indicators/:indicator/preview',
  summary: 'What counts under the rule of an indicator, or would under another one',
  input: z.object({
    indicator: id,
    ...ruleFields,
    /** Without it: the rule the indicator has. */
    counts: ruleFields.counts.optional(),
    countsFrom: day.optional(),
    countsTo: day.optional(),
  }),
  output: preview,
})

const definitionFields = {
  code: line(20),
  name: line(160),
  unit: line(60),
  lang: lang.default('en'),
  level,
  ...ruleFields,
  evidence: optionalProse(1_000),
  owner: optionalLine(120),
  countsFrom: day,
  countsTo: day,
  target: optional(amount),
  baseline: optional(z.number().min(-1e12).max(1e12)),
  baselineOn: day.nullable().optional(),
}

export const createIndicator = defineCall({
  name: 'indicators.createIndicator',
  method: 'POST',
  path: '/partnerships/:partnership/indicators',
  summary: 'Define an indicator: what is counted, from when on, and what is to be reached',
  input: z.object({ partnership: reference, ...definitionFields }),
  output: z.object({ id }),
})

export const updateIndicator = defineCall({
  name: 'indicators.updateIndicator',
  method: 'PUT',
  path: '/indicators/:indicator',
  summary: 'Change the definition of an indicator; what was filed stays as it was filed',
  input: z.object({ indicator: id, version, ...definitionFields }),
  output: z.object({ id }),
})

export const endIndicator = defineCall({
  name: 'indicators.endIndicator',
  method: 'POST',
  path: '/indicators/:indicator/end',
  summary: 'Count an indicator no longer; what was filed of it stays',
  input: z.object({ indicator: id, version }),
  output: done,
})

export const takeSet = defineCall({
  name: 'indicators.takeSet',
  method: 'POST',
  path: '/partnerships/:partnership/indicator-sets',
  summary:
    'Take over the indicators and targets of a grant, or the usual ones, as far as records can show them',
  input: z.object({
    partnership: reference,
    set: z.enum(grantSets),
    countsFrom: day.nullable().optional(),
    countsTo: day.nullable().optional(),
  }),
  output: z.object({ added: count }),
})
