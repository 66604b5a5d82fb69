import { findMeasurand, measurandWords, smallerIsBetter } from './measurands.ts'
import { numberPattern, readNumber } from './numbers.ts'
import { type Dimension, findUnit, toCanonical, type Unit } from './units.ts'

/** A condition read from a sentence: a value of this dimension must lie in, or overlap, [low, high]. */
export interface ReadQuantity {
  /** What is measured ('resolution'), when the sentence or the unit tells. */
  readonly about?: string
  readonly dimension: Dimension
  /** In the canonical unit of the dimension; open ends are ±Infinity. */
  readonly low: number
  readonly high: number
  /** The stretch of the sentence it was read from. */
  readonly start: number
  readonly end: number
}

export interface ReadSentence {
  readonly quantities: readonly ReadQuantity[]
  /** What is left to search for by words. */
  readonly rest: string
}

type Comparison = 'atMost' | 'atLeast' | 'better' | 'about'

const comparisons: Readonly<Record<Comparison, string>> = {
  atMost:
    "≤|⩽|<=|=<|<|up to|at most|no more than|not more than|less than|under|below|within|maximum|max\\.?|shorter than|smaller than|cheaper than|bis zu|bis|höchstens|maximal|weniger als|unter|innerhalb von|jusqu'à|au plus|moins de|inférieure? à|maximum|en moins de|hasta|como máximo|a lo sumo|menos de|inferior a|máximo|iki|ne daugiau kaip|ne daugiau nei|mažiau nei|mažiau kaip|daugiausia",
  atLeast:
    '≥|⩾|>=|=>|>|at least|no less than|not less than|more than|over|above|from|minimum|min\\.?|longer than|deeper than|larger than|mindestens|ab|über|mehr als|wenigstens|au moins|plus de|supérieure? à|à partir de|al menos|como mínimo|más de|superior a|desde|mínimo|bent|ne mažiau kaip|ne mažiau nei|daugiau nei|daugiau kaip|nuo',
  better: 'better than|besser als|meilleure? que|mejor que|geresnė nei|geriau nei',
  about:
    '~|≈|about|around|approx\\.?|approximately|circa|ca\\.?|etwa|rund|ungefähr|environ|aproximadamente|unos|apie',
}

const afterwards: Readonly<Record<Comparison, string>> = {
  atMost: 'or less|or below|or shorter|oder weniger|ou moins|o menos|ar mažiau|at most|max\\.?',
  atLeast: 'or more|or above|oder mehr|ou plus|o más|ar daugiau|at least|min\\.?',
  better: 'or better|oder besser|ou mieux|o mejor|ar geriau',
  about: '$^',
}

const spaced = (pattern: string) => pattern.replace(/ /g, '[\\s\\u00a0]+').replace(/'/g, "['’]")
const group = (name: string, pattern: string) => `(?<${name}>${spaced(pattern)})`
const comparison = (Object.keys(comparisons) as Comparison[])
  .map(name => group(name, comparisons[name]))
  .join('|')
