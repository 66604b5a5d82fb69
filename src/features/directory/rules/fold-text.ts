/** Latin letters that Unicode does not take apart into a letter and an accent. */
const unfolded: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
}

/**
 * A text without what people vary freely: case, accents, punctuation, width, spaces. For comparing, never for showing.
 * Scripts other than Latin keep their marks.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßłøđðþæœıħŧ]/g, letter => unfolded[letter] ?? letter)
    .replace(/[.'’`´·]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}

/**
 * How many letters must be typed, deleted, replaced or swapped with their neighbour to make one text of the other;
 * `limit` + 1 as soon as it is more than `limit`.
 */
export function countEdits(a: string, b: string, limit: number): number {
  const far = limit + 1
  if (Math.abs(a.length - b.length) > limit) return far
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => Math.min(index, far))
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Array<number>(b.length + 1).fill(far)
    row[0] = Math.min(i, far)
    let least = row[0]
    // Further off the diagonal than the limit there are more edits than that.
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let edits = Math.min((last[j] ?? far) + 1, (row[j - 1] ?? far) + 1, (last[j - 1] ?? far) + same, far)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (beforeLast[j - 2] ?? far) + 1)
      row[j] = edits
      if (edits < least) least = edits
    }
    if (least > limit) return far
    beforeLast = last
    last = row
  }
  return last[b.length] ?? far
}
