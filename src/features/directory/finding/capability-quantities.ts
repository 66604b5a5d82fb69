import {
  type DocumentQuantity,
  findUnit,
  meetsQuantity,
  type QuantityCondition,
  toCanonical,
} from '../../../engines/search/index.ts'
import { capabilityLevelOf } from '../rules/capability-levels.ts'
import { reaches } from '../rules/part-table.ts'
import type { DocumentRow } from './queries-documents.ts'

type Capability = DocumentRow['capabilities'][number]

/** A measured fact of a capability record: as the search compares it, and as its owner wrote it. */
export interface MeasuredFact {
  /** The field it stands in, which says who sees it. */
  readonly field: 'figures' | 'leadTime' | 'price'
  readonly quantity: DocumentQuantity
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
}

/** Roles of figures that say what is measured; the others are of the measurand itself, whatever that is. */
const aboutOf: Readonly<Record<string, string>> = {
  resolution: 'resolution',
  accuracy: 'accuracy',
  depth: 'depth',
  size: 'size',
  wavelength: 'wavelength',
}

/** What somebody standing that near can compare in a capability record. */
export function factsWithin(capability: Capability, reach: number): MeasuredFact[] {
  return measuredFacts(capability).filter(({ field }) => reaches(reach, capabilityLevelOf(field, capability)))
}

/** What can be compared in a capability record: figures whose unit is known, its lead time, its price. */
export function measuredFacts(capability: Capability): MeasuredFact[] {
  const { figures, leadTimeDays, priceLowMinor, priceHighMinor, currency } = capability
  const whole = (minor: number | null) => (minor === null ? null : minor / 100)
  return [
    ...figures.flatMap(({ role, low, high, unit }) => measure('figures', aboutOf[role], low, high, unit)),
    ...(leadTimeDays === null ? [] : measure('leadTime', 'lead time', leadTimeDays, leadTimeDays, 'd')),
    ...(priceLowMinor === null && priceHighMinor === null
      ? []
      : measure('price', 'price', whole(priceLowMinor), whole(priceHighMinor), currency)),
  ]
}

/**
 * A figure with one end is that value where it promises something ('resolution ≤ 6 µm' does not answer who asks for
 * 1 µm), and an open range where it says what can be measured.
 */
function measure(
  field: MeasuredFact['field'],
  about: string | undefined,
  low: number | null,
  high: number | null,
  written: string,
): MeasuredFact[] {
  const unit = findUnit(written)
  if (unit === undefined) return []
  const isPromise = about !== undefined && about !== 'wavelength'
  const ends = [low ?? (isPromise ? high : null), high ?? (isPromise ? low : null)] as const
  const quantity = {
    ...(about === undefined ? {} : { about }),
    dimension: unit.dimension,
    low: ends[0] === null ? -Infinity : toCanonical(ends[0], unit),
    high: ends[1] === null ? Infinity : toCanonical(ends[1], unit),
  }
  return [{ field, quantity, low, high, unit: written }]
}

/** The fact that meets a condition, one that names what is asked for before others. */
export function findFact(
  facts: readonly MeasuredFact[],
  condition: QuantityCondition,
): MeasuredFact | undefined {
  const meeting = facts.filter(({ quantity }) => meetsQuantity(quantity, condition))
  return meeting.find(({ quantity }) => quantity.about === condition.about) ?? meeting[0]
}
