import type { QuantityCondition } from '../model.ts'
import { smallerIsBetter } from './measurands.ts'

interface Measured {
  readonly about?: string | undefined
  readonly dimension: string
  readonly low: number
  readonly high: number
}

/**
 * Whether a quantity answers a condition: it overlaps the range asked for and is of the same measurand, as far as both name
 * one. What names none is no promise: a range of 5 to 900 µm is no resolution, a pulse of 20 fs no lead time.
 */
export function meetsQuantity(quantity: Measured, condition: QuantityCondition): boolean {
  return (
    quantity.dimension === condition.dimension &&
    quantity.low <= condition.high &&
    quantity.high >= condition.low &&
    (condition.about === undefined ||
      quantity.about === condition.about ||
      (quantity.about === undefined && !smallerIsBetter.has(condition.about)))
  )
}
