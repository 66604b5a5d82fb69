import { sql } from 'kysely'
import { makeSamplePartnership } from '../../../seeds/sample-partnership.ts'
import type { SampleMission, SamplePartnership } from '../../../seeds/sample-types.ts'
import { shiftDay } from '../../../seeds/shift-day.ts'
import type { Call, InputOf, OutputOf } from '../../shared/contract.ts'
import type { JobContext } from '../../shared/route.ts'
import { type SampleState, saveSampleState } from './sample-state.ts'

/** Plays the sample's data through the use cases and remembers what became of each key. */
export class Player {
  readonly ctx: JobContext
  readonly data: SamplePartnership
  readonly state: SampleState
  readonly #part: string
  #calls = 0
  #done = 0
  #total = 1
  #step = ''
  #told = 0

  constructor(ctx: JobContext, state: SampleState, part: string) {
    this.ctx = ctx
    this.#part = part
    this.state = state
    const data = makeSamplePartnership({
      size: state.size,
      seed: state.seed,
      missionStartsOn: state.startsOn,
    })
    const shifted = (mission: SampleMission) =>
      mission.startsOn === state.startsOn ? shiftDay(mission, state.shift) : mission
    this.data = { ...data, missions: data.missions.map(shifted) }
  }

  /** Begins a step of so many parts, for the progress on the screen. */
  async begin(step: string, total: number): Promise<void> {
    this.#step = step
    this.#total = total
    this.#done = 0
    await this.#tell()
  }

  /** One part of the step is done; throws when somebody asked to stop. */
  async advance(): Promise<void> {
    if (this.ctx.isCancelled()) throw new SampleStopped()
    this.#done++
    if (performance.now() - this.#told > 500) await this.#tell()
  }

  async #tell(): Promise<void> {
    this.#told = performance.now()
    await this.ctx.progress({ step: this.#step, done: this.#done, total: this.#total })
  }

  /** Runs a call as somebody (null: the house), some days before the mission begins; a repeat has no second effect. */
  async play<C extends Call>(
    call: C,
    input: InputOf<C>,
    as: { person?: string | null; daysBefore?: number; startsOn?: string; at?: Date } = {},
  ): Promise<OutputOf<C>> {
    const key = `sample:${this.state.loadId}:${this.#part}:${this.#calls++}`
    try {
      return await this.ctx.call(call, input, {
        personId: as.person ?? null,
        key,
        relaxed: true,
        at: as.at ?? this.momentBefore(as.daysBefore ?? 60, as.startsOn),
      })
    } catch (error) {
      throw new Error(
        `the sample could not play ${call.name} in ${this.#step}: ${JSON.stringify(input).slice(0, 300)}`,
        { cause: error },
      )
    }
  }

  /** Ten in the morning, so many days before a mission's first day (Osaka's when not said); never later than now. */
  momentBefore(days: number, startsOn: string = this.state.startsOn): Date {
    return new Date(Math.min(momentOf(days, startsOn), this.ctx.now().getTime()))
  }

  /** The day that lies so many days before the mission's first, or after it. */
  dayBefore(days: number): string {
    return new Date(momentOf(days, this.state.startsOn)).toISOString().slice(0, 10)
  }

  /** Days from today to the mission's first day. */
  daysAhead(): number {
    return Math.round((momentOf(0, this.state.startsOn) - this.ctx.now().getTime()) / 86_400_000)
  }

  /** Whether that day has come. */
  isPast(days: number, startsOn: string): boolean {
    return momentOf(days, startsOn) <= this.ctx.now().getTime()
  }

  /** Marks a record as the sample's own, so that throwing the sample away finds it. */
  async mark(
    table: 'cluster' | 'organisation' | 'person' | 'partnership' | 'mission',
    id: string,
  ): Promise<void> {
    await this.ctx.db.transaction().execute(async transaction => {
      await sql`set local synchronous_commit to off`.execute(transaction)
      await sql`update ${sql.table(table)} set sample = true where id = ${id}`.execute(transaction)
    })
  }

  remember(key: string, id: string): void {
    this.state.ids[key] = id
  }

  /** The record a key became; one that is missing is a mistake in the seeds. */
  idOf(key: string): string {
    const id = this.state.ids[key]
    if (id === undefined) throw new Error(`the sample has no record for ${key}`)
    return id
  }

  has(key: string): boolean {
    return this.state.ids[key] !== undefined
  }

  async save(): Promise<void> {
    await saveSampleState(this.ctx.db, this.state)
  }

  mission(type: SampleMission['type']): SampleMission {
    const mission = this.data.missions.find(candidate => candidate.type === type)
    if (mission === undefined) throw new Error(`the sample has no ${type}`)
    return mission
  }
}

/** Somebody asked the load to stop. */
export class SampleStopped extends Error {}

function momentOf(days: number, startsOn: string): number {
  return Date.parse(`${startsOn}T10:00:00Z`) - days * 86_400_000
}
