import { compareNames, type NameContext } from './compare-names.ts'
import type { NameScore } from './compare-persons.ts'
import { legalForms } from './lexicon/legal-forms.ts'
import { publicIdeas } from './lexicon/words.ts'
import { type Decision, type PairScore, PERHAPS_FROM, type Reason, SAME_FROM } from './model.ts'
import type { PreparedRecord } from './prepare.ts'
import type { WordWeights } from './weigh-words.ts'

/** Compares two records: identifiers first, then names, then places as evidence. Symmetric. */
export function compareRecords(
  a: PreparedRecord,
  b: PreparedRecord,
  weights: WordWeights,
  isQuick = false,
): PairScore {
  if (a.sortKey <= b.sortKey) return compareOrdered(a, b, weights, isQuick)
  const mirrored = compareOrdered(b, a, weights, isQuick)
  return { ...mirrored, reasons: mirrored.reasons.map(mirrorReason) }
}

/** A reason as it reads from the other side. */
export function mirrorReason({ code, weight, left, right }: Reason): Reason {
  return left === undefined || right === undefined
    ? { code, weight }
    : { code, weight, left: right, right: left }
}

function compareOrdered(
  a: PreparedRecord,
  b: PreparedRecord,
  weights: WordWeights,
  isQuick: boolean,
): PairScore {
  const identity = a.isIdentified && b.isIdentified ? compareIdentifiers(a, b) : nothingKnown
  const names = bestOfForms(a, b, {
    weights,
    towns: townsOf(a, b),
    isQuick: isQuick && identity.proves === null,
  })
  if (isQuick && names.score < 0.4 && identity.proves === null) return clearlyDifferent
  const places = comparePlaces(a, b)
  const reasons: Reason[] = [...identity.reasons, ...names.reasons, ...places.reasons]
  const form = compareLegalForms(a, b)
  if (form !== null && names.score > 0.6) reasons.push(form)
  let score = names.score + (names.score > 0.6 ? places.weight + (form?.weight ?? 0) : 0)
  // Abroad, only a very telling name is one organisation; with another legal form it is a daughter.
  if (places.isAbroad && (isOtherFamily(a, b) || isPublicBody(a) || isPublicBody(b)))
    score = Math.min(score, SAME_FROM - 0.01)
  score = applyIdentity(score, names.score, identity)
  score = Math.max(0, Math.min(1, score))
  return { score: round(score), decision: decide(round(score)), reasons: reasons.map(tidy) }
}

function tidy(reason: Reason): Reason {
  return { ...reason, weight: Math.round(reason.weight * 100) / 100 }
}

const clearlyDifferent: PairScore = { score: 0, decision: 'different', reasons: [] }
const nowhere: ReadonlySet<string> = new Set()

function townsOf(a: PreparedRecord, b: PreparedRecord): ReadonlySet<string> {
  if (a.city === null && b.city === null) return nowhere
  return new Set([...(a.city ?? '').split(' '), ...(b.city ?? '').split(' ')].filter(word => word.length > 2))
}

function decide(score: number): Decision {
  if (score >= SAME_FROM) return 'same'
  return score >= PERHAPS_FROM ? 'perhaps' : 'different'
}

function round(score: number): number {
  return Math.round(score * 1e4) / 1e4
}

/** Own names against own names; a short name beside the name proves little: many share one. */
function bestOfForms(a: PreparedRecord, b: PreparedRecord, context: NameContext): NameScore {
  let best: NameScore | null = null
  for (const [i, left] of a.forms.entries())
    for (const [j, right] of b.forms.entries()) {
      const compared = compareNames(left.form, right.form, context)
      const isOther = i > 0 || j > 0
      const isShort = left.isShort || right.isShort
      // A short name is the same or it is not; that it begins a longer name says nothing.
      if (isShort && compared.score < SHORT_NAME_SAME) continue
      const score = isShort
        ? Math.min(compared.score * 0.99, SHORT_NAME_AT_MOST)
        : compared.score * (isOther ? 0.99 : 1)
      if (best !== null && score <= best.score) continue
      best = {
        score,
        reasons: isShort ? [...compared.reasons, { code: 'short-name', weight: 0 }] : compared.reasons,
      }
    }
  return best ?? { score: 0, reasons: [] }
}

/** What two records with nothing but a short name in common can reach. */
const SHORT_NAME_AT_MOST = 0.75
/** From here on a short name counts as the same as a name. */
const SHORT_NAME_SAME = 0.9

interface Identity {
  readonly reasons: readonly Reason[]
  readonly proves: 'same' | 'likely' | 'hint' | 'different' | 'doubt' | null
}

const nothingKnown: Identity = { reasons: [], proves: null }

