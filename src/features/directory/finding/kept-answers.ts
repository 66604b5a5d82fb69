import type { SearchAnswer, SearchQuestion, Sight } from '../../../engines/search/index.ts'

/** Answers that are kept over all viewers, some ten kilobytes each. */
const mostAnswers = 200

export interface KeptAnswer {
  readonly answer: SearchAnswer
  /** The question that was answered: with fewer words asked for than at first, where nothing has most of them. */
  readonly question: SearchQuestion
  readonly isLoosened: boolean
}

/** What was answered last, by what the asker sees and the question: at a fair many ask the same. For one state of the index. */
export class KeptAnswers {
  readonly #answers = new Map<string, KeptAnswer>()
  readonly #sights = new WeakMap<Sight, number>()
  #count = 0

  find(sight: Sight, question: SearchQuestion, answer: () => KeptAnswer): KeptAnswer {
    const key = `${this.#numberOf(sight)} ${JSON.stringify(question)}`
    const known = this.#answers.get(key) ?? answer()
    this.#answers.delete(key)
    this.#answers.set(key, known)
    const [oldest] = this.#answers.keys()
    if (this.#answers.size > mostAnswers && oldest !== undefined) this.#answers.delete(oldest)
    return known
  }

  forgetAll(): void {
    this.#answers.clear()
  }

  #numberOf(sight: Sight): number {
    const known = this.#sights.get(sight) ?? ++this.#count
    this.#sights.set(sight, known)
    return known
  }
}
