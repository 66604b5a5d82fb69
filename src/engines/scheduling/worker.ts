import { parentPort, workerData } from 'node:worker_threads'
import type { BuildMessage, BuildOrder } from './build-messages.ts'
import { InvalidProblem, solve } from './solve.ts'

const order = workerData as BuildOrder
const send = (message: BuildMessage) => parentPort?.postMessage(message)

try {
  const answer = await solve(order.problem, {
    seed: order.seed,
    isStable: order.lane === 'stable',
    ...(order.iterations === undefined ? {} : { iterations: order.iterations }),
    ...(order.deadlineMs === undefined ? {} : { deadlineMs: order.deadlineMs }),
    clock: () => performance.now(),
    isCancelled: () => Atomics.load(order.cancelFlag, 0) !== 0,
    onProgress: progress => send({ kind: 'progress', progress }),
  })
  send({ kind: 'answer', answer })
} catch (error) {
  if (!(error instanceof InvalidProblem)) throw error
  send({ kind: 'invalid', faults: error.faults })
}
