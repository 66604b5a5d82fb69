export const statementSources = ['steward', 'signed-list', 'side'] as const
export const missingSides = ['from', 'to', 'both'] as const
export type Missing = (typeof missingSides)[number]

/** One word on whether a meeting took place. A side speaks for itself; the steward and the signed list for the desk. */
export interface Statement {
  /** The order in which it was said. */
  number: number
  source: (typeof statementSources)[number]
  side: 'from' | 'to' | null
  says: 'held' | 'not-held' | 'taken-back'
  missing: Missing | null
}

/** How well it is proven that a meeting was held, or was not; the strongest first. */
export const strengths = ['signed-list', 'steward', 'both-sides', 'one-side'] as const
export type Strength = (typeof strengths)[number]

/** What all words on a meeting amount to. */
export interface Held {
  state: 'unknown' | 'held' | 'not-held'
  /** Null while nobody said anything, or the sides alone say different things. */
  strength: Strength | null
  /** Who was missing, where all whose word counts and who named somebody named the same. */
  missing: Missing | null
  /** Somebody's last word is not another's: that it was held, or who was missing. */
  contradicts: boolean
}

type Word = Statement & { says: 'held' | 'not-held' }

/**
 * Whether a meeting was held, from everything that was said of it. Everybody's last word counts and can be taken back. The
 * desk goes before the sides: the signed list and the steward, of the two the later word where they differ. Without the
 * desk the sides say it, together or one alone; where they differ nothing is known. Silence is unknown, never held.
 */
export function judgeHeld(statements: readonly Statement[]): Held {
  const words = lastWords(statements)
  const contradicts =
    new Set(words.map(word => word.says)).size > 1 ||
    new Set(words.flatMap(word => (word.missing === null ? [] : [word.missing]))).size > 1
  const deciding = decidingWords(words)
  const [first] = deciding
  if (first === undefined || deciding.some(word => word.says !== first.says))
    return { state: 'unknown', strength: null, missing: null, contradicts }
  const named = new Set(deciding.flatMap(word => (word.missing === null ? [] : [word.missing])))
  const [missing] = named
  return {
    state: first.says,
    strength: strengthOf(deciding),
    missing: named.size === 1 && missing !== undefined ? missing : null,
    contradicts,
  }
}

/** Everybody's last word that was not taken back, the latest first. */
function lastWords(statements: readonly Statement[]): Word[] {
  const speakers = new Map<string, Statement>()
  for (const statement of [...statements].sort((a, b) => b.number - a.number)) {
    const speaker = statement.side ?? statement.source
    if (!speakers.has(speaker)) speakers.set(speaker, statement)
  }
  return [...speakers.values()].flatMap(one =>
    one.says === 'taken-back' ? [] : [{ ...one, says: one.says }],
  )
}

/** The words that decide: the desk's that agree with its latest, else all of the sides'. */
function decidingWords(words: readonly Word[]): Word[] {
  const [latest] = words.filter(word => word.source !== 'side')
  if (latest === undefined) return words.filter(word => word.source === 'side')
  return words.filter(word => word.source !== 'side' && word.says === latest.says)
}

function strengthOf(deciding: readonly Word[]): Strength {
  if (deciding.some(word => word.source === 'signed-list')) return 'signed-list'
  if (deciding.some(word => word.source === 'steward')) return 'steward'
  return deciding.length > 1 ? 'both-sides' : 'one-side'
}
