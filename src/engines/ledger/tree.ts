import { hashNode, hashNothing } from './hashes.ts'

/**
 * A tree that grows, as the roots of its full subtrees, the largest first: one for each bit set in its size. All that
 * has to be kept to add an entry and to know the root.
 */
export interface Peaks {
  size: number
  hashes: readonly Uint8Array[]
}

/** A tree without entries. */
export const noPeaks: Peaks = { size: 0, hashes: [] }

/** The tree with one entry more, by the hash of its leaf. */
export function addLeaf(peaks: Peaks, leaf: Uint8Array): Peaks {
  const hashes = [...peaks.hashes]
  let last = leaf
  for (let size = peaks.size; size % 2 === 1; size = (size - 1) / 2)
    last = hashNode(hashes.pop() ?? last, last)
  return { size: peaks.size + 1, hashes: [...hashes, last] }
}

/** The root of a growing tree. */
export function rootOfPeaks({ hashes }: Peaks): Uint8Array {
  const [last, ...rest] = hashes.toReversed()
  return last === undefined ? hashNothing() : rest.reduce((right, left) => hashNode(left, right), last)
}

/** The root over the leaf hashes (RFC 9162, 2.1.1). */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  return rootOfPeaks(leaves.reduce(addLeaf, noPeaks))
}

/** The largest power of two below a size of two or more: where RFC 9162 splits a tree. */
function split(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

/**
 * The hashes that lead from a leaf to the root (RFC 9162, 2.1.3.1).
 * @throws RangeError where the tree has no such leaf
 */
export function proveInclusion(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('no such entry')
  if (leaves.length === 1) return []
  const at = split(leaves.length)
  const [left, right] = [leaves.slice(0, at), leaves.slice(at)]
  return index < at
    ? [...proveInclusion(left, index), rootOf(right)]
    : [...proveInclusion(right, index - at), rootOf(left)]
}

/**
 * The hashes that show that a tree begins with its own first entries (RFC 9162, 2.1.4.1).
 * @throws RangeError where the tree was never of that size, or empty then
 */
export function proveConsistency(leaves: readonly Uint8Array[], earlier: number): Uint8Array[] {
  if (!Number.isInteger(earlier) || earlier < 1 || earlier > leaves.length)
    throw new RangeError('no such earlier size')
  return subproof(leaves, earlier, true)
}

function subproof(leaves: readonly Uint8Array[], earlier: number, isWhole: boolean): Uint8Array[] {
  if (earlier === leaves.length) return isWhole ? [] : [rootOf(leaves)]
  const at = split(leaves.length)
  const [left, right] = [leaves.slice(0, at), leaves.slice(at)]
  return earlier <= at
    ? [...subproof(left, earlier, isWhole), rootOf(right)]
    : [...subproof(right, earlier - at, false), rootOf(left)]
}
