import { type ReadQuantity, readQuantities } from '../../../engines/search/index.ts'

/** A sentence as it is understood: words to look for, and conditions with the sentence that is left without each. */
export interface ReadQuestion {
  readonly words: string
  readonly conditions: readonly {
    readonly text: string
    readonly without: string
    readonly is: ReadQuantity
  }[]
  /** The sentence with its conditions alone. */
  readonly withoutWords: string
}

/** Reads a sentence with the number signs of a language. */
export function readQuestion(sentence: string, language: string): ReadQuestion {
  const { quantities, rest } = readQuantities(sentence, language)
  const conditions = quantities.map(quantity => ({
    text: sentence.slice(quantity.start, quantity.end).trim(),
    without: tidy(`${sentence.slice(0, quantity.start)} ${sentence.slice(quantity.end)}`),
    is: quantity,
  }))
  return { words: rest, conditions, withoutWords: conditions.map(({ text }) => text).join(', ') }
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?: ?[,;] ?)+/g, ', ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '')
}
