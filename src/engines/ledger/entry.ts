import { canonicalText, type Plain } from './canonical.ts'
import { hashLeaf } from './hashes.ts'
import { type Opening, seal } from './seal.ts'

/** One thing that happened. `facts` stay readable for ever; what is in `sealed` can be forgotten. */
export interface Entry {
  /** The ledger it belongs to, so that it counts in no other. */
  ledger: string
  /** Its place, from 0. */
  number: number
  at: Date
  event: string
  facts: { readonly [name: string]: Plain }
  sealed: { readonly [name: string]: Opening }
}

/** The text of an entry as it is hashed: canonical JSON, in which sealed values are only their commitments. */
export function writeEntry(entry: Entry): { text: string; hash: Uint8Array } {
  const sealed = Object.fromEntries(Object.entries(entry.sealed).map(([name, one]) => [name, seal(one)]))
  const text = canonicalText({
    v: 1,
    ledger: entry.ledger,
    number: entry.number,
    at: entry.at.toISOString(),
    event: entry.event,
    facts: entry.facts,
    sealed,
  })
  return { text, hash: hashEntry(text) }
}

/** The leaf hash of an entry by its text. */
export function hashEntry(text: string): Uint8Array {
  return hashLeaf(Buffer.from(text))
}
