import type { DocumentRow } from './queries-documents.ts'

/** Rows that are kept: more than most directories have organisations, a few kilobytes each. */
const mostRows = 5_000

/**
 * Organisations as they were read last, so that what is found again and again is not read again and again. Whatever changes
 * one of them is announced, and `forget` is told of it.
 */
export class KeptRows {
  readonly #rows = new Map<string, DocumentRow>()
  #turn = 0

  /** The rows of these ids; what is not kept is loaded. */
  async read(
    ids: readonly string[],
    load: (missing: readonly string[]) => Promise<readonly DocumentRow[]>,
  ): Promise<readonly DocumentRow[]> {
    const kept = ids.flatMap(id => this.#take(id) ?? [])
    if (kept.length === ids.length) return kept
    const has = new Set(kept.map(({ id }) => id))
    const turn = this.#turn
    const loaded = await load(ids.filter(id => !has.has(id)))
    // What was read while something was announced may be from before it.
    if (turn === this.#turn) for (const row of loaded) this.#keep(row)
    return [...kept, ...loaded]
  }

  forget(ids: readonly string[]): void {
    this.#turn++
    for (const id of ids) this.#rows.delete(id)
  }

  forgetAll(): void {
    this.#turn++
    this.#rows.clear()
  }

  /** What was used last is forgotten last. */
  #take(id: string): DocumentRow | undefined {
    const row = this.#rows.get(id)
    if (row === undefined) return undefined
    this.#rows.delete(id)
    this.#rows.set(id, row)
    return row
  }

  #keep(row: DocumentRow): void {
    this.#rows.set(row.id, row)
    const [oldest] = this.#rows.keys()
    if (this.#rows.size > mostRows && oldest !== undefined) this.#rows.delete(oldest)
  }
}
