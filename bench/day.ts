/**
 * A mission day as people have it: 400 participants, 12 slots, 60 tables, 15 % who never come, 10 who come late, 3 tables that
 * are lost, 100 phones and two desks that listen; two app processes on one PostgreSQL, one of them killed in the middle. The
 * clock cannot be hurried in processes of their own, so the slots last seconds instead of minutes: more taps a second than any
 * real day. Time on the clock; clients, apps and database share the machine.
 */
import { percentile } from '../src/engines/search/evaluate/measures.ts'
import { simulateDay } from '../tests/harness/day/simulate-day.ts'

const begun = performance.now()
const figures = await simulateDay(
  {
    participants: 400,
    slots: 12,
    tables: 60,
    perSlot: 50,
    slotSeconds: 13,
    phones: 100,
    noShows: 60,
    late: 10,
    lostTables: 3,
  },
  line => console.log(`  ${line}`),
)
const { waits } = figures
const ms = (share: number) => `${(percentile(waits, share) / 1000).toFixed(2)} s`
const lines: [string, string][] = [
  ['taps', `${figures.taps}, and ${figures.repairs} of them repairs that moved ${figures.moved} meetings`],
  [
    'from a tap to a screen',
    `p50 ${ms(0.5)}, p95 ${ms(0.95)}, p99 ${ms(0.99)}, longest ${ms(1)}, of ${waits.length}`,
  ],
  ['screens never right', `${figures.never}`],
  ['screens compared', `${figures.compared}, of which ${figures.stale.length} showed something else`],
  ['double bookings', `${figures.doubleBookings}`],
  ['faults the verifier finds', `${figures.violations.length}`],
  ['said and lost', `${figures.lost}; on record without an answer ${figures.unasked}`],
  ['connections lost', `${figures.lostConnections}, all come back`],
  ['the whole run', `${((performance.now() - begun) / 1000).toFixed(0)} s`],
]
for (const [name, value] of lines) console.log(`${name.padEnd(28)} ${value}`)
for (const line of [...figures.stale, ...figures.slow, ...figures.violations, ...figures.faults].slice(0, 20))
  console.log(`! ${line}`)
process.exit(0)
