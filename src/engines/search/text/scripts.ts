/** A stretch of one way of writing inside a run of letters. */
export interface Stretch {
  readonly kind: 'spaced' | 'han' | 'thai' | 'hangul'
  readonly text: string
  /** Offset in the run. */
  readonly at: number
}

const stretches =
  /(?<han>[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々〆]+)|(?<thai>[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+)|(?<hangul>\p{sc=Hangul}+)|(?<spaced>[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々〆\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Hangul}]+)/gu

/** True when every letter of the run is below the first script that is written without spaces. */
export function isSpaced(run: string): boolean {
  for (let index = 0; index < run.length; index++) if (run.charCodeAt(index) >= 0x0e00) return false
  return true
}

/** Cuts a run of letters where its way of writing changes: „OCT検査“ is a word and two characters. */
export function cutByScript(run: string): readonly Stretch[] {
  const found: Stretch[] = []
  for (const match of run.matchAll(stretches)) {
    const groups = match.groups ?? {}
    const kind = groups.han ? 'han' : groups.thai ? 'thai' : groups.hangul ? 'hangul' : 'spaced'
    found.push({ kind, text: match[0], at: match.index })
  }
  return found
}

const segmenters = new Map<string, Intl.Segmenter>()

/** Words of a text without spaces, by the dictionaries of ICU, with their offsets. */
export function segmentWords(text: string, code: string): readonly { text: string; at: number }[] {
  let segmenter = segmenters.get(code)
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(code, { granularity: 'word' })
    segmenters.set(code, segmenter)
  }
  const words: { text: string; at: number }[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(text))
    if (isWordLike) words.push({ text: segment, at: index })
  return words
}

/** Characters as a reader counts them for pairs: a Thai consonant with its vowel and tone marks is one. */
export function splitLetters(text: string): readonly { text: string; at: number }[] {
  const letters: { text: string; at: number }[] = []
  for (const match of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) letters.push({ text: match[0], at: match.index })
  return letters
}
