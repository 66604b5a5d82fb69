import type { SearchIndex, SearchQuestion, Sight } from '../../../engines/search/index.ts'
import type { Db, Log } from '../../../shared/context.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { organisationIndexOf } from './follow-directory.ts'
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts'
import type { KeptRows } from './kept-rows.ts'
import { readQuestion } from './read-question.ts'
import { type Asked, type NamedCluster, readRights } from './read-rights.ts'

/** What a search can be narrowed to besides its sentence. */
export interface Narrowing {
  readonly kind?: string | undefined
  readonly country?: string | undefined
  readonly cluster?: string | undefined
  readonly technology?: string | undefined
  readonly term?: string | undefined
  readonly market?: string | undefined
  readonly programme?: string | undefined
  readonly place?: string | undefined
}

export interface OpenIndex {
  readonly index: SearchIndex
  readonly sight: Sight
  readonly clusters: readonly NamedCluster[]
  /** What was answered and read before; null where it may no longer be true. */
  readonly answers: KeptAnswers
  readonly rows: KeptRows | null
}

/**
 * The index as this viewer sees it, in step with all that was announced before they asked; null while this process has none.
 * @param asked of who asked a while ago and waited for their turn: when that was
 */
export async function openIndex(
  { db, log }: { db: Db; log: Log },
  viewer: Viewer,
  asked?: Asked,
): Promise<OpenIndex | null> {
  const kept = organisationIndexOf(db)
  if (kept === null) return null
  const { rights, lastChange, clusters } = await readRights(db, viewer, asked)
  const index = await kept.upTo(lastChange)
  if (index === null) {
    log.info({ organisations: kept.size }, 'the search index is not in step')
    return null
  }
  const sight = kept.sightOf(rights)
  return { index, sight, clusters, answers: kept.answers, rows: kept.rowsAt(lastChange) }
}

/** A sentence, read by the number signs of its language, and its filters as the engine takes them. */
export function makeQuestion(
  asked: Narrowing & { q?: string | undefined },
  lang: string,
  clusters: OpenIndex['clusters'],
): SearchQuestion {
  const { kind, country, cluster, technology, term, market, programme } = asked
  const reading = readQuestion(asked.q ?? '', lang)
  const clusterId = clusters.find(({ slug }) => slug === cluster)?.id
  const chosen = {
    kind,
    country,
    cluster: cluster === undefined ? undefined : (clusterId ?? ''),
    technology,
    term,
    market,
    programme,
    place: asked.place?.split(' '),
  }
  return {
    text: reading.words,
    quantities: reading.conditions.map(({ is }) => is),
    match: 'most',
    filters: Object.fromEntries(
      Object.entries(chosen).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, [value].flat()]],
      ),
    ),
  }
}

/** Most of the words must be there; when nothing has most of them, any will do. Says which question was answered. */
export function askIndex(
  { index, sight, answers }: Pick<OpenIndex, 'index' | 'sight' | 'answers'>,
  question: SearchQuestion,
): KeptAnswer {
  return answers.find(sight, question, () => {
    const answer = index.search(question, sight)
    if (answer.total > 0 || question.text === '') return { answer, question, isLoosened: false }
    const loose = { ...question, match: 'any' as const }
    const loosened = index.search(loose, sight)
    return { answer: loosened, question: loose, isLoosened: loosened.total > 0 }
  })
}
