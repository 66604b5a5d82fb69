import { Worker } from 'node:worker_threads'
import { proposeMatches } from './find-duplicates.ts'
import type { OrganisationRecord, ScoredPair } from './model.ts'

/** Lists that take less time to compare than a thread to start. */
const SMALL = 400

/** What a thread is asked: all pairs of one list, or what newcomers could be among known records. */
export interface SearchTask {
  newcomers?: readonly OrganisationRecord[]
  records: readonly OrganisationRecord[]
}

/** Looks for duplicates in another thread, so that the caller goes on answering. */
export async function startSearch(
  records: readonly OrganisationRecord[],
): Promise<{ pairs: readonly ScoredPair[] }> {
  return { pairs: await runThread({ records }) }
}

/** What each newcomer could be among known records (`proposeMatches`); long lists in another thread. */
export async function startMatching(
  newcomers: readonly OrganisationRecord[],
  known: readonly OrganisationRecord[],
): Promise<readonly ScoredPair[]> {
  if (newcomers.length + known.length <= SMALL) return proposeMatches(newcomers, known)
  return runThread({ newcomers, records: known })
}

function runThread(task: SearchTask): Promise<readonly ScoredPair[]> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task })
  return new Promise((resolve, reject) => {
    worker.on('message', (pairs: readonly ScoredPair[]) => resolve(pairs))
    worker.on('error', reject)
    worker.on('exit', code => reject(new Error(`The search for duplicates ended early with code ${code}.`)))
  })
}
