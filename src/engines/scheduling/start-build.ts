import { Worker } from 'node:worker_threads'
import type { BuildMessage, BuildOrder } from './build-messages.ts'
import type { Answer, Problem, Progress } from './model.ts'
import { isDecided, joinAnswers, joinProgress, LANES, type Lane } from './race.ts'
import { InvalidProblem } from './solve.ts'

/** From this many meetings on two builds get in each other's way more than they bring. */
const TOO_LARGE_TO_RACE = 1500

export interface BuildOptions {
  readonly seed: number
  readonly iterations?: number
  readonly deadlineMs?: number
  /** Threads that may be used (2): with two, two builds race and the first that decides the problem wins. */
  readonly threads?: 1 | 2
  readonly onProgress?: (progress: Progress) => void
}

/** A build that runs in other threads. */
export interface RunningBuild {
  /** The answer; rejects with InvalidProblem for faulty input, or when the threads die. */
  readonly done: Promise<Answer>
  /** Ends the build soon; `done` then gives the best schedule so far. */
  cancel(): void
}

/**
 * Runs `solve` in worker threads, so that the caller's event loop stays free. Given a deadline, problems of the
 * published sizes are solved in two ways at once; with `iterations` one build runs, and its answer depends on
 * problem, seed and count alone.
 */
export function startBuild(problem: Problem, options: BuildOptions): RunningBuild {
  const isTimed = options.deadlineMs !== undefined && options.iterations === undefined
  const races = isTimed && options.threads !== 1 && problem.meetings.length <= TOO_LARGE_TO_RACE
  const latest: (Progress | undefined)[] = []
  const runners = (races ? LANES : LANES.slice(0, 1)).map((lane, index) =>
    startRunner(problem, { ...options, seed: options.seed + index * 1_000_003 }, lane, progress => {
      latest[index] = progress
      const other = latest[1 - index]
      options.onProgress?.(other ? joinProgress(progress, other) : progress)
    }),
  )
  return {
    done: raceOf(problem, options.seed, runners),
    cancel: () => {
      for (const runner of runners) runner.cancel()
    },
  }
}

async function raceOf(problem: Problem, seed: number, runners: readonly Runner[]): Promise<Answer> {
  const [first, second] = runners
  if (!first) throw new Error('A build needs a thread.')
  if (!second) return first.done
  const decided = new Promise<Answer>(resolve => {
    for (const runner of runners)
      void runner.done.then(
        answer => isDecided(answer) && resolve(answer),
        () => undefined,
      )
  })
  const answer = await Promise.race([decided, joined(problem, first, second)])
  await Promise.all(runners.map(runner => runner.end()))
  return { ...answer, seed }
}

/** Both answers as one; a thread that died leaves the other's. */
async function joined(problem: Problem, first: Runner, second: Runner): Promise<Answer> {
  const [one, two] = await Promise.allSettled([first.done, second.done])
  if (one.status === 'fulfilled' && two.status === 'fulfilled')
    return joinAnswers(problem.order, one.value, two.value)
  if (one.status === 'fulfilled') return one.value
  if (two.status === 'fulfilled') return two.value
  throw one.reason
}

interface Runner extends RunningBuild {
  end(): Promise<unknown>
}

function startRunner(
  problem: Problem,
  options: BuildOptions,
  lane: Lane,
  onProgress: (progress: Progress) => void,
): Runner {
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4))
  const order: BuildOrder = {
    problem,
    seed: options.seed,
    lane,
    ...(options.iterations === undefined ? {} : { iterations: options.iterations }),
    ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
    cancelFlag,
  }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: order })
  const done = new Promise<Answer>((resolve, reject) => {
    worker.on('message', (message: BuildMessage) => {
      if (message.kind === 'progress') onProgress(message.progress)
      else if (message.kind === 'answer') resolve(message.answer)
      else reject(new InvalidProblem(message.faults))
    })
    worker.on('error', reject)
    worker.on('exit', code => reject(new Error(`The schedule worker ended early with code ${code}.`)))
  })
  return { done, cancel: () => void Atomics.store(cancelFlag, 0, 1), end: () => worker.terminate() }
}
