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

/** The first `most` of what is offered, in order. A heap in plain arrays: it is offered whole directories. */
export class First {
  /** What scores less cannot be among the first any more. */
  least = Number.NEGATIVE_INFINITY
  private size = 0
  private readonly most: number
  private readonly ids: readonly string[]
  private readonly numbers: Int32Array
  private readonly scores: Float64Array

  /** @param of how many are offered at most */
  constructor(ids: readonly string[], most: number, of: number) {
    this.most = Math.min(most, of)
    this.ids = ids
    this.numbers = new Int32Array(this.most)
    this.scores = new Float64Array(this.most)
  }

  /** True when as many were offered as are wanted. */
  get isFull(): boolean {
    return this.size === this.most
  }

  offer(number: number, score: number): void {
    if (score < this.least) return
    const { numbers, scores, most } = this
    if (this.size < most) {
      numbers[this.size] = number
      scores[this.size] = score
      this.siftUp(this.size++)
    } else if (most > 0 && this.comesFirst(score, number, scores[0] ?? 0, numbers[0] ?? 0)) {
      numbers[0] = number
      scores[0] = score
      this.siftDown()
    }
    if (this.size === most) this.least = scores[0] ?? this.least
  }

  inOrder(): readonly Scored[] {
    const list: Scored[] = []
    for (let at = 0; at < this.size; at++) {
      const document = this.numbers[at] ?? 0
      list.push({ document, id: this.ids[document] ?? '', score: this.scores[at] ?? 0 })
    }
    return list.sort(compareScored)
  }

  private comesFirst(score: number, number: number, otherScore: number, other: number): boolean {
    return score !== otherScore ? score > otherScore : (this.ids[number] ?? '') < (this.ids[other] ?? '')
  }

  private siftUp(from: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.swapIfLater(at, parent)) return
      at = parent
    }
  }

  private siftDown(): void {
    const { numbers, scores, size } = this
    let at = 0
    for (let left = 1; left < size; left = 2 * at + 1) {
      const right = left + 1
      const isRight =
        right < size &&
        this.comesFirst(scores[left] ?? 0, numbers[left] ?? 0, scores[right] ?? 0, numbers[right] ?? 0)
      const later = isRight ? right : left
      if (!this.swapIfLater(later, at)) return
      at = later
    }
  }

  /** Puts the child above its parent when it comes later in the order. */
  private swapIfLater(child: number, parent: number): boolean {
    const { numbers, scores } = this
    const [number, score] = [numbers[child] ?? 0, scores[child] ?? 0]
    const [above, scoreAbove] = [numbers[parent] ?? 0, scores[parent] ?? 0]
    if (!this.comesFirst(scoreAbove, above, score, number)) return false
    numbers[child] = above
    scores[child] = scoreAbove
    numbers[parent] = number
    scores[parent] = score
    return true
  }
}

/** The first `most` of the documents in order. */
export function selectFirst(
  documents: Int32Array,
  given: { readonly scores: Float64Array; readonly ids: readonly string[] },
  most: number,
): readonly Scored[] {
  const first = new First(given.ids, most, documents.length)
  const { scores } = given
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at] ?? 0
    const score = scores[document] ?? 0
    if (score >= first.least) first.offer(document, score)
  }
  return first.inOrder()
}
