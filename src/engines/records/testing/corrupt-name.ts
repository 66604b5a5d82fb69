/** What offices and people make of words. */
const shorter: readonly (readonly [RegExp, readonly string[]])[] = [
  [/Universit[a-zé]+|UNIVERSIT[A-Z]+/, ['UNIV', 'Univ.']],
  [/Institut[eo]?\b|INSTITUT[EO]?\b/, ['INST']],
  [/Technolog(?:y|ies)|TECHNOLOG(?:Y|IES)/, ['TECH', 'TECHNOL']],
  [/Research\b|RESEARCH\b/, ['RES']],
  [/Industr(?:y|ies|ial)|INDUSTR(?:Y|IES|IAL)/, ['IND']],
  [/International\b|INTERNATIONAL\b/, ['INT', 'INTL']],
  [/Manufacturing|MANUFACTURING/, ['MFG']],
  [/Electronics|ELECTRONICS/, ['ELECTRON', 'Electronic']],
  [/Medical|MEDICAL/, ['MED']],
  [/\b(?:Limited|Ltd\.?|LTD)$/, ['LIMITED', 'Ltd', 'LTD.', '']],
  [/\b(?:GmbH|GMBH)$/, ['G.M.B.H.', 'Gesellschaft mbH', '']],
  [/\b(?:AG|AKTIENGESELLSCHAFT)$/, ['Aktiengesellschaft', 'A.G.', '']],
  [/ (?:and|AND|&) /, [' & ', ' and ', ' AND ']],
]

/**
 * One of the ways a name comes back from a patent office, a register or a hurried hand: shortened, in other letters, with
 * another legal form, one letter wrong. The same seed gives the same spelling.
 */
export function corruptName(name: string, seed: number): string {
  let state = (seed * 2654435761) >>> 0
  const next = (below: number) => {
    state = (state * 1664525 + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  let text = name
  for (let step = 0; step < 2; step += 1) {
    const way = next(10)
    const usable = shorter.filter(([pattern]) => pattern.test(text))
    const chosen = usable[next(Math.max(1, usable.length))]
    if (way < 5 && chosen !== undefined)
      text = text.replace(chosen[0], chosen[1][next(chosen[1].length)] ?? '').trim()
    else if (way < 6) text = text.toUpperCase()
    else if (way < 7) text = text.replace(/ (?=\S+$)/, '-')
    else if (way < 8) text = `${text}, ${['Berlin', 'Lyon', 'Torino'][next(3)]}`
    else if (way < 9) text = slip(text, next)
  }
  return text
}

/** Two letters of a long word swapped, or one left out. */
function slip(text: string, next: (below: number) => number): string {
  const words = text.split(' ')
  const long = words.map((word, at) => ({ word, at })).filter(({ word }) => word.length > 8)
  const chosen = long[next(Math.max(1, long.length))]
  if (chosen === undefined) return text
  const { word, at } = chosen
  const place = 2 + next(word.length - 4)
  words[at] =
    next(2) === 0
      ? word.slice(0, place) + word.slice(place + 1)
      : word.slice(0, place) + (word[place + 1] ?? '') + (word[place] ?? '') + word.slice(place + 2)
  return words.join(' ')
}
