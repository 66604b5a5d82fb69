import { createHash } from 'node:crypto'

const leafMark = new Uint8Array([0])
const nodeMark = new Uint8Array([1])
const sealMark = new Uint8Array([2])

/** SHA-256 over the parts, one behind the other. */
function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Hash of an entry's bytes (RFC 9162, 2.1.1). */
export function hashLeaf(bytes: Uint8Array): Buffer {
  return sha256(leafMark, bytes)
}

/** Hash of two subtrees (RFC 9162, 2.1.1). */
export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(nodeMark, left, right)
}

/** Hash of nothing: the root of a tree without entries. */
export function hashNothing(): Buffer {
  return sha256()
}

/** Hash of a salted value; the mark keeps it apart from leaves and nodes. */
export function hashSealed(salt: Uint8Array, bytes: Uint8Array): Buffer {
  return sha256(sealMark, salt, bytes)
}
