import { countEdits, letterMask, stripMarks } from '../text/letters.ts'
import { bitsIn } from './bit-set.ts'
import { GrowingInts } from './growing.ts'
import type { Lexicon } from './lexicon.ts'

/** Terms of one language and one length, with the letters each has. */
interface Shelf {
  readonly terms: GrowingInts
  readonly masks: GrowingInts
}

export interface Spelling {
  readonly term: number
  readonly edits: number
}

/** The terms of a lexicon by language, length and first letter, to be looked through for what was meant. */
export class Spellings {
  private readonly lexicon: Lexicon
  private readonly byLength: Shelf[][] = []
  private readonly byFirst: Map<number, number[]>[] = []
  private done = 0

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
  }

  /** Terms that differ from these letters by at most so many edits, marks aside. */
  near(language: number, letters: string, allowed: number): Spelling[] {
    this.catchUp()
    const mask = letterMask(letters)
    const found: Spelling[] = []
    const shelves = this.byLength[language] ?? []
    for (
      let length = Math.max(0, letters.length - allowed - 1);
      length <= letters.length + allowed + 1;
      length++
    ) {
      const shelf = shelves[length]
      if (shelf === undefined) continue
      const masks = shelf.masks.raw()
      for (let at = 0; at < shelf.terms.length; at++) {
        if (bitsIn(mask ^ (masks[at] ?? 0)) > 2 * allowed) continue
        const term = shelf.terms.get(at)
        const edits = countEdits(stripMarks(this.lexicon.terms[term] ?? ''), letters, allowed)
        if (edits <= allowed) found.push({ term, edits })
      }
    }
    return found
  }

  /** Terms that begin with these letters and go on for more than so many. */
  longer(language: number, letters: string, allowed: number): Spelling[] {
    this.catchUp()
    const found: Spelling[] = []
    for (const term of this.byFirst[language]?.get(letters.charCodeAt(0)) ?? []) {
      const text = this.lexicon.terms[term] ?? ''
      const edits = text.length - letters.length
      if (edits > allowed && text.startsWith(letters)) found.push({ term, edits })
    }
    return found
  }

  /** Terms that end with these letters and have more than so many before them. Looks at every term of the language. */
  ending(language: number, letters: string, allowed: number): Spelling[] {
    this.catchUp()
    const found: Spelling[] = []
    const shelves = this.byLength[language] ?? []
    for (let length = letters.length + allowed + 1; length < shelves.length; length++) {
      const terms = shelves[length]?.terms
      for (let at = 0; terms !== undefined && at < terms.length; at++) {
        const term = terms.get(at)
        if (this.lexicon.terms[term]?.endsWith(letters)) found.push({ term, edits: length - letters.length })
      }
    }
    return found
  }

  /** Terms only ever come to a lexicon. */
  private catchUp(): void {
    for (; this.done < this.lexicon.size; this.done++) {
      const text = this.lexicon.terms[this.done] ?? ''
      const language = this.lexicon.languages[this.done] ?? 0
      const shelves = this.byLength[language] ?? []
      this.byLength[language] = shelves
      const shelf = shelves[text.length] ?? { terms: new GrowingInts(), masks: new GrowingInts() }
      shelves[text.length] = shelf
      shelf.terms.push(this.done)
      shelf.masks.push(letterMask(text))
      const firsts = this.byFirst[language] ?? new Map<number, number[]>()
      this.byFirst[language] = firsts
      const first = firsts.get(text.charCodeAt(0))
      if (first === undefined) firsts.set(text.charCodeAt(0), [this.done])
      else first.push(this.done)
    }
  }
}
