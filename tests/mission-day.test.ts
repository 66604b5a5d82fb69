import { expect, test } from 'vitest'
import { testBackend } from './harness/database.ts'
import { simulateDay } from './harness/day/simulate-day.ts'

/** A small mission day with everything that goes wrong on a large one; the large one is `npm run bench -- day`. */
test.skipIf(testBackend() === 'embedded')(
  'through a day with no-shows, a lost table and an app process that is killed, every screen ends up right and nothing said is lost',
  async () => {
    const figures = await simulateDay({
      participants: 48,
      slots: 4,
      tables: 12,
      perSlot: 8,
      slotSeconds: 6,
      phones: 16,
      noShows: 7,
      late: 3,
      lostTables: 1,
    })

    expect(figures).toMatchObject({
      never: 0,
      stale: [],
      doubleBookings: 0,
      violations: [],
      lost: 0,
      unasked: 0,
      faults: [],
    })
    expect(figures.taps).toBeGreaterThan(60)
    expect(figures.repairs).toBeGreaterThan(1)
    expect(figures.compared).toBeGreaterThan(40)
    expect(figures.lostConnections).toBeGreaterThan(4)
  },
)
