import { countEdits } from './count-edits.ts'
import type { Reason } from './model.ts'
import type { PersonName } from './read-name.ts'

export interface NameScore {
  readonly score: number
  readonly reasons: readonly Reason[]
}

/**
 * Two names of people: the order of given and family name is free, a middle initial may be missing. One full given name and
 * the family name must agree to be the same; where one side has initials only, a person decides.
 */
export function comparePersons(a: PersonName, b: PersonName): NameScore {
  const restA = [...a.full]
  const restB = [...b.full]
  const shared: string[] = []
  let slips = 0
  for (const word of a.full) {
    const at = restB.indexOf(word)
    if (at < 0) continue
    shared.push(word)
    restB.splice(at, 1)
    restA.splice(restA.indexOf(word), 1)
  }
  for (const word of [...restA]) {
    const at = restB.findIndex(other => isSlip(word, other))
    if (at < 0) continue
    slips += 1
    shared.push(word)
    restB.splice(at, 1)
    restA.splice(restA.indexOf(word), 1)
  }
  const left = [...a.full, ...a.initials].join(' ')
  const right = [...b.full, ...b.initials].join(' ')
  const familyDiffers = a.family.length > 0 && b.family.length > 0 && !sharesFamily(a, b)
  if (shared.length === 0 || familyDiffers || slips > 1)
    return { score: 0.2, reasons: [{ code: 'other-word', weight: -0.8, left, right }] }
  // What is left over: initials may stand for it.
  const restInitialsA = unmatchedBy(restA, b.initials)
  const restInitialsB = unmatchedBy(restB, a.initials)
  const initialsClash = clash(a.initials, b.initials, restA, restB)
  if ((restInitialsA.length > 0 && restInitialsB.length > 0) || initialsClash)
    return { score: 0.35, reasons: [{ code: 'other-given-name', weight: -0.6, left, right }] }
  const extra = restInitialsA.length + restInitialsB.length
  if (shared.length >= 2) {
    const score = 0.97 - 0.06 * slips - 0.12 * extra
    return { score, reasons: [{ code: 'same-person', weight: 1, left, right }] }
  }
  return { score: extra > 0 ? 0.5 : 0.78, reasons: [{ code: 'initial-only', weight: -0.2, left, right }] }
}

function isSlip(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 6 && a[0] === b[0] && countEdits(a, b, 1) <= 1
}

function sharesFamily(a: PersonName, b: PersonName): boolean {
  return a.family.some(word => b.family.some(other => word === other || isSlip(word, other)))
}

function unmatchedBy(words: readonly string[], initials: readonly string[]): string[] {
  const rest = [...initials]
  return words.filter(word => {
    const at = rest.indexOf(word[0] ?? '')
    if (at < 0) return true
    rest.splice(at, 1)
    return false
  })
}

/** Initials on both sides of which none agrees, or an initial that no word of the other side can stand for. */
function clash(
  a: readonly string[],
  b: readonly string[],
  restA: readonly string[],
  restB: readonly string[],
): boolean {
  if (a.length > 0 && b.length > 0) return a[0] !== b[0] && !a.includes(b[0] ?? '') && !b.includes(a[0] ?? '')
  if (a.length > 0 && restB.length > 0) return !restB.some(word => a.includes(word[0] ?? ''))
  if (b.length > 0 && restA.length > 0) return !restA.some(word => b.includes(word[0] ?? ''))
  return false
}
