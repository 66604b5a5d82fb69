import { emptyFields, type PartLevel, partLevels, reaches, type SaidLevels } from './part-table.ts'

/**
 * What of a capability record can be set apart from it, with the fields that belong together. What it does, and on what, is
 * the record itself: whoever sees the record sees its verb, object and title.
 */
export const capabilityParts = {
  method: ['method'],
  measurand: ['measurand'],
  figures: ['figures'],
  sample: ['sample'],
  environment: ['environment'],
  trl: ['trlIn', 'trlOut'],
  deliverable: ['deliverable'],
  leadTime: ['leadTimeDays'],
  price: ['priceLow', 'priceHigh'],
  availability: ['availability'],
  accreditations: ['accreditations'],
  ipTerms: ['ipTerms'],
  exportControl: ['exportControl'],
  references: ['references'],
  department: ['department'],
} as const
export type CapabilityPart = keyof typeof capabilityParts
export const capabilityPartNames = Object.keys(capabilityParts) as CapabilityPart[]

/** Who sees a record, and what of it is kept to fewer. */
export interface KeptCapability {
  readonly visibility: PartLevel
  readonly fieldLevels: SaidLevels
}

/** The level a field of a record is kept to: its own where one was said, never wider than the record's. */
export function capabilityLevelOf(part: CapabilityPart, record: KeptCapability): PartLevel {
  const said = record.fieldLevels[part] ?? record.visibility
  return partLevels.indexOf(said) > partLevels.indexOf(record.visibility) ? said : record.visibility
}

/** Empties what somebody standing that near may not see of a record; what cannot be empty says what it says unfilled. */
export function hideCapabilityFields<
  Facts extends Record<string, unknown> & { currency: string; exportControl: string },
>(facts: Facts, record: KeptCapability, reach: number): Facts {
  const parts = capabilityPartNames.filter(part => !reaches(reach, capabilityLevelOf(part, record)))
  const hidden = new Set<string>(parts.flatMap(part => [...capabilityParts[part]]))
  return {
    ...emptyFields(facts, hidden),
    currency: hidden.has('priceLow') ? 'EUR' : facts.currency,
    exportControl: hidden.has('exportControl') ? 'unknown' : facts.exportControl,
  }
}
