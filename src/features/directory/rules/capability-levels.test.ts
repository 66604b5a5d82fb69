import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  capabilityLevelOf,
  capabilityPartNames,
  capabilityParts,
  hideCapabilityFields,
} from './capability-levels.ts'
import { partLevels } from './part-table.ts'

const facts = {
  title: 'Measure: thickness',
  method: 'OCT',
  measurand: 'thickness',
  figures: [{ low: 1 }],
  sample: 'tissue',
  environment: 'in vivo',
  trlIn: 4,
  trlOut: 7,
  deliverable: 'report',
  leadTimeDays: 5,
  priceLow: 100,
  priceHigh: 200,
  currency: 'CHF',
  availability: 'always',
  accreditations: ['ISO 17025'],
  ipTerms: 'client',
  exportControl: 'dual-use',
  references: ['A paper'],
  department: { name: 'Optics' },
}
const kept = fc.record({
  visibility: fc.constantFrom(...partLevels),
  fieldLevels: fc.dictionary(fc.constantFrom(...capabilityPartNames), fc.constantFrom(...partLevels)),
})

test('a field is seen by those who see the record and whom the field says, and by nobody else', () => {
  fc.assert(
    fc.property(kept, fc.integer({ min: 0, max: 4 }), (record, reach) => {
      const shown: Record<string, unknown> = hideCapabilityFields(facts, record, reach)
      for (const part of capabilityPartNames) {
        const levels = [record.visibility, record.fieldLevels[part] ?? record.visibility]
        const isSeen = levels.every(level => partLevels.indexOf(level) <= reach)
        expect(reach >= partLevels.indexOf(capabilityLevelOf(part, record))).toBe(isSeen)
        for (const field of capabilityParts[part])
          if (isSeen) expect(shown[field]).toEqual(facts[field])
          else expect([null, [], 'unknown']).toContainEqual(shown[field])
        if (part === 'price') expect(shown.currency).toBe(isSeen ? 'CHF' : 'EUR')
      }
      expect(shown.title).toBe(facts.title)
    }),
    { numRuns: 300 },
  )
})
