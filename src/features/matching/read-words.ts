import type { Context } from '../../shared/context.ts'
import { type MatchableOrganisation, readMatchable, readTermLabels } from '../directory/index.ts'
import { sayCode, type TermLabels } from './describe-match.ts'

/** So many texts are searched for, each so long; of more organisations a few share one, each with its first words. */
const textsMost = 20
const lettersMost = 600
const lettersLeast = 100

/**
 * In a house too large to be read whole: the words by which those near to some are looked for, none that the viewer may not
 * see. What they are listed under counts as well: who said nothing else is found by that, and who said nothing at all by name.
 */
export async function readWords(ctx: Context, ids: readonly string[]): Promise<string[]> {
  const found = await readMatchable(ctx, ids)
  const labels = await readTermLabels(ctx.db, [...new Set(found.flatMap(({ terms }) => terms))])
  const share = Math.max(1, Math.ceil(found.length / textsMost))
  const letters = Math.max(lettersLeast, Math.floor(lettersMost / share))
  const words = found.map(one => wordsOf(one, labels, ctx.viewer.lang).slice(0, letters))
  return Array.from({ length: Math.ceil(words.length / share) }, (_, at) =>
    words.slice(at * share, (at + 1) * share).join('\n'),
  )
}

function wordsOf({ name, needs, offers, terms }: MatchableOrganisation, labels: TermLabels, lang: string) {
  const listed = terms.map(term => sayCode(term, { labels, lang })).join(', ')
  return [...[...needs, ...offers].map(({ text }) => text), listed, name]
    .filter(text => text !== '')
    .join('\n')
}
