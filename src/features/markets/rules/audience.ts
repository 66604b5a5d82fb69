/** For whom a note on a market is meant. */
export interface Audience {
  readonly level: 'platform' | 'partnership' | 'cluster' | 'organisation'
  readonly id: string | null
}

const bound = ['partnership', 'cluster', 'organisation'] as const
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads `cluster:0198…`; null when it is none. */
export function readAudience(value: string): Audience | null {
  if (value === 'platform') return { level: 'platform', id: null }
  const [word, id, ...more] = value.split(':')
  const level = bound.find(known => known === word)
  return level === undefined || id === undefined || more.length > 0 || !uuid.test(id) ? null : { level, id }
}

/** The way back. */
export const sayAudience = ({ level, id }: Audience): string => (id === null ? level : `${level}:${id}`)
