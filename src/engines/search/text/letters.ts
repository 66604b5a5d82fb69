/** A word without any mark on its letters: how people type who have no such key. For comparing only. */
export function stripMarks(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
}

/** Which letters a word has, as 32 bits: words within k edits differ in at most 2k of them. Marks do not count. */
export function letterMask(word: string): number {
  let mask = 0
  const letters = stripMarks(word)
  for (let at = 0; at < letters.length; at++) mask |= 1 << (letters.charCodeAt(at) & 31)
  return mask
}

/**
 * Letters to type, delete, replace or swap with their neighbour to make one word of the other (optimal string
 * alignment); `limit` + 1 as soon as it is more than `limit`.
 */
export function countEdits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let smallest = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1)
      row.push(edits)
      smallest = Math.min(smallest, edits)
    }
    if (smallest > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return last[b.length] ?? limit + 1
}

/** Every word that one typing error away may have become this one: a letter left out, swapped, another or too many. */
export function* oneEditAway(word: string): Iterable<string> {
  const letters = new Set([...'abcdefghijklmnopqrstuvwxyz', ...word])
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at)
    const after = word.slice(at)
    if (after.length > 1) yield before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2)
    if (after.length > 0) yield before + after.slice(1)
    for (const letter of letters) {
      yield before + letter + after
      if (after.length > 0) yield before + letter + after.slice(1)
    }
  }
}
