import { countEdits } from './count-edits.ts'
import { foldText, isEastAsian, type Script, scriptOf } from './fold.ts'
import { isGivenName } from './lexicon/given-names.ts'
import {
  eastAsianForms,
  edgeOnly,
  type FormClass,
  joinLetters,
  legalForms,
  longForms,
} from './lexicon/legal-forms.ts'
import { lookUpWord, splitCompound, type WordKind } from './lexicon/words.ts'

/** One word of a name with what it tells. */
export interface NameWord {
  /** As folded. */
  readonly text: string
  /** What it means, one text for all spellings and languages the lexicon knows. */
  readonly idea: string
  readonly kind: WordKind
  /** Behind the legal form or a comma: a town, a branch, a country. */
  readonly isTail: boolean
  /** Made of single letters, as in `E. I. du Pont`. */
  readonly isInitials: boolean
}

/** One way an organisation is called. */
export interface NameForm {
  readonly words: readonly NameWord[]
  /** Ideas in their order, tail and stop words left out: equal keys are equal names. */
  readonly key: string
  /** The same words as written, without spaces, tail left out. */
  readonly squashed: string
  readonly formClass: FormClass | null
  readonly form: string | null
  readonly script: Script
  /** First letters of the words, with and without small words. */
  readonly acronyms: readonly string[]
  /** The one word of a name that could be an acronym. */
  readonly single: string | null
  readonly person: PersonName | null
}

export interface PersonName {
  /** Words of a family name when a comma tells, otherwise empty. */
  readonly family: readonly string[]
  /** All words of two or more letters. */
  readonly full: readonly string[]
  readonly initials: readonly string[]
}

export interface ReadName {
  readonly main: NameForm
  /** Names in brackets, behind an asterisk, after 'trading as', in a second script. */
  readonly others: readonly NameForm[]
}

const titles = new Set(
  'dr prof professor dipl ing ir mr mrs ms miss sir phd msc med dott herr frau hr fr mag jr sr dott ingenieur rer nat habil mme monsieur'.split(
    ' ',
  ),
)

