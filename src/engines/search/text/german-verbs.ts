import { stemmer as german } from '@orama/stemmers/german'

/** Prefixes that leave their verb and let 'ge' and 'zu' in between: 'ausgerottet', 'auszurotten'. As stems have them. */
const parted =
  /^(ab|an|auf|aus|bei|dar|durch|ein|empor|fest|fort|frei|heim|her|heran|heraus|herbei|herein|herum|herunter|hervor|hin|hinaus|hinein|hinzu|los|mit|nach|nieder|statt|teil|um|unter|vor|voran|voraus|vorbei|weg|weiter|wieder|zu|zurecht|zuruck|zusammen|zwischen)(ge|zu)(?=\p{L}{4})/u

/** A weak verb's participle: 'gemessert', 'getestet'; not the nouns that look like one, nor 'gehört' and others whose verb begins with 'ge'. */
const participle =
  /^ge(?!biet|birg|burt|deih|dicht|fahrd|fecht|halt|hirn|horch|hort|lang|lenkt|loft|mut|nehmig|nicht|niess|rat|recht|richt|rust|schaft|schicht|schieh|schlecht|sellschaft|sicht|spenst|stalt|statt|wahr|walt|wicht|winn|zelt)(\p{L}{3,})t$/u

/** The ending of weak verbs: with an e behind sounds that cannot stand before a t. */
const ending = /(?:(?<=[dt]|[bcdfghkpst][mn])e)?t$/u

/** Nouns whose t is no ending: 'Hundert' has nothing of a dog, nor 'Schwert' of what is heavy. */
const noun = /(?:hund|konz|exp|w)ert$|^(?:alb|gilb|herb|hub|lamb|norb|rob|schub)ert$/u

/**
 * What the stemmer takes off 'erobern', 'verteidigen' and 'veröffentlichen', and leaves on 'erobert', 'verteidigt' and
 * 'veröffentlicht'; not the light of 'Sonnenlicht'.
 */
const mistaken = /(?:er|ig|^(?:be|ent|er|ver)\p{L}+lich)$/u

const SHORTEST = 6

/**
 * The stem of a German word with what verbs put before, between and behind taken off, so that 'ausgerottet', 'auszurotten'
 * and 'ausrotten' are one, and 'testet', 'getestet' and 'testen'. Made of stems, so that the forms of a noun stay one, too.
 */
export function stripVerb(stem: string): string {
  const joined = stem.replace(parted, '$1').replace(/(?<=el)n$/u, '')
  const bare = participle.exec(joined)?.[1]
  const verb = loseEnding(bare?.replace(/(?<=[dt]|[bcdfghkpst][mn])e$/u, '') ?? joined)
  return (mistaken.test(verb) ? loseEnding(german(`${verb}en`)) : verb).replace(
    /(?<=[bcdfgkmnpst])(?<!^mitt)l$/u,
    'el',
  )
}

function loseEnding(stem: string): string {
  let verb = stem
  while (verb.length >= SHORTEST && verb.endsWith('t') && !noun.test(verb)) verb = verb.replace(ending, '')
  return verb
}
