import { sql } from 'kysely'
import type { Chore, JobContext, JobKind } from '../shared/route.ts'
import { systemViewer } from '../shared/viewer.ts'
import type { House } from './house.ts'

const leaseSeconds = 30
const pollMilliseconds = 1_000
/** Rare chores leave the first minutes of a start alone. */
const settlingMs = 600_000
/** An import must not keep a schedule waiting. */
const jobsAtOnce = 2

/** Claims jobs one at a time, keeps their lease while they run, and hands a dead worker's job to the next one. */
export class JobRunner {
  readonly #house: House
  readonly #kinds: Map<string, JobKind<never>>
  readonly #chores: readonly Chore[]
  readonly #worker: string
  #stopped = false
  #wake: (() => void) | null = null
  #loops: Promise<void>[] = []
  /** What this process is running: a clock that jumps ahead must not make it claim its own job a second time. */
  readonly #own = new Set<string>()

  constructor(house: House, kinds: readonly JobKind<never>[], chores: readonly Chore[]) {
    this.#house = house
    this.#kinds = new Map(kinds.map(kind => [kind.kind, kind]))
    this.#chores = chores
    this.#worker = house.newId()
  }

  start(): void {
    this.#loops = [...Array.from({ length: jobsAtOnce }, () => this.#runJobs()), this.#runChores()]
  }

  /** Looks for work at once instead of at the next poll. */
  wake(): void {
    this.#wake?.()
  }

  /** Lets the job under way finish its step and ends. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.wake()
    await Promise.all(this.#loops)
  }

  /** Runs everything that is due, in this call: for tests, seeds and the command line. */
  async runDue(): Promise<void> {
    while (!this.#stopped) {
      const job = await this.#claim()
      if (job === undefined) return
      await this.#run(job)
    }
  }

