import { foldText } from '../../directory/rules/fold-text.ts'
import type { AttendanceField } from './attendance.ts'

/** A list whose columns somebody gave a meaning. */
export interface MappedList {
  header: readonly string[]
  columns: readonly (AttendanceField | null)[]
}

/**
 * What the columns of a new list mean: as somebody said of the latest list of the same kind, else as proposed. Of the same kind is
 * a list whose headings all stand in this one, where what stands here besides means nothing by itself. Headings that are empty or
 * stand twice are no sign of anything. `recalled` names the columns that are taken from what was said.
 */
export function recallColumns(
  header: readonly string[],
  proposed: readonly (AttendanceField | null)[],
  before: readonly MappedList[],
): { columns: (AttendanceField | null)[]; recalled: number[] } {
  for (const list of before) {
    const said = findSaid(header, list)
    if (said === null || header.some((_, index) => !said.has(index) && proposed[index] != null)) continue
    return {
      columns: header.map((_, index) => said.get(index) ?? null),
      recalled: [...said.keys()].sort((a, b) => a - b),
    }
  }
  return { columns: header.map((_, index) => proposed[index] ?? null), recalled: [] }
}

/** What was said of the columns of a list, by the columns of another; null where one of its headings is not there. */
function findSaid(
  header: readonly string[],
  list: MappedList,
): ReadonlyMap<number, AttendanceField | null> | null {
  const here = placesOf(header)
  const there = placesOf(list.header)
  const said = new Map<number, AttendanceField | null>()
  for (const [key, [from, again]] of there) {
    const field = from === undefined ? null : (list.columns[from] ?? null)
    const [at, another] = here.get(key) ?? []
    const isSign = key !== '' && again === undefined
    if (isSign && at !== undefined && another === undefined) said.set(at, field)
    else if (isSign || there.get(key)?.some(index => list.columns[index] != null) === true) return null
  }
  return [...said.values()].some(field => field !== null) ? said : null
}

/** Where each heading stands, as they are compared: without case, accents and punctuation. */
function placesOf(header: readonly string[]): Map<string, number[]> {
  return Map.groupBy(header.keys(), index => foldText(header[index] ?? '')) as Map<string, number[]>
}