const aliasMarks =
  /\b(?:d\s?\/\s?b\s?\/\s?a|dba|t\s?\/\s?a|trading as|f\s?\/\s?k\s?\/\s?a|formerly(?: known as)?|also known as|a\s?\/\s?k\s?\/\s?a|vormals|ehemals|ehem\.|vorm\.|anciennement|voorheen|gia'|sous le nom de|dit[e]? :)(?=\W)/

/** Reads a name into its forms. Reading what a form says (its `key`) gives that form again. */
export function readName(name: string): ReadName {
  const folded = foldText(name.slice(0, 400))
    .replace(/[`´’ʼ‘]/g, "'")
    .replace(/\ba\/s\b/g, 'as ')
  const others: string[] = []
  let main = withoutEastAsianForms(folded)
  main = main.replace(/[([{（【]([^()[\]{}（）【】]{2,})[)\]}）】]/g, (_whole, inner: string, at: number) => {
    // Before the legal form, '(Tianjin) Co., Ltd.' is part of the name; behind everything it is another name.
    const after = main.slice(at).replace(/^[^)\]}）】]*[)\]}）】]/, '')
    if (!isName(inner) || /[\p{L}\p{N}]/u.test(after.replace(/[([{（【].*/, ''))) return ` ${inner} `
    others.push(inner)
    return ' '
  })
  const starred = main.match(/^(.{3,}?)\s*\*\s*([^*]{2,})$/)
  if (starred !== null) {
    main = starred[1] ?? main
    others.push(starred[2] ?? '')
  }
  const marked = main.split(aliasMarks)
  if (marked.length > 1) {
    main = marked[0] ?? main
    others.push(...marked.slice(1))
  }
  const scripts = splitScripts(main)
  if (scripts !== null) {
    main = scripts[0]
    others.push(scripts[1])
  }
  const form = readForm(main, folded)
  return {
    main: form.words.length === 0 && others.length > 0 ? readForm(others.join(' '), folded) : form,
    others: others.flatMap(other => {
      const read = readForm(other, folded)
      return read.words.some(word => word.kind !== 'stop') ? [read] : []
    }),
  }
}

/** Brackets hold another name when a word in them is somebody's own; '(UK)', '(Environmental)', '(publ)' belong to the name. */
function isName(text: string): boolean {
  return tokens(text).some(
    word =>
      word.length > 1 &&
      lookUpWord(word).kind === 'plain' &&
      !legalForms.classes.has(word) &&
      !titles.has(word),
  )
}

function withoutEastAsianForms(folded: string): string {
  if (!isEastAsian(folded)) return folded
  let text = folded
  for (const [pattern, formClass] of eastAsianForms) text = text.replace(pattern, ` ${marks[formClass]} `)
  return text
}

/** East Asian forms stand in the text as Latin ones of the same class from here on. */
const marks: Record<FormClass, string> = {
  'share-company': 'kk',
  limited: 'llc',
  partnership: 'ohg',
  association: 'aisbl',
  foundation: '',
  cooperative: 'coop',
  sole: '',
}

/** A name that says the same twice, once in Latin letters and once in others, is two names. */
function splitScripts(text: string): [string, string] | null {
  const isOther =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Hebrew}\p{Script=Arabic}ー]/u
  const words = text.split(/[\s,/|-]+/)
  const other = words.filter(word => isOther.test(word))
  const latin = words.filter(word => !isOther.test(word))
  const letters = latin.filter(word => word.length > 2 && !legalForms.classes.has(word)).join('')
  return other.length > 0 && letters.length > 2 ? [latin.join(' '), other.join(' ')] : null
}

const connectors = new Set([
  '&',
  '+',
  'and',
  'und',
  'et',
  'og',
  'och',
  'ja',
  'ir',
  'oraz',
  'kai',
  'ed',
  'u',
  'e',
  'y',
  'i',
  'en',
  've',
  'a',
])
const alwaysConnectors = new Set(['&', '+', 'and', 'und', 'et', 'og', 'och', 'oraz', 'kai'])

/** Words and commas of a folded text. */
function tokens(text: string): string[] {
  return (
    text
      .replace(/(?<!\p{L})(?:l|d|dell|dall|nell|sull|all|un|qu)'(?=\p{L})/gu, ' ')
      .replace(/['"„“”«»]/g, '')
      .replace(/(?<=\p{L})\.(?=\p{L}{2})/gu, ' ')
      .match(/[\p{L}\p{N}\p{M}ー]+|[&+,;:]/gu) ?? []
  )
}

function readForm(text: string, whole: string): NameForm {
  const parts = dropConnectors(tokens(nameCountries(text)))
  const person = readPerson(text, parts)
  const joined = joinAcrossParts(parts)
  const letters = new Set(joined.filter(word => word.length <= 4 && !parts.includes(word)))
  const { words, tail, form, formClass } = withoutForms(joined)
  const kept = words.length === 0 && tail.length === 0 ? joined.filter(word => !/^[,;:]$/.test(word)) : words
  const named = withoutPurpose([
    ...kept.flatMap(apart).map(word => toWord(word, false, letters.has(word))),
    ...tail.map(word => toWord(word, true, letters.has(word))),
  ])
  return shape(named, {
    form,
    formClass,
    person: form === null ? person : null,
    script: scriptOf(text),
    whole,
  })
}

const purposes = new Set(
  'forderung bevordering promotion promozione promocion advancement fomento'.split(' '),
)

/** 'Society for the promotion of …': what a body is for is left out as often as not. */
function withoutPurpose(words: readonly NameWord[]): NameWord[] {
  const at = words.findIndex(word => purposes.has(word.text))
  const told = words.slice(0, at).filter(word => word.kind !== 'stop' && word.kind !== 'soft')
  if (at < 0 || told.length < 2 || !told.some(word => word.kind === 'plain')) return [...words]
  return words.map((word, index) => (index < at ? word : { ...word, isTail: true }))
}

function nameCountries(text: string): string {
  return text
    .replace(/\bunited states(?: of america)?\b/g, 'usa')
    .replace(/\bunited kingdom\b|\bgreat britain\b/g, 'uk')
}

function apart(word: string): readonly string[] {
  return splitCompound(word)?.filter(part => part !== '') ?? [word]
}

function toWord(text: string, isTail: boolean, areLetters: boolean): NameWord {
  const { idea, kind } = lookUpWord(text)
  const isInitials = kind === 'plain' && (areLetters || text.length === 1)
  const isCompound = kind === 'plain' && text.length > 15 && text.endsWith('gesellschaft')
  return { text, idea: isCompound ? text.slice(0, -12).replace(/s$/, '') : idea, kind, isTail, isInitials }
}

function shape(
  named: readonly NameWord[],
  more: Pick<NameForm, 'form' | 'formClass' | 'person' | 'script'> & { whole: string },
): NameForm {
  const said = named.filter(word => !word.isTail)
  const telling = said.filter(word => word.kind !== 'stop' && word.kind !== 'soft')
  const letters = (words: readonly NameWord[]) => words.map(word => word.text[0] ?? '').join('')
  const acronyms = [letters(telling), letters(said.filter(word => word.kind !== 'stop')), letters(said)]
  // 'Centre national de la recherche scientifique CNRS' says its acronym itself.
  const words =
    said.length < 4
      ? named
      : named.map(word => (saysAcronym(word, said, letters) ? { ...word, kind: 'soft' as const } : word))
  return {
    words,
    key: keyWords(words),
    squashed: said
      .filter(word => word.kind !== 'stop' || telling.length < 2)
      .map(word => word.text)
      .join(''),
    form: more.form,
    formClass: more.formClass,
    script: more.script,
    acronyms: [...new Set(acronyms)].filter(one => one.length >= 3),
    single: singleWord(said),
    person: more.person,
  }
}

function singleWord(said: readonly NameWord[]): string | null {
  const telling = said.filter(word => word.kind !== 'soft' && word.kind !== 'stop')
  const [word] = telling
  if (telling.length !== 1 || word === undefined || word.kind !== 'plain') return null
  return word.text.length >= 3 && word.text.length <= 8 ? word.text : null
}

function keyWords(words: readonly NameWord[]): string {
  const said = words.filter(word => !word.isTail)
  const telling = said.filter(word => word.kind !== 'stop' && word.kind !== 'soft')
  return (telling.length > 0 ? telling : said).map(word => word.idea).join(' ')
}

/** True for the first or last word when it is made of the first letters of all others. */
function saysAcronym(
  word: NameWord,
  said: readonly NameWord[],
  letters: (words: readonly NameWord[]) => string,
): boolean {
  if (word.kind !== 'plain' || word.text.length < 3) return false
  if (word !== said[0] && word !== said.at(-1)) return false
  const others = said.filter(other => other !== word)
  const ways = [letters(others), letters(others.filter(one => one.kind !== 'stop'))]
  return ways.some(way => way.startsWith(word.text) && word.text.length >= way.length - 1)
}

function dropConnectors(parts: readonly string[]): string[] {
  return parts.flatMap((part, at) => {
    if (!connectors.has(part)) return [part]
    const before = parts[at - 1]
    const after = parts[at + 1]
    if (before === undefined || after === undefined) return /[&+]/.test(part) ? [] : [part]
    if (alwaysConnectors.has(part)) return ['&']
    // 'e', 'y', 'i' join words, but are initials among initials.
    return before.length > 2 && after.length > 2 && part.length === 1 ? ['&'] : [part]
  })
}

/** Joins neighbouring single letters, never across a comma or an 'and'. */
function joinAcrossParts(parts: readonly string[]): string[] {
  const joined: string[] = []
  let run: string[] = []
  for (const part of [...parts, '\n']) {
    if (/^[\p{L}\p{N}\p{M}ー]+$/u.test(part)) {
      run.push(part)
      continue
    }
    joined.push(...joinLetters(run))
    run = []
    if (/^[,;:]$/.test(part)) joined.push(',')
  }
  return joined
}

interface Stripped {
  words: string[]
  tail: string[]
  form: string | null
  formClass: FormClass | null
}

/** Takes legal forms off the end, the beginning and, where they are unmistakable, the middle of a name. */
function withoutForms(joined: readonly string[]): Stripped {
  let words = [...joined]
  let tail: string[] = []
  let form: string | null = null
  const found = (text: string) => {
    form ??= text
  }
  const trimCommas = () => {
    while (words.at(-1) === ',') words.pop()
    while (words[0] === ',') words.shift()
  }
  trimCommas()
  const middle = findMiddleForm(words)
  if (middle !== null) {
    tail = words.slice(middle.end).filter(word => word !== ',')
    words = words.slice(0, middle.start)
    found(middle.form)
    tail = withoutTailForms(tail)
  }
  const comma = words.lastIndexOf(',')
  if (middle === null && comma > 0 && isPlaceAfter(words, comma)) {
    tail = words.slice(comma + 1)
    words = words.slice(0, comma)
  }
  for (let again = true; again; ) {
    again = false
    trimCommas()
    const end = formAtEnd(words)
    if (end === null) break
    words = words.slice(0, words.length - end.length)
    found(end.form)
    again = true
  }
  const lead = formAtStart(words)
  if (lead !== null) {
    words = words.slice(lead.length)
    found(lead.form)
  }
  return {
    words: words.filter(word => word !== ','),
    tail,
    form,
    formClass: form === null ? null : (legalForms.classes.get(form) ?? null),
  }
}

/** 'University of Bologna, Bologna': few words of no trade behind the last comma are a town. */
function isPlaceAfter(words: readonly string[], comma: number): boolean {
  const after = words.slice(comma + 1)
  const isPlain = (word: string) => {
    const { kind } = lookUpWord(word)
    return (kind === 'plain' || kind === 'stop' || kind === 'geo') && !legalForms.classes.has(word)
  }
  if (after.length === 0 || after.length > 3 || !after.every(isPlain)) return false
  return words
    .slice(0, comma)
    .some(word => word.length > 2 && lookUpWord(word).kind !== 'stop' && word !== ',')
}

function withoutTailForms(tail: readonly string[]): string[] {
  const bare = tail.filter(word => !legalForms.classes.has(word))
  return bare.filter(word => !/^(?:\p{L}|\d{3,})$/u.test(word))
}

function formAtEnd(words: readonly string[]): { form: string; length: number } | null {
  for (let length = Math.min(legalForms.longest, words.length - 1); length >= 1; length -= 1) {
    const form = words.slice(words.length - length).join(' ')
    if (!legalForms.classes.has(form)) continue
    // Something of the name must stay.
    if (words.length - length >= 1) return { form, length }
  }
  const last = words.at(-1) ?? ''
  const meant = words.length > 1 ? longForms.find(form => isSlipOf(last, form)) : undefined
  return meant === undefined ? null : { form: meant, length: 1 }
}

/** `aktiengesellschaf`, `corporaton`, `limted`: cut short or one letter off. */
function isSlipOf(word: string, form: string): boolean {
  if (word.length < 5 || word[0] !== form[0] || lookUpWord(word).kind !== 'plain') return false
  if (word.length >= 6 && form.length > 8 && form.startsWith(word)) return true
  return countEdits(word, form, 1) === 1
}

function formAtStart(words: readonly string[]): { form: string; length: number } | null {
  for (let length = Math.min(4, words.length - 1); length >= 1; length -= 1) {
    const form = words.slice(0, length).join(' ')
    if (legalForms.leading.has(form) && words.slice(length).join('').length > 2) return { form, length }
  }
  return null
}

/** An unmistakable form inside the name, or any form before a comma; what follows is a place or a branch. */
function findMiddleForm(words: readonly string[]): { form: string; start: number; end: number } | null {
  for (let start = 1; start < words.length - 1; start += 1) {
    for (let length = Math.min(legalForms.longest, words.length - start - 1); length >= 1; length -= 1) {
      const form = words.slice(start, start + length).join(' ')
      if (!legalForms.classes.has(form)) continue
      const isBeforeComma = words[start + length] === ','
      if (edgeOnly.has(form) && !isBeforeComma) continue
      if (isBeforeComma && words.slice(start + length + 1).every(word => legalForms.classes.has(word)))
        continue
      const rest = words.slice(start + length)
      if (rest.every(word => word === ',' || legalForms.classes.has(word))) continue
      return { form, start, end: start + length }
    }
  }
  return null
}

const particles = new Set(
  'van von de der den del della di da dos du la le ten ter te zu zur vander vande op het st'.split(' '),
)

/** A person's name, when it looks like one: a given name, initials or a title, and nothing of a firm. */
function readPerson(text: string, parts: readonly string[]): PersonName | null {
  const comma = parts.indexOf(',')
  const bare = parts.filter(part => /^\p{L}+$/u.test(part) && !titles.has(part))
  const hasTitle = parts.some(part => titles.has(part))
  const named = bare.filter(word => !particles.has(word))
  if (/\d|&/.test(text) || named.length < 2 || named.length > 5 || scriptOf(text) !== 'latin') return null
  if (named.some(word => word.length > 2 && !['plain', 'stop'].includes(lookUpWord(word).kind))) return null
  const initials = named.filter(word => word.length === 1)
  const full = named.filter(word => word.length > 1)
  const given = full.filter(isGivenName)
  const isListed = comma > 0 && parts.lastIndexOf(',') === comma
  const looksLike =
    given.length > 0 || (initials.length > 0 && (isListed || hasTitle || full.length === 1)) || hasTitle
  if (!looksLike || full.length === 0) return null
  if (given.length === full.length && initials.length === 0 && full.length < 2) return null
  const family = isListed ? parts.slice(0, comma).filter(word => full.includes(word)) : []
  return { family, full, initials }
}
