import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { phoneSpreadMs } from '../../../src/features/day/rules/pace.ts'
import { startTestServer } from '../postgres.ts'
import { type RunningServer, startRunningServer } from '../running-server.ts'
import { buildDayWorld, type DayPerson, type DayShape, type DayWorld, settle } from './day-world.ts'
import { type DayFigures, type Journal, judgeDay, readPlacements, type Tap } from './judge-day.ts'
import { ask, closeConnections, Refused, Screen } from './screen.ts'

/** Between the last tap of a slot and the look whether every screen shows what the house says. */
const restMs = 2_000

/**
 * A mission day through the real API: two app processes on one PostgreSQL, phones and desks that listen, people who come, come
 * late or do not come, tables that are lost, repairs that are published, and one process that is killed in the middle.
 */
export async function simulateDay(
  shape: DayShape,
  log: (line: string) => void = () => {},
): Promise<DayFigures> {
  const database = await startTestServer()
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'kontor-day-')))
  const apps: RunningServer[] = []
  let world: (DayWorld & { draft: number }) | null = null
  const screens: Screen[] = []
  try {
    // One after the other: the first makes the tables. With the limits of a real installation.
    for (const dataFolder of folders)
      apps.push(
        await startRunningServer({
          dataFolder,
          databaseUrl: database.url,
          env: { NODE_ENV: 'production', REQUESTS_PER_MINUTE: '1200' },
        }),
      )
    world = await buildDayWorld(database.url, shape)
    await settle(world)
    const day = new RunningDay(world, shape, apps, log)
    await ask(day.bases[0] ?? '', world.organiser, {
      method: 'POST',
      path: `/missions/${world.mission}/draft/publish`,
      body: { version: world.draft },
    })
    await settle(world)
    screens.push(...day.openScreens())
    for (let start = 0; start < screens.length; start += 8)
      await Promise.all(screens.slice(start, start + 8).map(screen => screen.open()))
    log(`${screens.length} screens are open, the day begins`)
    return await day.run()
  } finally {
    for (const screen of screens) screen.close()
    closeConnections()
    await world?.close()
    for (const app of apps) await app.kill()
    await database.stop()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
}

class RunningDay {
  readonly bases: string[]
  readonly #world: DayWorld
  readonly #shape: DayShape
  readonly #apps: readonly RunningServer[]
  readonly #log: (line: string) => void
  readonly #phones = new Map<string, Screen>()
  readonly #desks: Screen[] = []
  readonly #journal: Journal
  readonly #absent: ReadonlySet<string>
  readonly #late: ReadonlySet<string>
  readonly #here = new Set<string>()
  readonly #missed = new Map<string, number>()
  readonly #noted = new Set<string>()
  #tapped = 0

  constructor(world: DayWorld, shape: DayShape, apps: readonly RunningServer[], log: (line: string) => void) {
    this.#world = world
    this.#shape = shape
    this.#apps = apps
    this.#log = log
    this.bases = apps.map(app => app.base)
    this.#journal = { taps: [], audits: [], faults: [], repairs: 0, moved: 0 }
    // Spread over everybody, and no phone of theirs is among those that listen only by chance.
    const ids = world.people.map(person => person.participantId)
    const nth = (share: number, offset: number) =>
      new Set(
        Array.from(
          { length: share },
          (_, index) => ids[Math.floor((index * ids.length) / share) + offset],
        ).flatMap(id => id ?? []),
      )
    this.#absent = nth(shape.noShows, 1)
    this.#late = new Set([...nth(shape.late, 2)].filter(id => !this.#absent.has(id)))
  }

