import { thinIdeas } from './lexicon/words.ts'
import type { PreparedRecord } from './prepare.ts'
import type { NameForm, NameWord } from './read-name.ts'

/**
 * How much a word tells within a list of names. A word that stands behind many different beginnings ('precision', 'imaging')
 * tells little; a word that only ever begins the names of one firm tells much, however often that firm is listed. Counting
 * beginnings rather than rows keeps a name with forty spellings from becoming common.
 */
export interface WordWeights {
  weigh(word: NameWord, isHead: boolean): number
  /** The weights of all words of a name, in their order. */
  of(form: NameForm): readonly number[]
  /** In how many differently named organisations a word is met; 0 when nothing is known. */
  spread(idea: string): number
  /** In how many rows it is met. */
  count(idea: string): number
}

const kindWeight: Record<NameWord['kind'], number> = {
  generic: 0.35,
  geo: 0.5,
  soft: 0.08,
  stop: 0.02,
  plain: 1,
}
const THIN_WEIGHT = 0.22
const HEAD_FACTOR = 1.5
const TAIL_FACTOR = 0.2

/** Weights for a list of records, or for none: then words weigh by what they are. */
export function weighWords(records: readonly PreparedRecord[]): WordWeights {
  const heads = new Map<string, Set<string>>()
  const counts = new Map<string, number>()
  for (const record of records) {
    const [main] = record.forms
    for (const word of main?.form.words ?? []) counts.set(word.idea, (counts.get(word.idea) ?? 0) + 1)
    for (const { form } of record.forms) {
      const head = headOf(form)
      for (const word of form.words) {
        if (word.kind === 'stop') continue
        const there = heads.get(word.idea)
        // Beginnings are counted by their first letters, so that a slip of the pen is no new beginning.
        if (there === undefined) heads.set(word.idea, new Set([head]))
        else if (there.size < 4096) there.add(head)
      }
    }
  }
  const byForm = new WeakMap<NameForm, readonly number[]>()
  const words: WordWeights = {
    of(form) {
      const there = byForm.get(form)
      if (there !== undefined) return there
      const head = headWord(form)
      const list = form.words.map(word => words.weigh(word, word === head))
      byForm.set(form, list)
      return list
    },
    spread: idea => heads.get(idea)?.size ?? 0,
    count: idea => counts.get(idea) ?? 0,
    weigh(word, isHead) {
      const spread = heads.get(word.idea)?.size ?? 1
      const common = spread <= 2 ? 1 : Math.max(0.35, 1 - 0.11 * Math.log2(spread / 2))
      const short = word.kind === 'plain' && word.text.length < 3 && word.text.length > 0 ? 0.6 : 1
      const kind = thinIdeas.has(word.idea) ? THIN_WEIGHT : kindWeight[word.kind]
      const weight = kind * (word.kind === 'plain' ? common * short : Math.max(0.6, common))
      if (word.isInitials && !isHead) return weight * 0.3
      return weight * (word.isTail ? TAIL_FACTOR : isHead && word.kind === 'plain' ? HEAD_FACTOR : 1)
    },
  }
  return words
}

function headOf(form: NameForm): string {
  return (headWord(form)?.idea ?? '').slice(0, 5)
}

/** The first word that tells; names of firms begin with what is theirs alone. */
export function headWord(form: NameForm): NameWord | undefined {
  return (
    form.words.find(word => word.kind === 'plain' && !word.isTail && !word.isInitials) ??
    form.words.find(word => word.kind === 'plain' && !word.isTail) ??
    form.words.find(word => word.kind !== 'stop' && word.kind !== 'soft') ??
    form.words[0]
  )
}
