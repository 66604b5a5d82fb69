import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type SearchDocument,
  SearchIndex,
  type SearchSettings,
  type Sight,
} from '../../../engines/search/index.ts'
import type { Db, Log } from '../../../shared/context.ts'
import { readBridges } from '../bridges/queries-bridges.ts'
import { searchLanguages } from '../rules/search-languages.ts'
import { type DirectoryRights, rightsKey, seesKey } from '../rules/sight.ts'
import { ChangePosition, lookedBack, type StreamEnd } from './change-position.ts'
import { KeptAnswers } from './kept-answers.ts'
import { keepIndex, readKeptIndex } from './kept-index.ts'
import { KeptRows } from './kept-rows.ts'
import { makeDocument, searchedFields } from './make-document.ts'
import { findDocuments, listChanges, listDocuments, readStreamEnd } from './queries-documents.ts'

const settings: SearchSettings = {
  fields: searchedFields,
  languages: searchLanguages,
}
/** Organisations read at once, and changes taken in at once. */
const batch = 500
/**
 * What words compounds are made of is learnt from the first this many, by birth: whoever comes later changes nothing of how an
 * index that is built anew cuts them.
 */
const learntFrom = 2_000
/** Milliseconds that building keeps the process to itself before others have their turn. */
const turnMs = 25
/** With more changes waiting than this, a search does not wait for them; the database answers meanwhile. */
const waitedFor = 200
const keptSights = 200
/** Fewer organisations are read from the database about as quickly as from the disk. */
const keptFrom = 1_000
/** While the process runs, what has changed is written down this often. */
const keepEveryMs = 3_600_000

/** Where an index may be kept between two runs, and from how many organisations on it is. */
export interface KeepingPlace {
  readonly folder: string
  readonly from?: number
}

/**
 * The directory as one process keeps it for searching: built from the database, then kept in step by what the outbox
 * announces. It answers only when it knows every change that anybody has announced so far.
 */
export class OrganisationIndex {
  readonly #db: Db
  readonly #log: Log
  #index: SearchIndex | null = null
  #position = new ChangePosition()
  #work: Promise<void> | null = null
  #isStopped = false
  readonly #place: KeepingPlace | undefined
  /** What was last written down or read: the number of the change and the moment. */
  #kept: { last: number; at: number } | null = null
  readonly #sights = new Map<string, Sight>()
  readonly #rows = new KeptRows()
  /** Of what the index answers as it is now. */
  readonly answers = new KeptAnswers()

  constructor(db: Db, log: Log, place?: KeepingPlace) {
    this.#db = db
    this.#log = log
    this.#place = place
  }

  /** How many organisations it holds; 0 until it is built. */
  get size(): number {
    return this.#index?.size ?? 0
  }

  stop(): void {
    this.#isStopped = true
  }

