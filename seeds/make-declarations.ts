import { makeRandom } from './random.ts'
import type { SamplePartnership, SampleSize } from './sample-types.ts'

/** What a company of the sample says of two years when it is asked; null: it does not answer. */
export interface SampleDeclaration {
  /** Key of the company. */
  organisation: string
  /** Days after it was asked. */
  answersAfter: number
  before: DeclaredYear | null
  now: DeclaredYear | null
  /** Took its consent to the second year back. */
  takesBack: boolean
  declaredBy: string
}

/** Whole euros, per cent, full-time equivalents. */
export interface DeclaredYear {
  turnover: number | null
  international: number | null
  internationalShare: number | null
  exports: number | null
  jobs: number
}

const asked: Readonly<Record<SampleSize, number>> = { small: 16, full: 64 }
const functions = ['Managing director', 'Head of finance', 'Chief executive', 'Accounting'] as const

/**
 * Which companies are asked, what they answer, and who does not: of four one stays silent about a year or both, one in ten
 * tells its share without amounts, one takes its consent back. Pure: the same partnership and size give the same.
 */
export function makeDeclarations(
  data: SamplePartnership,
  size: SampleSize,
  seed: number,
): SampleDeclaration[] {
  const random = makeRandom(seed).fork('declarations')
  const companies = data.organisations.filter(
    one =>
      one.active &&
      ['sme', 'company', 'large-company'].includes(one.kind) &&
      one.memberships.some(membership => membership.to === null) &&
      data.people.some(person => person.organisation === one.key),
  )
  return companies.slice(0, asked[size]).map((one, index) => {
    const jobs = Math.min(one.employees ?? random.whole(8, 60), 240)
    const turnover = jobs * random.whole(95, 160) * 1_000
    const share = random.whole(18, 52)
    const exports = Math.round((turnover * random.whole(2, 9)) / 100 / 1_000) * 1_000
    const before = yearOf({ turnover, share, exports, jobs, tells: index % 10 !== 7 })
    const now = yearOf({
      turnover: Math.round((turnover * random.whole(98, 114)) / 100),
      share: Math.min(95, Math.round((share * random.whole(96, 117)) / 100)),
      exports: Math.round((exports * random.whole(96, 132)) / 100),
      jobs: Math.max(1, jobs + random.whole(-1, 3)),
      tells: index % 10 !== 7,
    })
    return {
      organisation: one.key,
      answersAfter: random.whole(1, 20),
      before: index % 8 === 5 ? null : before,
      now: index % 4 === 3 || index % 8 === 5 ? null : now,
      takesBack: index === 6,
      declaredBy: functions[index % functions.length] ?? 'Accounting',
    }
  })
}

function yearOf(facts: {
  turnover: number
  share: number
  exports: number
  jobs: number
  tells: boolean
}): DeclaredYear {
  const { turnover, share, exports, jobs, tells } = facts
  return tells
    ? {
        turnover,
        international: Math.round((turnover * share) / 100),
        internationalShare: null,
        exports,
        jobs,
      }
    : { turnover: null, international: null, internationalShare: share, exports: null, jobs }
}
