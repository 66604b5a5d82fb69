/**
 * The service worker: keeps the pages of a person's day on their phone and shows them where there is no network. What it
 * keeps belongs to one person: whoever else is seen at this browser, the house's answers say, takes it away.
 */

interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface AskingEvent extends WaitingEvent {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface PageMessage extends WaitingEvent {
  data: { kind: 'keep' | 'forget' | 'seen'; person?: string; pages?: string[]; assets?: string[] }
}
interface Scope {
  addEventListener(kind: 'install' | 'activate', hear: (event: WaitingEvent) => void): void
  addEventListener(kind: 'fetch', hear: (event: AskingEvent) => void): void
  addEventListener(kind: 'message', hear: (event: PageMessage) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

const scope = self as unknown as Scope
/** One cache for each kept page, with everything it is shown with: an older page keeps its older scripts. */
const keptPrefix = 'kept '
const plainCache = 'plain'
const plainPage = '/offline'
const startPage = '/today'
/** So long a page is shown after it was kept; a phone that was lost forgets by itself. */
const keptMs = 72 * 3_600_000
const mostPages = 8
/** On a network that hardly answers, a kept page is shown after so long. */
const patienceMs = 5_000

scope.addEventListener('install', event => {
  event.waitUntil(keepPlainPage().then(() => scope.skipWaiting()))
})
scope.addEventListener('activate', event => event.waitUntil(scope.clients.claim()))
scope.addEventListener('message', event => {
  const { kind, person, pages = [], assets = [] } = event.data
  if (kind === 'forget') event.waitUntil(Promise.all(pages.map(forget)))
  else if (person !== undefined)
    event.waitUntil(seePerson(person).then(() => (kind === 'keep' ? keep(person, pages, assets) : undefined)))
})
scope.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(showPage(request))
  else if (pathname.startsWith('/assets/') || pathname.startsWith('/messages/'))
    event.respondWith(caches.match(request, { ignoreVary: true }).then(kept => kept ?? fetch(request)))
})

/** What says, for any page, that there is no network and the page is not kept: the same for everybody, and nobody's. */
async function keepPlainPage(): Promise<void> {
  const answer = await fetch(plainPage, { credentials: 'omit', headers: { accept: 'text/html' } })
  if (!answer.ok) throw new Error(`${plainPage}: ${answer.status}`)
  const html = await answer.clone().text()
  const cache = await caches.open(plainCache)
  await cache.addAll(assetsOf(html))
  await cache.put(plainPage, answer)
}

/** The scripts, styles and words that a page names. */
function assetsOf(html: string): string[] {
  return [
    ...new Set(
      [...html.matchAll(/(?:href|src)="(\/(?:assets|messages)\/[^"]+)"/g)].flatMap(found => found[1] ?? []),
    ),
  ]
}

/** The network first; without it, what is kept, and where nothing is kept a page that says so. */
async function showPage(request: Request): Promise<Response> {
  const kept = await findKept(request.url)
  try {
    const answer = await (kept === null ? fetch(request) : inTime(fetch(request)))
    if (answer.status >= 502 && kept !== null) return await marked(kept)
    const person = answer.headers.get('kontor-person')
    if (person !== null) await seePerson(person)
    if ([401, 403, 404, 410].includes(answer.status)) await forget(request.url)
    return answer
  } catch (error) {
    const shown = kept ?? (new URL(request.url).pathname === startPage ? await findLatest() : null)
    if (shown !== null) return marked(shown)
    const plain = await caches.match(plainPage, { cacheName: plainCache })
    if (plain === undefined) throw error
    return mark(plain, Date.now())
  }
}

function inTime(answer: Promise<Response>): Promise<Response> {
  return Promise.race([
    answer,
    new Promise<never>((_resolve, reject) =>
      setTimeout(() => reject(new Error('the network does not answer')), patienceMs),
    ),
  ])
}

interface Kept {
  name: string
  person: string
  page: string
  at: number
}

function readName(name: string): Kept[] {
  const [, person = '', at = '', page = ''] = /^kept (\S+) (\d+) (.*)$/.exec(name) ?? []
  return page === '' ? [] : [{ name, person, page, at: Number(at) }]
}

/** All kept pages, the newest first, without those that were kept too long ago. */
async function listKept(): Promise<Kept[]> {
  const all = (await caches.keys()).flatMap(readName).sort((a, b) => b.at - a.at)
  const old = all.filter(one => one.at + keptMs < Date.now())
  await Promise.all(old.map(one => caches.delete(one.name)))
  return all.filter(one => !old.includes(one))
}

async function findKept(url: string): Promise<Kept | null> {
  const key = keyOf(url)
  return firstWhole((await listKept()).filter(one => one.page === key))
}

/** The schedule that was kept last, for the start page of whoever signed in; what a link opened is shown at its address alone. */
async function findLatest(): Promise<Kept | null> {
  return firstWhole(
    (await listKept()).filter(one => !isGuest(one.person) && !one.page.split('?')[0]?.endsWith('/notes')),
  )
}

/** Pages of links are kept by their links, and what nobody signed in for by '-'. */
const isGuest = (person: string) => person === '-' || person.startsWith('~')

/** The page itself is put last: a copy that the network broke off is none. */
async function firstWhole(all: readonly Kept[]): Promise<Kept | null> {
  for (const one of all) if ((await (await caches.open(one.name)).match(one.page)) !== undefined) return one
  return null
}

/** A page whoever it is of, whatever on it is open. */
function keyOf(url: string): string {
  const { pathname, searchParams } = new URL(url, location.origin)
  const participant = searchParams.get('participant')
  return participant === null ? pathname : `${pathname}?participant=${encodeURIComponent(participant)}`
}

/** The kept page with when it was kept, which the page then says. */
async function marked(kept: Kept): Promise<Response> {
  const answer = await (await caches.open(kept.name)).match(kept.page)
  if (answer === undefined) throw new Error('a kept page is gone')
  return mark(answer, kept.at)
}

async function mark(answer: Response, at: number): Promise<Response> {
  const html = await answer.text()
  const headers = new Headers(answer.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  return new Response(html.replace('<html ', `<html data-kept-at="${new Date(at).toISOString()}" `), {
    headers,
  })
}

/**
 * Whoever is at this browser now: what was kept for anybody else is taken away. A page for everybody does not say that the
 * holder of a link has gone, only that nobody is signed in.
 */
async function seePerson(person: string): Promise<void> {
  const others = (await caches.keys())
    .flatMap(readName)
    .filter(one => one.person !== person && !(person === '-' && one.person.startsWith('~')))
  await Promise.all(others.map(one => caches.delete(one.name)))
}

async function forget(url: string): Promise<void> {
  const key = keyOf(url)
  const all = (await caches.keys()).flatMap(readName)
  await Promise.all(all.filter(one => one.page === key).map(one => caches.delete(one.name)))
}

/** Keeps pages as they are now, whole or not at all; the copies before go once the new ones stand. */
async function keep(person: string, pages: readonly string[], assets: readonly string[]): Promise<void> {
  for (const page of pages) {
    const key = keyOf(page)
    const answer = await fetch(page, { headers: { accept: 'text/html' }, redirect: 'manual' })
    if (!answer.ok || answer.headers.get('kontor-person') !== person || !answer.headers.has('kontor-keep')) {
      if (!answer.ok && answer.status < 500) await forget(page)
      continue
    }
    const before = (await caches.keys()).flatMap(readName).filter(one => one.page === key)
    const name = `${keptPrefix}${person} ${Date.now()} ${key}`
    try {
      const cache = await caches.open(name)
      const needed = new Set([...assetsOf(await answer.clone().text()), ...assets])
      await cache.addAll([...needed])
      await cache.put(key, answer)
    } catch (error) {
      await caches.delete(name)
      throw error
    }
    await Promise.all(before.map(one => caches.delete(one.name)))
  }
  await Promise.all((await listKept()).slice(mostPages).map(one => caches.delete(one.name)))
}
