import { parentPort, workerData } from 'node:worker_threads'
import { proposePairs } from './find-duplicates.ts'
import type { OrganisationRecord } from './model.ts'

parentPort?.postMessage(proposePairs(workerData as readonly OrganisationRecord[]))
