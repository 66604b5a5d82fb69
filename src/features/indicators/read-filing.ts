import type { Filing } from './rules/filing.ts'

/** What was filed, from the text of its entry in the ledger. */
export function readFiling(text: string): Filing {
  return (JSON.parse(text) as { facts: Filing }).facts
}
