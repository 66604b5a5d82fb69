import { anyRule, type Rule } from './rule.ts'

export const grantSets = ['laser-go', 'laser-go-global', 'usual'] as const
export type GrantSet = (typeof grantSets)[number]

/** An indicator that a grant brings with it; its words stand in the messages under `indicators.shipped.<key>`. */
export interface ShippedIndicator {
  key: string
  code: string
  level: 'output' | 'outcome' | 'impact'
  rule: Rule
  target: number | null
  /** Promised of each partner cluster: the target is this for as many as there are. */
  perCluster?: number
  /** Its change is from the year before the first day that counts to the last year that is over. */
  ofYears?: true
}

const rule = (counts: Rule['counts'], blocks: Partial<Rule> = {}): Rule => ({ ...anyRule, counts, ...blocks })
const companies = ['sme', 'large-company', 'company'] as const

/**
 * The targets of both grants as they were promised, as far as records and declarations can show them, and what any partnership counts.
 */
export const shippedSets: Readonly<Record<GrantSet, readonly ShippedIndicator[]>> = {
  'laser-go': [
    {
      key: 'pilot-missions',
      code: 'LG-MIS',
      level: 'output',
      rule: rule('missions', { events: ['outgoing-mission', 'incoming-mission'] }),
      target: 5,
    },
    {
      key: 'events',
      code: 'LG-EVT',
      level: 'output',
      rule: rule('missions', {
        events: ['trade-fair', 'brokerage-event', 'c2c-seminar', 'webinar', 'workshop'],
      }),
      target: 3,
    },
    {
      key: 'projects-funded',
      code: 'LG-PRJ',
      level: 'outcome',
      rule: rule('projects', { stage: 'funded', proof: 'one-side' }),
      target: null,
      perCluster: 6,
    },
    {
      key: 'international-share',
      code: 'LG-INT',
      level: 'impact',
      rule: rule('turnover-share', { change: 'per-cent', whose: 'benefiting', kinds: [...companies] }),
      target: 10,
      ofYears: true,
    },
    {
      key: 'clusters-recruited',
      code: 'LG-CLU',
      level: 'output',
      rule: rule('partners'),
      target: 3,
    },
  ],
  'laser-go-global': [
    {
      key: 'companies-benefiting',
      code: 'LGG-COM',
      level: 'outcome',
      rule: rule('benefiting', { distinct: 'organisation', kinds: [...companies], proof: 'one-side' }),
      target: 240,
    },
    {
      key: 'exports-grown',
      code: 'LGG-EXP',
      level: 'impact',
      rule: rule('exports', { change: 'per-cent', kinds: [...companies] }),
      target: 20,
      ofYears: true,
    },
    {
      key: 'research-money',
      code: 'LGG-RDM',
      level: 'outcome',
      rule: rule('research-money', { stage: 'funded', kinds: [...companies], proof: 'one-side' }),
      target: 20_000_000,
    },
  ],
  usual: [
    {
      key: 'b2b-held',
      code: 'B2B',
      level: 'output',
      rule: rule('meetings', { between: 'businesses', proof: 'one-side' }),
      target: null,
    },
    {
      key: 'c2c-held',
      code: 'C2C',
      level: 'output',
      rule: rule('meetings', { between: 'clusters', proof: 'one-side' }),
      target: null,
    },
    {
      key: 'agreements',
      code: 'MOU',
      level: 'outcome',
      rule: rule('agreements', { proof: 'both-sides' }),
      target: null,
    },
    {
      key: 'organisations-reached',
      code: 'REACH',
      level: 'output',
      rule: rule('reached', { distinct: 'organisation' }),
      target: null,
    },
    {
      key: 'jobs-changed',
      code: 'JOBS',
      level: 'impact',
      rule: rule('jobs', { change: 'difference', kinds: [...companies] }),
      target: null,
      ofYears: true,
    },
  ],
}
