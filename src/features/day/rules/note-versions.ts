/** One edit of a note, as its writer's clock and the house counted it. */
export interface Edit {
  id: string
  writtenAt: Date
  /** Counts edits in the order the house took them. */
  number: number
}

/**
 * What holds of all edits of a note, and what stands beside it, newest first: what was written last holds, whenever it
 * arrived; of two written at one moment the one that arrived last.
 */
export function readEdits<One extends Edit>(edits: readonly One[]): { holds: One | null; earlier: One[] } {
  const [holds = null, ...earlier] = [...edits].sort(
    (a, b) => b.writtenAt.getTime() - a.writtenAt.getTime() || b.number - a.number,
  )
  return { holds, earlier }
}
