/** What a hypothesis is about, as lean start-ups tell them apart. */
export const kinds = ['problem', 'customer', 'channel', 'regulatory', 'price', 'partner'] as const
/** What is counted: companies of the market we met, that reached a rung, that showed interest; or notes that speak for it. */
export const metrics = ['meetings', 'rung', 'interests', 'notes'] as const
export type Metric = (typeof metrics)[number]
/** Rungs that say more than that one met. */
export const rungs = ['talking', 'nda', 'sample', 'pilot', 'proposal', 'mou', 'contract'] as const
export type Rung = (typeof rungs)[number]
export const verdicts = ['planned', 'testing', 'validated', 'invalidated', 'unclear'] as const
export type Verdict = (typeof verdicts)[number]

/** How a hypothesis is tested: set before the experiment begins. */
export interface Test {
  metric: Metric
  rung: Rung | null
  threshold: number
  /** Days, both included. */
  startsOn: string
  deadline: string
}

/** One record that may count. */
export interface Fact {
  id: string
  kind: 'meeting' | 'encounter' | 'interest' | 'note'
  /** The day it happened, on the clock of the market. */
  on: string
  /** Whoever is on the market's side: an organisation's id, or the name somebody wrote down. Null: a note. */
  other: string | null
  /** Meetings: whether it is known that it was held. */
  held: boolean
  /** Meetings and encounters: the furthest either side says. */
  rung: Rung | 'none' | null
  /** Notes: what they say of the hypothesis. */
  says: 'for' | 'against' | 'open' | null
}

export const leftOutReasons = [
  'before',
  'after',
  'not-held',
  'below-rung',
  'counted-already',
  'against',
  'open',
] as const
export type LeftOut = (typeof leftOutReasons)[number]

export interface Weighed<F extends Fact> {
  counts: F[]
  leftOut: { fact: F; reason: LeftOut }[]
}

const kindsOf: Record<Metric, readonly Fact['kind'][]> = {
  meetings: ['meeting', 'encounter'],
  rung: ['meeting', 'encounter'],
  interests: ['interest'],
  notes: ['note'],
}

/**
 * Which records count for a test, and why the others do not. A company of the market counts once, by the first record that
 * does; a meeting counts where it is known to have been held. Records of another kind than the test asks for are no evidence.
 */
export function weighEvidence<F extends Fact>(test: Test, facts: readonly F[]): Weighed<F> {
  const counts: F[] = []
  const leftOut: Weighed<F>['leftOut'] = []
  const seen = new Set<string>()
  const inOrder = facts
    .filter(fact => kindsOf[test.metric].includes(fact.kind))
    .sort((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id))
  for (const fact of inOrder) {
    const reason = whyNot(test, fact) ?? (seen.has(fact.other ?? fact.id) ? 'counted-already' : null)
    if (reason === null) {
      seen.add(fact.other ?? fact.id)
      counts.push(fact)
    } else leftOut.push({ fact, reason })
  }
  return { counts, leftOut }
}

function whyNot(test: Test, fact: Fact): LeftOut | null {
  if (fact.on < test.startsOn) return 'before'
  if (fact.on > test.deadline) return 'after'
  if (fact.kind === 'note') return fact.says === 'for' ? null : (fact.says ?? 'open')
  if (fact.kind === 'meeting' && !fact.held) return 'not-held'
  if (test.metric === 'rung' && rankOf(fact.rung) < rankOf(test.rung)) return 'below-rung'
  return null
}

function rankOf(rung: Fact['rung']): number {
  return rung === null || rung === 'none' ? -1 : rungs.indexOf(rung)
}

/**
 * How a test stands: validated as soon as the threshold is reached. When its deadline has passed without that, invalidated
 * if not even half was reached, and unclear between.
 */
export function judge(test: Test, counted: number, today: string): Verdict {
  if (counted >= test.threshold) return 'validated'
  if (today < test.startsOn) return 'planned'
  if (today <= test.deadline) return 'testing'
  return counted * 2 < test.threshold ? 'invalidated' : 'unclear'
}

export interface Decided {
  decision: 'persevere' | 'pivot' | 'stop'
  /** Persevere until then. */
  newDeadline: string | null
}

/** Whether somebody has to decide: it is judged, and nobody decided since, but to give it more time. */
export function wantsDecision(verdict: Verdict, last: Decided | null): boolean {
  const isJudged = verdict === 'validated' || verdict === 'invalidated' || verdict === 'unclear'
  return isJudged && (last === null || last.newDeadline !== null)
}

/** Whether a decision ended it: nothing changes any more. */
export function isClosed(last: Decided | null): boolean {
  return last !== null && last.newDeadline === null
}

export interface Spent {
  market: string
  currency: string
  costMinor: number
  verdict: Verdict
  /** Companies that counted. */
  others: readonly string[]
}

export interface MarketCost {
  market: string
  currency: string
  costMinor: number
  hypotheses: number
  validated: number
  /** Companies behind validated hypotheses, each once. */
  leads: number
  perLeadMinor: number | null
}

/**
 * What was spent in each market, and what a validated lead cost: everything spent there, on what failed too, by the companies
 * behind what was validated. Sums of different currencies stand apart.
 */
export function costByMarket(spent: readonly Spent[]): MarketCost[] {
  const groups = Map.groupBy(spent, one => `${one.market} ${one.currency}`)
  return [...groups.values()]
    .flatMap(group => {
      const [first] = group
      if (first === undefined) return []
      const costMinor = group.reduce((sum, one) => sum + one.costMinor, 0)
      const validated = group.filter(one => one.verdict === 'validated')
      const leads = new Set(validated.flatMap(one => one.others)).size
      return [
        {
          market: first.market,
          currency: first.currency,
          costMinor,
          hypotheses: group.length,
          validated: validated.length,
          leads,
          perLeadMinor: leads === 0 ? null : Math.round(costMinor / leads),
        },
      ]
    })
    .sort((a, b) => a.market.localeCompare(b.market) || a.currency.localeCompare(b.currency))
}
