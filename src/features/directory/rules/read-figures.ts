import type { FieldFault } from '../../../shared/refusals.ts'
import type { figureRoles } from './capability-words.ts'
import { readUnit, toCanonical } from './units.ts'

/** A figure as it is typed. */
export interface TypedFigure {
  role: (typeof figureRoles)[number]
  label?: string | null | undefined
  low?: number | null | undefined
  high?: number | null | undefined
  unit: string
}

/** A figure that can be compared: in its own unit and in the canonical one of what it measures. */
export interface Figure {
  role: (typeof figureRoles)[number]
  label: string | null
  low: number | null
  high: number | null
  unit: string
  dimension: string
  canonicalLow: number | null
  canonicalHigh: number | null
}

/** Reads figures of a capability; rows without a number are left out, wrong ones are named. */
export function readFigures(rows: readonly TypedFigure[]): { figures: Figure[]; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const figures: Figure[] = []
  for (const [index, row] of rows.entries()) {
    const low = row.low ?? null
    const high = row.high ?? null
    if (low === null && high === null) continue
    const unit = readUnit(row.unit === '' ? '1' : row.unit)
    if (unit === null) {
      faults.push({ field: `figures.${index}.unit`, code: 'not-a-unit' })
      continue
    }
    if (low !== null && high !== null && high < low) {
      faults.push({ field: `figures.${index}.high`, code: 'ends-before-start' })
      continue
    }
    figures.push({
      role: row.role,
      label: row.label || null,
      low,
      high,
      unit: unit.unit,
      dimension: unit.dimension,
      canonicalLow: low === null ? null : toCanonical(low, unit.factor),
      canonicalHigh: high === null ? null : toCanonical(high, unit.factor),
    })
  }
  return { figures, faults }
}
