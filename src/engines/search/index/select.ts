/** A document with its score; ids decide between equal scores, so that the order is one. */
export interface Scored {
  readonly document: number
  readonly id: string
  readonly score: number
}

/** Negative when `a` comes first: higher score, then smaller id. */
export function compareScored(a: Pick<Scored, 'id' | 'score'>, b: Pick<Scored, 'id' | 'score'>): number {
  if (a.score !== b.score) return b.score - a.score
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The first `most` of the documents in order. Keeps a heap of that many, the last of them on top. */
export function selectFirst(
  documents: Int32Array,
  given: { readonly scores: Float64Array; readonly ids: readonly string[] },
  most: number,
): readonly Scored[] {
  const { scores, ids } = given
  const heap: Scored[] = []
  let least = Number.NEGATIVE_INFINITY
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at] ?? 0
    const score = scores[document] ?? 0
    if (score < least) continue
    const id = ids[document] ?? ''
    const [last] = heap
    if (heap.length < most) {
      heap.push({ document, id, score })
      siftUp(heap, heap.length - 1)
    } else if (last !== undefined && (score > last.score || id < last.id)) {
      heap[0] = { document, id, score }
      siftDown(heap)
    }
    if (heap.length === most) least = heap[0]?.score ?? least
  }
  return heap.sort(compareScored)
}

function siftUp(heap: Scored[], from: number): void {
  let at = from
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!swapIfLater(heap, at, parent)) return
    at = parent
  }
}

function siftDown(heap: Scored[]): void {
  let at = 0
  for (;;) {
    const left = 2 * at + 1
    const right = left + 1
    if (left >= heap.length) return
    const [a, b] = [heap[left], heap[right]]
    const later = a !== undefined && b !== undefined && compareScored(a, b) < 0 ? right : left
    if (!swapIfLater(heap, later, at)) return
    at = later
  }
}

/** Puts the child above its parent when it comes later in the order. */
function swapIfLater(heap: Scored[], child: number, parent: number): boolean {
  const [low, high] = [heap[child], heap[parent]]
  if (low === undefined || high === undefined || compareScored(low, high) <= 0) return false
  heap[child] = high
  heap[parent] = low
  return true
}
