import type { Highlight, HitKind } from '../model.ts'
import type { Analyser } from '../text/analyse.ts'

/** Where in a text the terms of an answer stand, in order, overlapping stretches joined. */
export function highlight(
  analyser: Analyser,
  terms: ReadonlyMap<string, HitKind>,
  text: string,
  within?: number,
): readonly Highlight[] {
  const marks: { start: number; end: number; kind: HitKind }[] = []
  const hits = analyser
    .find(text, terms, within)
    .flatMap(token => {
      const kind = terms.get(token.term)
      return kind === undefined || token.kind === 'letter'
        ? []
        : [{ ...token, kind: readKind(kind, token.kind) }]
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
  for (const { start, end, kind } of hits) {
    const last = marks.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else marks.push({ start, end, kind })
  }
  return marks
}

/** A word found as a part of a compound is marked as that. */
function readKind(sought: HitKind, found: HitKind): HitKind {
  return sought === 'word' ? found : sought
}
