interface Rule {
  /** How many work at once. */
  readonly most: number
  /** In a line that is longer than this they are let in beyond that: what many do at once takes less work for each. */
  readonly longestLine: number
  /** After this long somebody else begins, too: who waits for a slow database keeps nobody from their turn. */
  readonly longestMs: number
}

/**
 * Has only a few work at once; who comes later begins in order. A process that works on all questions a bit at a time answers
 * all of them late, and people who are answered at the same moment come back at the same moment; taken in turns, most are
 * answered early.
 */
export class Turns {
  readonly #rule: Rule
  #busy = 0
  readonly #line: (() => void)[] = []

  constructor(rule: Rule) {
    this.#rule = rule
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    await new Promise<void>(resolve => {
      this.#line.push(resolve)
      this.#letIn()
    })
    let isOver = false
    const end = () => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      this.#busy--
      this.#letIn()
    }
    const timer = setTimeout(end, this.#rule.longestMs)
    try {
      return await work()
    } finally {
      // What is left to do with the answer comes before the next begins.
      setImmediate(end)
    }
  }

  #letIn(): void {
    const { most, longestLine } = this.#rule
    while (this.#busy < most + Math.max(0, this.#line.length - longestLine)) {
      const next = this.#line.shift()
      if (next === undefined) return
      this.#busy++
      next()
    }
  }
}
