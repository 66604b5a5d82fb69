/** A piece of a text, and whether the question asked for it. */
export interface TextPiece {
  text: string
  hit: boolean
}

/** The words of a question, folded as the search folds them: no accents, no case. */
export function questionWords(question: string): string[] {
  return question
    .split(/\s+/)
    .map(fold)
    .filter(word => word !== '')
    .slice(0, 12)
}

/** Cuts a text at the words a question found in it; the pieces together are the text. */
export function findMatches(text: string, words: readonly string[]): TextPiece[] {
  const letters = [...text]
  const folded = letters.map(fold)
  const hit = new Array<boolean>(letters.length).fill(false)
  const plain = folded.join('')
  const owner = folded.flatMap((piece, index) => [...piece].flatMap(char => Array(char.length).fill(index)))
  for (const word of words) {
    for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + 1)) {
      for (let place = at; place < at + word.length; place += 1) hit[owner[place] ?? -1] = true
    }
  }
  const pieces: TextPiece[] = []
  for (const [index, letter] of letters.entries()) {
    const last = pieces.at(-1)
    const marked = hit[index] === true
    if (last !== undefined && last.hit === marked) last.text += letter
    else pieces.push({ text: letter, hit: marked })
  }
  return pieces
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
