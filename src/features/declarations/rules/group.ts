import { smallestGroup } from '../../indicators/rules/hide.ts'

/**
 * Who may be counted in a figure that is read beside some of its parts: all of the reader's own, whose figures they know, and
 * of the others the first so many whole groups in the order in which they came. So the others' figure is never of fewer than
 * a group, whether it is read as it is, with the own ones taken off, or compared with what stood there before.
 */
export function tellable<One>(inOrder: readonly One[], isOwn: (one: One) => boolean): One[] {
  const others = inOrder.filter(one => !isOwn(one))
  const told = new Set(others.slice(0, Math.floor(others.length / smallestGroup) * smallestGroup))
  return inOrder.filter(one => isOwn(one) || told.has(one))
}

/** A number of organisations as whoever does not count them may read it; a few are not told. */
export function tellCount(count: number): number | null {
  return count > 0 && count < smallestGroup ? null : count
}

/** Sum, or for shares the mean, of what was said; to two digits. */
export function together(values: readonly number[], how: 'sum' | 'mean'): number {
  const sum = values.reduce((total, value) => total + value, 0)
  return Math.round((how === 'sum' ? sum : sum / values.length) * 100) / 100
}