  /** Runs every chore once, or the named ones, whatever the clock says. */
  async runChores(names?: readonly string[]): Promise<void> {
    for (const chore of this.#chores)
      if (names?.includes(chore.name) ?? true) await chore.run(this.#contextFor('', () => false))
  }

  async #runJobs(): Promise<void> {
    while (!this.#stopped) {
      try {
        const job = await this.#claim()
        if (job !== undefined) {
          await this.#run(job)
          continue
        }
      } catch (error) {
        if (this.#stopped) return
        this.#house.log.error({ err: error }, 'the job queue could not be read')
      }
      await this.#pause(pollMilliseconds)
    }
  }

  async #runChores(): Promise<void> {
    const start = performance.now()
    const due = new Map(
      this.#chores.map(chore => [chore.name, chore.everySeconds < 3_600 ? 0 : start + settlingMs]),
    )
    while (!this.#stopped) {
      for (const chore of this.#chores) {
        const now = performance.now()
        if (this.#stopped || (due.get(chore.name) ?? 0) > now) continue
        due.set(chore.name, now + chore.everySeconds * 1_000)
        try {
          await chore.run(this.#contextFor('', () => this.#stopped))
        } catch (error) {
          if (!this.#stopped) this.#house.log.error({ err: error, chore: chore.name }, 'a chore failed')
        }
      }
      await this.#pause(500)
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, milliseconds)
      const before = this.#wake
      this.#wake = () => {
        before?.()
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /**
   * Takes the next job that is due, or whose worker is gone. A clock that was ahead and is set back leaves leases and
   * times to begin in the future; a lease further off than any worker takes it is over, and a job that was due when it
   * was made is due still.
   */
  async #claim(): Promise<ClaimedJob | undefined> {
    const now = this.#house.now()
    const longest = new Date(now.getTime() + 2 * leaseSeconds * 1_000)
    const kinds = [...this.#kinds.keys()]
    if (kinds.length === 0) return undefined
    const result = await sql<ClaimedJob>`
      update job set state = 'running', worker = ${this.#worker}, attempts = attempts + 1,
        lease_until = ${new Date(now.getTime() + leaseSeconds * 1_000)}
      where id = (
        select id from job
        where kind = any(${kinds}) and id <> all(${[...this.#own]}::uuid[])
          and ((state = 'waiting' and (run_after <= ${now} or (run_after <= created_at and created_at > ${longest})))
            or (state = 'running' and (lease_until < ${now} or lease_until > ${longest})))
        order by run_after limit 1 for update skip locked)
      returning id, kind, payload, attempts, max_attempts`.execute(this.#house.database.db)
    return result.rows[0]
  }

  async #run(job: ClaimedJob): Promise<void> {
    const db = this.#house.database.db
    let cancelled = false
    this.#own.add(job.id)
    const heartbeat = setInterval(() => {
      const lease = new Date(this.#house.now().getTime() + leaseSeconds * 1_000)
      db.updateTable('job')
        .set({ lease_until: lease })
        .where('id', '=', job.id)
        .where('worker', '=', this.#worker)
        .returning('cancel_requested_at')
        .executeTakeFirst()
        .then(row => {
          cancelled = row === undefined || row.cancel_requested_at !== null
        })
        .catch(error => this.#house.log.warn({ err: error, job: job.id }, 'a heart-beat was not written'))
    }, 1_000)
    try {
      const kind = this.#kinds.get(job.kind)
      if (kind === undefined) throw new Error(`no room runs jobs of kind ${job.kind}`)
      const result = await kind.run(
        this.#contextFor(job.id, () => cancelled || this.#stopped),
        job.payload as never,
      )
      if (this.#stopped && !cancelled) return await this.#release(job.id)
      await this.#finish(job.id, {
        state: cancelled ? 'cancelled' : 'done',
        result: JSON.stringify(result ?? null),
      })
    } catch (error) {
      await this.#fail(job, error)
    } finally {
      clearInterval(heartbeat)
      this.#own.delete(job.id)
    }
  }

  async #fail(job: ClaimedJob, error: unknown): Promise<void> {
    if (this.#stopped) return
    const message = error instanceof Error ? error.message : String(error)
    this.#house.log.error({ err: error, job: job.id, kind: job.kind, attempt: job.attempts }, 'a job failed')
    if (job.attempts >= job.max_attempts) return this.#finish(job.id, { state: 'failed', error: message })
    const wait = Math.min(600, 2 ** job.attempts) * 1_000
    await this.#house.database.db
      .updateTable('job')
      .set({
        state: 'waiting',
        run_after: new Date(this.#house.now().getTime() + wait),
        error: message,
        lease_until: null,
      })
      .where('id', '=', job.id)
      .where('worker', '=', this.#worker)
      .execute()
  }

  /** A job interrupted by the server's own end goes back in the queue as if it had not been tried. */
  async #release(id: string): Promise<void> {
    await sql`update job set state = 'waiting', attempts = attempts - 1, lease_until = null where id = ${id} and worker = ${this.#worker}`.execute(
      this.#house.database.db,
    )
  }

  async #finish(
    id: string,
    end: { state: 'done' | 'failed' | 'cancelled'; result?: string; error?: string },
  ): Promise<void> {
    await this.#house.database.db
      .updateTable('job')
      .set({ ...end, finished_at: this.#house.now(), lease_until: null })
      .where('id', '=', id)
      .where('worker', '=', this.#worker)
      .execute()
  }

  #contextFor(jobId: string, isCancelled: () => boolean): JobContext {
    const context = this.#house.makeContext({
      viewer: systemViewer(),
      requestId: jobId === '' ? 'chore' : `job:${jobId}`,
      remoteAddress: '',
      userAgent: '',
      setSessionToken: () => undefined,
    })
    return {
      ...context,
      db: this.#house.database.db,
      afterCommit: effect => effect(),
      jobId,
      isCancelled,
      call: async (call, input, as) => (await this.#house.callAs(call.name, input, as)).output as never,
      progress: async progress => {
        await this.#house.database.db
          .updateTable('job')
          .set({ progress: JSON.stringify(progress) })
          .where('id', '=', jobId)
          .execute()
      },
    }
  }
}

interface ClaimedJob {
  id: string
  kind: string
  payload: unknown
  attempts: number
  max_attempts: number
}
