import { hashNode } from './hashes.ts'

interface Inclusion {
  leaf: Uint8Array
  index: number
  size: number
  root: Uint8Array
  proof: readonly Uint8Array[]
}

/** True when the leaf stands at this place of the tree with this root (RFC 9162, 2.1.3.2). */
export function checkInclusion({ leaf, index, size, root, proof }: Inclusion): boolean {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let [node, last, hash] = [index, size - 1, leaf]
  for (const step of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = hashNode(step, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [halve(node), halve(last)]
    } else hash = hashNode(hash, step)
    ;[node, last] = [halve(node), halve(last)]
  }
  return last === 0 && areEqual(hash, root)
}

interface Consistency {
  earlier: { size: number; root: Uint8Array }
  later: { size: number; root: Uint8Array }
  proof: readonly Uint8Array[]
}

/** True when the later tree begins with the entries of the earlier one (RFC 9162, 2.1.4.2). */
export function checkConsistency({ earlier, later, proof }: Consistency): boolean {
  if (!Number.isSafeInteger(earlier.size) || !Number.isSafeInteger(later.size)) return false
  if (earlier.size < 1 || earlier.size > later.size) return false
  if (earlier.size === later.size) return proof.length === 0 && areEqual(earlier.root, later.root)
  const isPower = 2 ** Math.floor(Math.log2(earlier.size)) === earlier.size
  const [first, ...steps] = isPower ? [earlier.root, ...proof] : proof
  if (first === undefined) return false
  let [node, last] = [earlier.size - 1, later.size - 1]
  while (node % 2 === 1) [node, last] = [halve(node), halve(last)]
  let [before, after] = [first, first]
  for (const step of steps) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      before = hashNode(step, before)
      after = hashNode(step, after)
      while (node % 2 === 0 && node !== 0) [node, last] = [halve(node), halve(last)]
    } else after = hashNode(after, step)
    ;[node, last] = [halve(node), halve(last)]
  }
  return last === 0 && areEqual(before, earlier.root) && areEqual(after, later.root)
}

function halve(number: number): number {
  return Math.floor(number / 2)
}

/** Nothing here is secret: how long the comparison takes tells nobody anything. */
export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
