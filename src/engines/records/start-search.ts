import { Worker } from 'node:worker_threads'
import type { OrganisationRecord, ScoredPair } from './model.ts'

/** Looks for duplicates in another thread, so that the caller goes on answering. */
export function startSearch(
  records: readonly OrganisationRecord[],
): Promise<{ pairs: readonly ScoredPair[] }> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: records })
  return new Promise((resolve, reject) => {
    worker.on('message', (pairs: readonly ScoredPair[]) => resolve({ pairs }))
    worker.on('error', reject)
    worker.on('exit', code => reject(new Error(`The search for duplicates ended early with code ${code}.`)))
  })
}
