/** Reads an integer whose index is known to be inside the array. */
export function at(array: Int32Array, index: number): number {
  return array[index] as number
}

/** Reads a 0/1 mark whose index is known to be inside the array. */
export function isMarked(array: Uint8Array, index: number): boolean {
  return array[index] === 1
}

/** Reads an element whose index is known to be inside the list. */
export function item<T>(list: readonly T[], index: number): T {
  return list[index] as T
}
