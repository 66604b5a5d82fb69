/** Prefixes that leave their verb and let 'ge' and 'zu' in between: 'ausgerottet', 'auszurotten'. As stems have them. */
const parted =
  /^(ab|an|auf|aus|bei|dar|durch|ein|empor|fest|fort|frei|heim|her|heran|heraus|herbei|herein|herum|herunter|hervor|hin|hinaus|hinein|hinzu|los|mit|nach|nieder|statt|teil|um|unter|vor|voran|voraus|vorbei|weg|weiter|wieder|zu|zurecht|zuruck|zusammen|zwischen)(ge|zu)(?=\p{L}{4})/u

/** A weak verb's participle: 'gemessert', 'getestet'; not the nouns that look like one. */
const participle =
  /^ge(?!biet|birg|burt|dicht|fecht|halt|hirn|lenkt|loft|mut|nicht|rat|recht|richt|rust|schaft|schicht|schlecht|sellschaft|sicht|spenst|stalt|walt|wicht|zelt)(\p{L}{3,})t$/u

/** The ending of weak verbs: with an e behind sounds that cannot stand before a t. */
const ending = /(?:(?<=[dt]|[bcdfghkpst][mn])e)?t$/u

const SHORTEST = 6

/**
 * The stem of a German word with what verbs put before, between and behind taken off, so that 'ausgerottet', 'auszurotten'
 * and 'ausrotten' are one, and 'testet', 'getestet' and 'testen'. Made of stems, so that the forms of a noun stay one, too.
 */
export function stripVerb(stem: string): string {
  const joined = stem.replace(parted, '$1').replace(/(?<=el)n$/u, '')
  const bare = participle.exec(joined)?.[1]
  let verb = bare === undefined ? joined : bare.replace(/(?<=[dt]|[bcdfghkpst][mn])e$/u, '')
  while (verb.length >= SHORTEST && verb.endsWith('t')) verb = verb.replace(ending, '')
  return verb
}
