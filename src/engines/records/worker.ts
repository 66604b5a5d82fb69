import { parentPort, workerData } from 'node:worker_threads'
import { proposeMatches, proposePairs } from './find-duplicates.ts'
import type { SearchTask } from './start-search.ts'

const { newcomers, records } = workerData as SearchTask
parentPort?.postMessage(newcomers === undefined ? proposePairs(records) : proposeMatches(newcomers, records))
