import type { Call, InputOf } from '../../shared/contract.ts'
import { apiPath, CallRefused, sendPrepared } from '../api.ts'
import { personHere } from './keep-pages.ts'

/** Something that was said or written where there was no network, as it waits on the phone. */
export interface Unsent {
  id: number
  /** Who said it: nobody else's session sends it, and nobody else sees it. */
  owner: string
  /** What it is, in the words of whoever wrote it. */
  label: string
  method: string
  path: string
  body: Record<string, unknown>
  /** The same at every attempt, so that it counts once though an answer was lost. */
  key: string
  at: string
  file: { name: string; content: Blob } | null
  /** Why the house did not take it; it is not sent again. */
  refused: string | null
}

const changed = new EventTarget()
let database: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open('kontor', 1)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('unsent', { keyPath: 'id', autoIncrement: true })
    }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  return database
}

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const store = (await open()).transaction('unsent', mode, { durability: 'strict' }).objectStore('unsent')
  const request = work(store)
  return new Promise((resolve, reject) => {
    store.transaction.oncomplete = () => resolve(request.result)
    store.transaction.onabort = () => reject(store.transaction.error)
    store.transaction.onerror = () => reject(store.transaction.error)
  })
}

/** Calls back whenever something was kept, sent or thrown away on this page. */
export function onUnsentChange(hear: () => void): () => void {
  changed.addEventListener('change', hear)
  return () => changed.removeEventListener('change', hear)
}

const tell = () => changed.dispatchEvent(new Event('change'))

/** What a person has said that the house does not have yet, in the order it was said. */
export async function listUnsent(owner: string): Promise<Unsent[]> {
  return (await run<Unsent[]>('readonly', store => store.getAll())).filter(one => one.owner === owner)
}

/** Keeps a call on the phone until it can be sent. */
export async function keepUnsent<C extends Call>(
  call: C,
  input: InputOf<C>,
  how: { owner: string; label: string; key: string; at: string; file: Unsent['file'] },
): Promise<void> {
  const body: Record<string, unknown> = { ...(input as Record<string, unknown>) }
  for (const [, name = ''] of call.path.matchAll(/:([A-Za-z]+)/g)) delete body[name]
  const row = { ...how, method: call.method, path: apiPath(call, input), body, refused: null }
  await run('readwrite', store => store.add(row))
  tell()
}

export async function dropUnsent(id: number): Promise<void> {
  await run('readwrite', store => store.delete(id))
  tell()
}

/** What others said at this browser is nobody's to send or to read any more. */
export async function dropUnsentOfOthers(owner: string): Promise<void> {
  for (const one of await run<Unsent[]>('readonly', store => store.getAll()))
    if (one.owner !== owner) await run('readwrite', store => store.delete(one.id))
}

/** Sends what waits, in its order; gives how many arrived. Stops where there is no network, and keeps what is refused. */
export async function sendUnsent(owner: string): Promise<number> {
  // Two open pages must not send the same at once; the key would make it harmless, the list would not show it.
  return navigator.locks.request('kontor-unsent', async () => {
    let sent = 0
    for (const one of await listUnsent(owner)) {
      if (one.refused !== null) continue
      try {
        const body =
          one.file === null ? one.body : { ...one.body, file: await sendFile(one.file, senderHere()) }
        await sendPrepared({ ...one, body, sender: senderHere() })
        await dropUnsent(one.id)
        sent++
      } catch (error) {
        if (!(error instanceof CallRefused) || isForNow(error)) break
        await run('readwrite', store => store.put({ ...one, refused: error.problem.title }))
        tell()
      }
    }
    return sent
  })
}

/** Says whose page this is: a cookie that another tab got meanwhile is somebody else's. Holders of links are known by the link. */
function senderHere(): Record<string, string> {
  const person = personHere()
  return person === '-' || person.startsWith('~') ? {} : { 'kontor-person': person }
}

/** Not signed in, too many, busy, broken: the same may be taken later. */
function isForNow({ problem }: CallRefused): boolean {
  return problem.status === 401 || problem.status === 429 || problem.status >= 500 || problem.code === 'busy'
}

/** Has the house store a file, which a call then names. */
export async function sendFile(
  file: { name: string; content: Blob },
  sender: Record<string, string> = {},
): Promise<{ hash: string; name: string }> {
  const form = new FormData()
  form.set('file', file.content, file.name)
  const answer = await fetch('/api/v1/files', { method: 'POST', body: form, headers: sender })
  const body: unknown = await answer.json()
  if (!answer.ok) throw new CallRefused(body as CallRefused['problem'])
  return body as { hash: string; name: string }
}
