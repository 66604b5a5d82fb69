import { type Reached, rungs } from './ladder.ts'

/** One request with everything that became of it, as the funnel counts it. */
export interface FunnelRecord {
  requestedAt: Date
  acceptedAt: Date | null
  /** When it was or is to be, by the published schedule. */
  scheduledAt: Date | null
  held: boolean
  reached: Reached | null
  /** When the rung reached was said first. */
  reachedAt: Date | null
}

export const funnelSteps = ['requested', 'accepted', 'scheduled', 'held', ...rungs] as const
type FunnelStep = (typeof funnelSteps)[number]

interface Step {
  step: FunnelStep
  value: number
  /** Of so many: the step before, for a rung those held. Null where nothing comes before. */
  of: number | null
  /** Of the value: what one side says and the other contradicts. */
  disputed: number
}

/** From the requests to each rung, how many; a rung counts for held meetings only, by the furthest that a side says. */
export function makeFunnel(records: readonly FunnelRecord[]): Step[] {
  const accepted = records.filter(one => one.acceptedAt !== null)
  const scheduled = accepted.filter(one => one.scheduledAt !== null)
  const held = scheduled.filter(one => one.held)
  const plain = (step: FunnelStep, value: number, of: number | null) => ({ step, value, of, disputed: 0 })
  return [
    plain('requested', records.length, null),
    plain('accepted', accepted.length, records.length),
    plain('scheduled', scheduled.length, accepted.length),
    plain('held', held.length, scheduled.length),
    ...rungs.map(rung => {
      const there = held.filter(one => one.reached?.rung === rung)
      return {
        step: rung,
        value: there.length,
        of: held.length,
        disputed: there.filter(one => one.reached?.by === 'disputed').length,
      }
    }),
  ]
}

/** Groups smaller than this say too much about single companies: whoever does not run the mission reads no number of theirs. */
export const smallestGroup = 5

/**
 * The steps as others may read them: null where one is a small group, or is of one. Where one rung is hidden all are, since the
 * held less the others would tell it.
 */
export function hideSmall(steps: readonly Step[]): HiddenStep[] {
  const isRung = (step: FunnelStep) => rungs.some(rung => rung === step)
  const hidden: HiddenStep[] = []
  for (const step of steps)
    hidden.push(hideStep(step, isRung(step.step) ? hidden.find(one => one.step === 'held') : hidden.at(-1)))
  if (hidden.every(one => !isRung(one.step) || one.value !== null)) return hidden
  return hidden.map(one => (isRung(one.step) ? { ...one, value: null, disputed: null } : one))
}

/** Medians as others may read them: of how few is not told. */
export function hideSmallMedians<Key extends string>(
  medians: Readonly<Record<Key, Median>>,
): Record<Key, HiddenMedian> {
  const hide = ({ days, count }: Median): HiddenMedian => ({
    days,
    count: count > 0 && count < smallestGroup ? null : count,
  })
  return Object.fromEntries(
    Object.entries<Median>(medians).map(([key, median]) => [key, hide(median)]),
  ) as Record<Key, HiddenMedian>
}

/** A number is hidden where it is small, where what is left of its whole is, and where its whole is hidden. */
function hideStep({ step, ...counts }: Step, before: HiddenStep | undefined): HiddenStep {
  const isSmall = (count: number) => count > 0 && count < smallestGroup
  const hide = (count: number | null) => (count !== null && isSmall(count) ? null : count)
  const of = before?.value === null ? null : hide(counts.of)
  const rest = counts.of === null ? 0 : counts.of - counts.value
  const value = (counts.of !== null && of === null) || isSmall(rest) ? null : hide(counts.value)
  return { step, value, of, disputed: value === null ? null : hide(counts.disputed) }
}

interface HiddenStep {
  step: FunnelStep
  value: number | null
  of: number | null
  disputed: number | null
}

interface HiddenMedian {
  days: number | null
  count: number | null
}

/** Whole days in the middle of how long it took, with of how many; null below the smallest group. */
interface Median {
  days: number | null
  count: number
}

export function makeMedians(
  records: readonly FunnelRecord[],
): Record<'toAccept' | 'toHeld' | 'toRung', Median> {
  const held = records.filter(one => one.held)
  return {
    toAccept: median(records.map(one => daysBetween(one.requestedAt, one.acceptedAt))),
    toHeld: median(held.map(one => daysBetween(one.acceptedAt, one.scheduledAt))),
    toRung: median(
      held
        .filter(one => one.reached !== null && one.reached.rung !== 'none' && one.reached.rung !== 'talking')
        .map(one => daysBetween(one.scheduledAt, one.reachedAt)),
    ),
  }
}

function daysBetween(from: Date | null, to: Date | null): number | null {
  return from === null || to === null ? null : Math.max(0, to.getTime() - from.getTime()) / 86_400_000
}

function median(values: readonly (number | null)[]): Median {
  const known = values.filter(value => value !== null).sort((a, b) => a - b)
  if (known.length < smallestGroup) return { days: null, count: known.length }
  const middle = known.length / 2
  const high = known[Math.floor(middle)] ?? 0
  const low = known[Math.ceil(middle) - 1] ?? high
  return { days: Math.round(((low + high) / 2) * 10) / 10, count: known.length }
}