const escaped = measurandWords.map(word => spaced(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
const measurand = escaped.join('|')
const edge = '(?<![\\p{L}\\p{N}])'
const noWord = '(?![\\p{L}\\p{N}])'
const gap = '[\\s\\u00a0\\u202f]*'
const unitWord = '%|‰|[kKM]?[€$£¥]|[kKM]?EUR|°[\\s\\u00a0]?[CF]|℃|[\\p{L}µμÅ]+[³3]?'
const afterwardsGroups = (Object.keys(afterwards) as Comparison[])
  .map(name => group(`${name}After`, afterwards[name]))
  .join('|')
const linking = "(?:of|von|de|du|d['’]|=|:|is|ist|est|es|is|with|a|an|einer?|the)"

const sentence = new RegExp(
  `(?:${edge}(?<named>${measurand})${noWord}${gap}(?:${linking}${gap}){0,2})?` +
    `(?:(?:${edge}|(?<=\\s))(?<between>between|zwischen|entre|von|from|de|nuo)${gap}(?=${numberPattern}))?` +
    `(?:(?:(?<![\\p{L}\\p{N}])|(?=[≤≥⩽⩾<>=~≈]))(?:${comparison})${gap})?(?<signBefore>[€$£])?${gap}` +
    `(?<![\\p{L}\\p{N}.,])(?<first>${numberPattern})` +
    `(?:${gap}(?<firstUnit>${unitWord})?${gap}(?<joint>–|—|-|±|\\+/-|\\.\\.\\.|…|to|and|bis|und|à|et|a|y|hasta|iki|ir)${gap}(?<second>${numberPattern}))?` +
    `(?:${gap}-?(?<unit>${unitWord})(?![\\p{L}\\p{N}]))?` +
    `(?:${gap}(?:${linking}${gap})?(?<namedAfter>${measurand})${noWord})?` +
    `(?:${gap}(?:${afterwardsGroups})${noWord})?`,
  'dgiu',
)

const SHORTEST_LEAD_TIME = 86_400
const ABOUT = 0.1
/** Characters read for conditions; nobody asks in more, and what follows stays among the words. */
const MOST_READ = 1000

/**
 * Takes measured conditions out of a sentence: „resolution ≤ 10 µm, depth ≥ 2 mm, in vivo, ≤ 3 weeks“ gives three
 * conditions and the words „in vivo“. Understands comparison signs and words, ranges, ± and 'or better' in English,
 * German, French, Spanish and Lithuanian, decimal signs by language, and units by symbol or name. A bare value means
 * whatever rounds to it; 'about' allows a tenth either way. What has no unit we know stays among the words.
 * @param language ISO 639-1 of the sentence, for its decimal sign
 */
export function readQuantities(text: string, language: string): ReadSentence {
  const quantities: ReadQuantity[] = []
  let rest = ''
  let at = 0
  sentence.lastIndex = 0
  const read = text.slice(0, MOST_READ)
  for (let match = sentence.exec(read); match !== null; match = sentence.exec(read)) {
    const { groups, end } = cutMatch(match)
    sentence.lastIndex = Math.max(end, match.index + 1)
    const quantity = readMatch(groups, language)
    if (quantity === undefined) continue
    quantities.push({ ...quantity, start: match.index, end })
    rest += `${text.slice(at, match.index)} `
    at = end
  }
  rest += text.slice(at)
  return { quantities, rest: tidy(rest) }
}

/**
 * Gives back what the pattern took too much of: '37 °C and 5 %' are two conditions, and in '95 % specificity over 90 %'
 * a value that has a name already leaves the next name to the next value.
 */
function cutMatch(match: RegExpExecArray): { groups: Groups; end: number } {
  const groups: Groups = match.groups ?? {}
  const ends = match.indices?.groups ?? {}
  const whole = match.index + match[0].length
  const firstUnit = findUnit(groups.firstUnit ?? '')
  const isTwo =
    firstUnit !== undefined &&
    (firstUnit.dimension !== findUnit(groups.unit ?? '')?.dimension ||
      (groups.between === undefined &&
        /^\p{L}+$/u.test(groups.joint ?? '') &&
        !/^(to|bis|à|a|hasta|iki)$/i.test(groups.joint ?? '')))
  if (isTwo) {
    const { named, signBefore, first, firstUnit: unit, atMost, atLeast, better, about } = groups
    const kept = { named, signBefore, first, unit, atMost, atLeast, better, about }
    return { groups: kept, end: ends.firstUnit?.[1] ?? whole }
  }
  if (groups.named === undefined || groups.namedAfter === undefined) return { groups, end: whole }
  return {
    groups: { ...groups, atMostAfter: undefined, atLeastAfter: undefined, betterAfter: undefined },
    end: ends.unit?.[1] ?? whole,
  }
}

type Groups = Readonly<Record<string, string | undefined>>

function readMatch(groups: Groups, language: string): Omit<ReadQuantity, 'start' | 'end'> | undefined {
  const written = groups.unit ?? groups.firstUnit
  const sign = groups.signBefore
  const unit = sign === undefined ? findUnit(written ?? '') : findUnit(`${multipleOf(written)}${sign}`)
  if (unit === undefined || groups.first === undefined) return undefined
  const about = nameOf(groups, unit)
  const [low, high] = readRange(groups, unit, language, about)
  const { dimension } = unit
  return about === undefined ? { dimension, low, high } : { about, dimension, low, high }
}

const multipleOf = (written: string | undefined) => (/^[kKM]$/.test(written ?? '') ? written : '')

function nameOf(groups: Groups, unit: Unit): string | undefined {
  const named = findMeasurand((groups.named ?? groups.namedAfter ?? '').replace(/[\s\u00a0]+/g, ' '))
  if (named !== undefined) return named
  if (unit.dimension.startsWith('money-')) return 'price'
  return unit.dimension === 'time' && unit.factor >= SHORTEST_LEAD_TIME ? 'lead time' : undefined
}

function readRange(
  groups: Groups,
  unit: Unit,
  language: string,
  about: string | undefined,
): readonly [number, number] {
  const first = readNumber(groups.first ?? '', language)
  const firstUnit = (groups.firstUnit && findUnit(groups.firstUnit)) || unit
  const from = toCanonical(first.value, firstUnit)
  if (groups.second !== undefined) {
    const second = readNumber(groups.second, language)
    if (groups.joint === '±' || groups.joint === '+/-')
      return [round(from - second.value * unit.factor), round(from + second.value * unit.factor)]
    const to = toCanonical(second.value, unit)
    return [Math.min(from, to), Math.max(from, to)]
  }
  const has = (name: Comparison) => groups[name] !== undefined || groups[`${name}After`] !== undefined
  const isAtMost = has('atMost') || (has('better') && smallerIsBetter.has(about ?? ''))
  if (isAtMost) return [-Infinity, from]
  if (has('atLeast') || has('better')) return [from, Infinity]
  const slack = has('about') ? Math.abs(from) * ABOUT : first.half * firstUnit.factor
  return [round(from - slack), round(from + slack)]
}

const round = (value: number) => Number(value.toPrecision(12))

/** What is left reads as words: no orphaned commas, no double blanks. */
function tidy(rest: string): string {
  return rest
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/(?: ?[,;] ?)+/g, ', ')
    .replace(/^[\s,;.]+|[\s,;]+$/g, '')
    .trim()
}