function compareIdentifiers(a: PreparedRecord, b: PreparedRecord): Identity {
  const left = a.identifiers
  const right = b.identifiers
  const reasons: Reason[] = []
  const agree: Record<string, boolean | null> = {}
  const fields = [
    ['lei', 'same-lei', 'other-lei'],
    ['pic', 'same-pic', 'other-pic'],
    ['vat', 'same-vat', 'other-vat'],
    ['nationalId', 'same-national-id', 'other-national-id'],
    ['domain', 'same-website', null],
    ['email', 'same-email', null],
    ['phone', 'same-phone', null],
  ] as const
  for (const [field, same, other] of fields) {
    const [one, two] = [left[field], right[field]]
    agree[field] = one === null || two === null ? null : one === two
    if (agree[field] === true) reasons.push({ code: same, weight: 1, left: one ?? '', right: two ?? '' })
    // Numbers of two registers cannot contradict each other.
    const areComparable =
      field === 'nationalId'
        ? a.country === b.country
        : field === 'vat'
          ? one?.slice(0, 2) === two?.slice(0, 2)
          : true
    if (agree[field] === false && other !== null && areComparable)
      reasons.push({ code: other, weight: -1, left: one ?? '', right: two ?? '' })
  }
  for (const kind of new Set([...left.invalid, ...right.invalid]))
    reasons.push({
      code: 'invalid-identifier',
      weight: 0,
      left: left.invalid.includes(kind) ? kind : '',
      right: right.invalid.includes(kind) ? kind : '',
    })
  return { reasons, proves: weighIdentity(agree, reasons) }
}

function weighIdentity(
  agree: Record<string, boolean | null>,
  reasons: readonly Reason[],
): Identity['proves'] {
  if (agree.lei === true || (agree.pic === true && agree.lei !== false)) return 'same'
  if (agree.lei === false) return 'different'
  const isDoubted = reasons.some(
    reason =>
      reason.code === 'other-pic' || reason.code === 'other-vat' || reason.code === 'other-national-id',
  )
  // A VAT number may be shared by a group, a department by its university: the names have a say.
  if (agree.vat === true || agree.nationalId === true) return isDoubted ? 'hint' : 'likely'
  if (isDoubted) return 'doubt'
  return agree.domain === true || agree.email === true || agree.phone === true ? 'hint' : null
}

function applyIdentity(score: number, names: number, { proves }: Identity): number {
  switch (proves) {
    case 'same':
      return Math.max(score, names < 0.35 ? SAME_FROM + 0.01 : 0.97)
    case 'different':
      return Math.min(score, PERHAPS_FROM - 0.08)
    case 'likely':
      return names >= 0.5 ? Math.max(score, 0.95) : Math.max(score, 0.75)
    case 'doubt':
      // Real duplicates with two numbers exist; a person decides, on the likeliest first.
      return score < SAME_FROM ? score - 0.01 : SAME_FROM - 0.005 - 0.3 * (1 - Math.min(1, score))
    case 'hint':
      return names >= 0.72
        ? Math.min(1, score + 0.14)
        : names >= 0.45
          ? Math.max(score, 0.72)
          : Math.max(score, Math.min(0.55, score + 0.2))
    case null:
      return score
  }
}

interface Places {
  readonly weight: number
  readonly isAbroad: boolean
  readonly reasons: readonly Reason[]
}

function comparePlaces(a: PreparedRecord, b: PreparedRecord): Places {
  const reasons: Reason[] = []
  let weight = 0
  const isAbroad = a.country !== null && b.country !== null && a.country !== b.country
  if (isAbroad) {
    weight -= 0.09
    reasons.push({ code: 'other-country', weight: -0.09, left: a.country ?? '', right: b.country ?? '' })
  } else if (a.country !== null && b.country !== null)
    reasons.push({ code: 'same-country', weight: 0.01, left: a.country, right: b.country })
  if (a.city !== null && b.city !== null) {
    const same = a.city === b.city || a.city.startsWith(`${b.city} `) || b.city.startsWith(`${a.city} `)
    const isPost = a.postcode !== null && a.postcode === b.postcode
    if (same || isPost) {
      weight += 0.03
      reasons.push({ code: 'same-city', weight: 0.03, left: a.city, right: b.city })
    } else {
      weight -= 0.05
      reasons.push({ code: 'other-city', weight: -0.05, left: a.city, right: b.city })
    }
  }
  return { weight, isAbroad, reasons }
}

/** `GmbH` and `SRL`: forms of two countries. */
function isOtherFamily(a: PreparedRecord, b: PreparedRecord): boolean {
  const [left, right] = [a.forms[0]?.form.form, b.forms[0]?.form.form]
  if (!left || !right) return false
  return legalForms.families.get(left) !== legalForms.families.get(right)
}

/** Bodies every country has: ministries, universities, associations. */
function isPublicBody(record: PreparedRecord): boolean {
  return record.forms[0]?.form.words.some(word => publicIdeas.has(word.idea)) ?? false
}

/** AG and GmbH of one name are often two entities of one house; a missing form says nothing. */
function compareLegalForms(a: PreparedRecord, b: PreparedRecord): Reason | null {
  const left = a.forms[0]?.form
  const right = b.forms[0]?.form
  if (!left?.formClass || !right?.formClass || left.formClass === right.formClass) return null
  return { code: 'other-legal-form', weight: -0.03, left: left.form ?? '', right: right.form ?? '' }
}