  openScreens(): Screen[] {
    const { mission, people, organiser, steward } = this.#world
    const every = people.length / this.#shape.phones
    for (let index = 0; index < this.#shape.phones; index++) {
      const person = people[Math.floor(index * every)]
      if (person === undefined) continue
      const who = `participant=${person.participantId}`
      this.#phones.set(
        person.participantId,
        new Screen({
          bases: index % 2 === 0 ? this.bases : this.bases.toReversed(),
          cookie: person.cookie,
          live: `/missions/${mission}/day/version/live?${who}`,
          paths: [`/missions/${mission}/my-schedule?${who}`, `/missions/${mission}/my-day?${who}`],
          spreadMs: phoneSpreadMs,
        }),
      )
    }
    for (const [index, cookie] of [organiser, steward].entries())
      this.#desks.push(
        new Screen({
          bases: index === 0 ? this.bases : this.bases.toReversed(),
          cookie,
          live: `/missions/${mission}/day/version/live`,
          paths: [`/missions/${mission}/day/people?show=not-here`, `/missions/${mission}/day`],
          spreadMs: 0,
        }),
      )
    return [...this.#phones.values(), ...this.#desks]
  }

  async run(): Promise<DayFigures> {
    const { slots, slotSeconds } = this.#shape
    const middle = Math.floor(slots / 2)
    const losing = new Set(
      Array.from({ length: this.#shape.lostTables }, (_, index) =>
        Math.floor(((index + 1) * slots) / (this.#shape.lostTables + 1)),
      ),
    )
    const auditedAfter = new Set([0, middle, slots - 1])
    const begun = performance.now()
    let lost = 0
    for (let slot = 0; slot < slots; slot++) {
      await pause(Math.max(0, this.#world.startsAt.getTime() + slot * slotSeconds * 1000 - Date.now()))
      const ends = performance.now() + slotSeconds * 1000 - restMs - 1_500
      const work = [this.#slot(slot, ends)]
      if (losing.has(slot)) work.push(this.#loseTable(lost++))
      if (slot === middle) work.push(this.#killOne())
      await Promise.all(work)
      if (auditedAfter.has(slot)) await this.#audit(slot)
      this.#log(
        `slot ${slot + 1} of ${slots}: ${this.#journal.taps.length} taps, ${this.#journal.repairs} repairs, ${((performance.now() - begun) / 1000).toFixed(0)} s`,
      )
    }
    return judgeDay({
      world: this.#world,
      journal: this.#journal,
      phones: this.#phones,
      desks: this.#desks,
    })
  }

  /** What people do and the stewards note in one slot, spread over its time. */
  async #slot(slot: number, ends: number): Promise<void> {
    const placed = await readPlacements(this.#world)
    const [from, to] = [slot, slot + 1].map(
      index => this.#world.startsAt.getTime() + index * this.#shape.slotSeconds * 1000,
    )
    const now = placed.filter(
      row => row.at >= (from ?? 0) && row.at < (to ?? 0) && !this.#noted.has(row.meeting),
    )
    const steps: (() => Promise<void>)[] = []
    for (const row of now) {
      for (const id of row.people) steps.push(() => this.#arrive(id, row.meeting, slot))
    }
    const gap = (ends - performance.now()) / Math.max(steps.length + now.length, 1)
    const running: Promise<void>[] = []
    for (const step of [...steps, ...now.map(row => () => this.#note(row))]) {
      running.push(step())
      await pause(gap)
    }
    await Promise.all(running)
    await this.#repairSome(now)
  }

  /** Somebody comes, for their first meeting or to the next table; or says that they come late; or does not come. */
  async #arrive(id: string, meeting: string, slot: number): Promise<void> {
    const person = this.#person(id)
    if (this.#absent.has(id)) return
    const phone = this.#phones.get(id)
    if (this.#late.has(id) && !this.#here.has(id) && slot < this.#shape.slots / 2) {
      await this.#say(person, { what: 'late', minutes: 10 })
      return
    }
    if (phone !== undefined) await this.#say(person, { what: 'here', meeting })
    else if (!this.#here.has(id))
      await this.#tap(`/missions/${this.#world.mission}/day/people/${id}/check-in`, {}, { person: id })
    this.#here.add(id)
  }

  async #note(row: { meeting: string; people: readonly string[] }): Promise<void> {
    const missing = row.people.filter(id => !this.#here.has(id))
    this.#noted.add(row.meeting)
    const body = missing.length === 0 ? { what: 'started' } : { what: 'not-held', missing }
    try {
      await this.#tap(`/missions/${this.#world.mission}/day/meetings/${row.meeting}/notes`, body, {
        meeting: row.meeting,
      })
    } catch (error) {
      // Its table was lost a moment ago, and it stands in a later slot by now.
      if (!(error instanceof Refused && error.message.includes('"meeting-not-begun"'))) throw error
      this.#noted.delete(row.meeting)
      return
    }
    for (const id of missing) this.#missed.set(id, (this.#missed.get(id) ?? 0) + 1)
  }

  /** Meetings of those who come late are moved to later; whoever missed two gives up the rest. */
  async #repairSome(now: readonly { meeting: string; people: readonly string[] }[]): Promise<void> {
    const stranded = now.filter(row => row.people.some(id => this.#late.has(id) && !this.#here.has(id)))
    for (const { meeting } of stranded.slice(0, 1)) {
      const isTaken = await this.#repair({ meeting })
      if (isTaken) this.#noted.delete(meeting)
    }
    const twice = [...this.#missed].find(([id, count]) => count >= 2 && this.#absent.has(id))
    if (twice === undefined) return
    this.#missed.delete(twice[0])
    await this.#repair({ participant: twice[0] })
  }

  async #loseTable(nth: number): Promise<void> {
    await pause(1_500)
    const place = this.#world.placeIds[nth * 3 + 1]
    if (place !== undefined) await this.#repair({ place })
  }

  /** Takes the first way on that moves nobody else; publishing goes on without asking when another repair came between. */
  async #repair(trouble: { meeting?: string; place?: string; participant?: string }): Promise<boolean> {
    const path = `/missions/${this.#world.mission}/day/repair`
    for (let attempt = 0; attempt < 4; attempt++) {
      const way = await this.#try<{
        isDone: boolean
        options: { code: string; fingerprint: string; strangers: number; moves: { meetingId: string }[] }[]
      }>({ method: 'GET', path: `${path}?${new URLSearchParams(trouble)}` }, this.#world.organiser)
      const option = way.options[0]
      if (way.isDone || option === undefined) return false
      const before = await readPlacements(this.#world)
      try {
        await this.#tap(
          path,
          { ...trouble, fingerprint: option.fingerprint, strangers: option.strangers },
          {
            ...(trouble.participant === undefined ? {} : { person: trouble.participant }),
            ...(trouble.meeting === undefined ? {} : { meeting: trouble.meeting }),
            before,
          },
          this.#world.organiser,
        )
      } catch (error) {
        if (error instanceof Refused && error.status === 409) continue
        throw error
      }
      this.#journal.repairs++
      this.#journal.moved += option.moves.length
      return option.moves.length > 0
    }
    return false
  }

  async #killOne(): Promise<void> {
    await pause(2_000)
    this.#log('one app process is killed')
    await this.#apps[0]?.kill()
  }

  /** Whether every screen shows what the house would answer now. */
  async #audit(slot: number): Promise<void> {
    await pause(restMs)
    const screens = [...this.#phones.values(), ...this.#desks]
    for (let start = 0; start < screens.length; start += 4)
      await Promise.all(
        screens.slice(start, start + 4).map(async screen => {
          const { fresh, shown } = await screen.compare()
          this.#journal.audits.push({ slot, fresh, shown, isDesk: this.#desks.includes(screen) })
        }),
      )
  }

  #person(id: string): DayPerson {
    const person = this.#world.people.find(one => one.participantId === id)
    if (person === undefined) throw new Error(`nobody is ${id}`)
    return person
  }

  #say(person: DayPerson, word: object): Promise<void> {
    const path = `/missions/${this.#world.mission}/participants/${person.participantId}/day`
    return this.#tap(path, word, { person: person.participantId }, person.cookie)
  }

  async #tap(path: string, body: object, about: Tap['about'], cookie = this.#world.steward): Promise<void> {
    const { event } = await this.#try<{ event: string | null }>({ method: 'POST', path, body }, cookie)
    this.#journal.taps.push({ event, answeredAt: performance.now(), what: path, about })
  }

  /** Sends with one idempotency key until there is an answer, from one app process or the other. */
  async #try<Answer>(
    call: { method: 'GET' | 'POST'; path: string; body?: object },
    cookie: string,
  ): Promise<Answer> {
    const key = crypto.randomUUID()
    const first = this.#tapped++
    for (let attempt = 0; ; attempt++) {
      const base = this.bases[(first + attempt) % this.bases.length] ?? ''
      try {
        return await ask<Answer>(base, cookie, { ...call, key })
      } catch (error) {
        if (error instanceof Refused && error.status < 500 && error.status !== 429) throw error
        if (error instanceof Refused) this.#journal.faults.push(`${call.path}: ${error.message}`)
        if (attempt >= 12) throw error
        await pause(100 * (attempt + 1))
      }
    }
  }
}
