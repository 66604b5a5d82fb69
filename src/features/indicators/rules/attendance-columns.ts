import { foldText } from '../../directory/rules/fold-text.ts'
import type { AttendanceField } from './attendance.ts'

/** A list whose columns somebody gave a meaning. */
export interface MappedList {
  header: readonly string[]
  columns: readonly (AttendanceField | null)[]
}

/**
 * What the columns of a new list mean: as somebody said of the latest list whose meant headings all stand in this one, else as
 * proposed. Headings that stand twice in either list are no sign of anything. `recalled` names the columns that are taken from
 * what was said.
 */
export function recallColumns(
  header: readonly string[],
  proposed: readonly (AttendanceField | null)[],
  before: readonly MappedList[],
): { columns: (AttendanceField | null)[]; recalled: number[] } {
  const here = placesOf(header)
  for (const list of before) {
    const said = new Map<number, AttendanceField | null>()
    const there = placesOf(list.header)
    let fits = list.columns.some(field => field !== null)
    for (const [index, field] of list.columns.entries()) {
      const key = foldText(list.header[index] ?? '')
      const [at, another] = here.get(key) ?? []
      const isPlain = key !== '' && at !== undefined && another === undefined && there.get(key)?.length === 1
      if (isPlain) said.set(at, field)
      else if (field !== null) fits = false
    }
    if (!fits) continue
    const taken = new Set(said.values())
    return {
      columns: header.map((_, index) => {
        const known = said.get(index)
        if (known !== undefined) return known
        const field = proposed[index] ?? null
        return taken.has(field) ? null : field
      }),
      recalled: [...said.keys()].sort((a, b) => a - b),
    }
  }
  return { columns: header.map((_, index) => proposed[index] ?? null), recalled: [] }
}

/** Where each heading stands, as they are compared: without case, accents and punctuation. */
function placesOf(header: readonly string[]): Map<string, number[]> {
  return Map.groupBy(header.keys(), index => foldText(header[index] ?? '')) as Map<string, number[]>
}
