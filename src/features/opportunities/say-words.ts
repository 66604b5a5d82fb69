import { shippedLabels } from '../directory/index.ts'

/** Everything a term of a shipped list is called, so that it is found in every language. */
export function sayWords(term: string): string[] {
  const [scheme = '', ...code] = term.split(':')
  return [...new Set(Object.values(shippedLabels(scheme, code.join(':')) ?? {}))]
}
