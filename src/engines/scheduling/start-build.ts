import { Worker } from 'node:worker_threads'
import type { BuildMessage, BuildOrder } from './build-messages.ts'
import type { Answer, Problem, Progress } from './model.ts'
import { InvalidProblem } from './solve.ts'

export interface BuildOptions {
  readonly seed: number
  readonly iterations?: number
  readonly deadlineMs?: number
  readonly onProgress?: (progress: Progress) => void
}

/** A build that runs in another thread. */
export interface RunningBuild {
  /** The answer; rejects with InvalidProblem for faulty input, or when the thread dies. */
  readonly done: Promise<Answer>
  /** Ends the build soon; `done` then gives the best schedule so far. */
  cancel(): void
}

/** Runs `solve` in a worker thread, so that the caller's event loop stays free. */
export function startBuild(problem: Problem, options: BuildOptions): RunningBuild {
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4))
  const order: BuildOrder = {
    problem,
    seed: options.seed,
    ...(options.iterations === undefined ? {} : { iterations: options.iterations }),
    ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
    cancelFlag,
  }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: order })
  const done = new Promise<Answer>((resolve, reject) => {
    worker.on('message', (message: BuildMessage) => {
      if (message.kind === 'progress') options.onProgress?.(message.progress)
      else if (message.kind === 'answer') resolve(message.answer)
      else reject(new InvalidProblem(message.faults))
    })
    worker.on('error', reject)
    worker.on('exit', code => reject(new Error(`The schedule worker ended early with code ${code}.`)))
  })
  return { done, cancel: () => void Atomics.store(cancelFlag, 0, 1) }
}