  /** Builds what is missing and takes in what was announced; one call at a time, whoever asks. */
  keepUp(): Promise<void> {
    this.#work ??= this.#keepUp().finally(() => {
      this.#work = null
    })
    return this.#work
  }

  /** The index when it knows every change up to this number, after waiting for a few; else null. */
  async upTo(lastChange: number): Promise<SearchIndex | null> {
    if (this.#index === null) return null
    if (!this.#position.has(lastChange)) {
      const waiting = await listChanges(this.#db, this.#position.settled, this.#position.pending + waitedFor)
      if (waiting.length >= this.#position.pending + waitedFor) return null
      await this.keepUp()
      if (!this.#position.has(lastChange)) await this.keepUp()
    }
    return this.#position.has(lastChange) ? this.#index : null
  }

  /**
   * Rows that were read before, for a question that knows every change up to this number. Null while a change with a lower
   * one may still come: it is not known yet whose rows are no longer true.
   */
  rowsAt(lastChange: number): KeptRows | null {
    return lastChange <= this.#position.settled ? this.#rows : null
  }

  /** What a viewer with these rights sees; one object for equal rights, which the engine remembers its work by. */
  sightOf(rights: DirectoryRights): Sight {
    const key = rightsKey(rights)
    const known = this.#sights.get(key)
    if (known !== undefined) {
      this.#sights.delete(key)
      this.#sights.set(key, known)
      return known
    }
    const sight: Sight = {
      sees: one => seesKey(rights, one),
      ...(rights.signedIn && !rights.everything
        ? { alsoDocuments: new Set([...rights.own, ...rights.met]) }
        : {}),
    }
    this.#sights.set(key, sight)
    const [oldest] = this.#sights.keys()
    if (this.#sights.size > keptSights && oldest !== undefined) this.#sights.delete(oldest)
    return sight
  }

  async #keepUp(): Promise<void> {
    const end = await readStreamEnd(this.#db)
    if (this.#index === null) return (await this.#load(end)) ? undefined : this.#build()
    if (this.#position.isLost(end)) return this.#build()
    await this.#takeIn(this.#index)
    this.#position.settle(end)
  }

  /** Writes the index down when it was built or is to be written down again. */
  async keepWhenDue(): Promise<void> {
    if (this.#kept === null || performance.now() - this.#kept.at > keepEveryMs) await this.keep()
  }

  /** Writes the index down for the next start, if it holds something new. What cannot be written is built again then. */
  async keep(): Promise<void> {
    const { last } = this.#position.toKeep()
    if (this.#place === undefined || this.#index === null || this.#kept?.last === last) return
    if (this.#index.size < (this.#place.from ?? keptFrom)) return
    try {
      await keepIndex({ db: this.#db, folder: this.#place.folder }, this.#index, this.#position)
    } catch (error) {
      this.#log.warn({ err: error }, 'the search index of the directory could not be kept on the disk')
    }
    this.#kept = { last, at: performance.now() }
  }

  /** Goes on with what an earlier run kept, and takes in what has changed since before anybody is answered. */
  async #load(end: StreamEnd): Promise<boolean> {
    if (this.#place === undefined) return false
    const begun = performance.now()
    try {
      const kept = await readKeptIndex({ db: this.#db, folder: this.#place.folder }, settings)
      if (kept === null || kept.position.isLost(end)) return false
      const { index, position } = kept
      const { last } = position.toKeep()
      index.useBridges(await readBridges(this.#db))
      await this.#takeIn(index, position)
      if (this.#isStopped) return true
      position.settle(end)
      this.#use(index, position)
      this.#kept = { last, at: performance.now() }
    } catch (error) {
      this.#log.warn({ err: error }, 'the kept search index of the directory could not be read')
      return false
    }
    this.#log.info(
      { organisations: this.size, ms: Math.round(performance.now() - begun) },
      'the search index of the directory is read from the disk',
    )
    return true
  }

  /** Reads everything; what changes meanwhile is announced behind the position and taken in afterwards. */
  async #build(): Promise<void> {
    const begun = performance.now()
    const end = await readStreamEnd(this.#db)
    const position = ChangePosition.at(end)
    for (const { number } of await listChanges(this.#db, position.settled, 2 * lookedBack))
      position.add(number)
    const first: SearchDocument[] = []
    let index: SearchIndex | null = null
    let reading = listDocuments(this.#db, null, batch)
    for (;;) {
      const rows = await reading
      if (this.#isStopped) return
      const after = rows.at(-1)?.id ?? null
      const isLast = rows.length < batch
      // While these are taken in, the database reads the next; what comes of that is heard at the next turn.
      if (!isLast) {
        reading = listDocuments(this.#db, after, batch)
        reading.catch(() => undefined)
      }
      const documents = rows.flatMap(row => makeDocument(row) ?? [])
      if (index === null) first.push(...documents)
      else await addAll(index, documents)
      if (index === null && (isLast || first.length >= learntFrom)) index = SearchIndex.build(settings, first)
      if (isLast) break
    }
    if (index === null) return
    index.useBridges(await readBridges(this.#db))
    await this.#takeIn(index, position)
    this.#use(index, position)
    this.#log.info(
      { organisations: index.size, ms: Math.round(performance.now() - begun) },
      'the search index of the directory is built',
    )
    this.#kept = null
  }

  #use(index: SearchIndex, position: ChangePosition): void {
    this.#index = index
    this.#position = position
    this.#rows.forgetAll()
    this.answers.forgetAll()
  }

  async #takeIn(index: SearchIndex, position = this.#position): Promise<void> {
    let after = position.settled
    for (;;) {
      const changes = await listChanges(this.#db, after, batch)
      const news = changes.filter(({ number }) => !position.has(number))
      const ids = [...new Set(news.flatMap(({ subjectId }) => subjectId ?? []))]
      const rows = ids.length === 0 ? [] : await findDocuments(this.#db, ids)
      const there = new Map(rows.map(row => [row.id, makeDocument(row)]))
      if (news.length > 0) this.answers.forgetAll()
      this.#rows.forget(ids)
      for (const id of ids) {
        const document = there.get(id) ?? null
        if (document === null) index.remove(id)
        else index.add(document)
      }
      if (news.some(({ kind }) => kind === 'bridges-changed')) index.useBridges(await readBridges(this.#db))
      for (const { number } of news) position.add(number)
      after = changes.at(-1)?.number ?? after
      if (changes.length < batch || this.#isStopped) return
      await nextTurn()
    }
  }
}

async function addAll(index: SearchIndex, documents: readonly SearchDocument[]): Promise<void> {
  let begun = performance.now()
  for (const document of documents) {
    index.add(document)
    if (performance.now() - begun < turnMs) continue
    await nextTurn()
    begun = performance.now()
  }
}
