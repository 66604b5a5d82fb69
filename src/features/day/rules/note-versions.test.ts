import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEdits } from './note-versions.ts'

const edits = fc
  .uniqueArray(fc.record({ id: fc.uuid(), minute: fc.integer({ min: 0, max: 5 }) }), {
    selector: one => one.id,
    maxLength: 8,
  })
  .map(list => list.map(({ id, minute }, number) => ({ id, writtenAt: new Date(minute * 60_000), number })))

test('no edit is lost, and what was written last holds', () => {
  fc.assert(
    fc.property(edits, list => {
      const { holds, earlier } = readEdits(list)

      const all = holds === null ? earlier : [holds, ...earlier]
      expect(all.map(one => one.id).sort()).toEqual(list.map(one => one.id).sort())
      for (const one of earlier) {
        const latest = holds?.writtenAt.getTime() ?? 0
        expect(latest).toBeGreaterThanOrEqual(one.writtenAt.getTime())
        if (latest === one.writtenAt.getTime()) expect(holds?.number).toBeGreaterThan(one.number)
      }
    }),
    { numRuns: 300 },
  )
})

test('in which order two phones come back makes no difference to edits of different moments', () => {
  fc.assert(
    fc.property(edits, list => {
      const distinct = [...new Map(list.map(one => [one.writtenAt.getTime(), one])).values()]
      const turned = [...distinct].reverse().map((one, number) => ({ ...one, number }))

      expect(readEdits(turned).holds?.id).toBe(readEdits(distinct).holds?.id)
    }),
    { numRuns: 300 },
  )
})
