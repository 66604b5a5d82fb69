const ROW = 64
/** Three rows of the table of edits; one table, since nothing here waits. */
const rows = new Uint8Array(4 * ROW)

/**
 * How many letters must be typed, deleted, replaced or swapped with their neighbour to make one word of the other; `limit` + 1
 * as soon as it is more than `limit`. (Optimal string alignment.)
 */
export function countEdits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1
    endB -= 1
  }
  const width = endB - start
  const height = endA - start
  if (height === 0 || width === 0) return Math.max(height, width)
  if (width > 60) return limit + 1
  for (let j = 0; j <= width; j += 1) rows[ROW + j] = j
  for (let i = 1; i <= height; i += 1) {
    const row = (i % 3) * ROW + ROW
    const last = ((i + 2) % 3) * ROW + ROW
    const beforeLast = ((i + 1) % 3) * ROW + ROW
    if (i === 1) for (let j = 0; j <= width; j += 1) rows[last + j] = j
    rows[row] = i
    let least = i
    const letter = a.charCodeAt(start + i - 1)
    for (let j = 1; j <= width; j += 1) {
      const other = b.charCodeAt(start + j - 1)
      let edits = Math.min(
        (rows[last + j] ?? 0) + 1,
        (rows[row + j - 1] ?? 0) + 1,
        (rows[last + j - 1] ?? 0) + (letter === other ? 0 : 1),
      )
      if (i > 1 && j > 1 && letter === b.charCodeAt(start + j - 2) && a.charCodeAt(start + i - 2) === other)
        edits = Math.min(edits, (rows[beforeLast + j - 2] ?? 0) + 1)
      rows[row + j] = edits
      if (edits < least) least = edits
    }
    if (least > limit) return limit + 1
  }
  return Math.min(limit + 1, rows[(height % 3) * ROW + ROW + width] ?? limit + 1)
}
