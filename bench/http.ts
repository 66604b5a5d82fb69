/**
 * What a public page costs beside its JSON: CPU of this process per request, each page in turn with the calls it shows. The
 * database runs in the same process, so both figures hold its work. The aim is a ratio of at most 2 for every page.
 */
import { apiPrefix } from '../src/server/api-prefix.ts'
import { createHttpServer } from '../src/server/http.ts'
import type { CallUse, Page, PageViewer } from '../src/web/page.ts'
import { openTestHouse } from '../tests/harness/house.ts'
import { addOrganisation, buildWorld } from '../tests/harness/world.ts'

// As `npm start` runs it: React's other build is several times slower.
process.env.NODE_ENV ??= 'production'
const rounds = 9
const requestsPerRound = 30

const t = await openTestHouse({ requestsPerMinute: 1_000_000 })
const { own } = await buildWorld(t.house)
for (let index = 0; index < 200; index++)
  await addOrganisation(t.house, `Company ${index}`, { clusterId: own.clusterId, visibility: 'public' })
const { db } = t.house.database
await db.updateTable('partnership').set({ visibility: 'public' }).execute()
await db.updateTable('organisation').set({ visibility: 'public' }).execute()
await db
  .updateTable('mission')
  .set({ public_page: true, public_participants: true, registration: 'open' })
  .execute()
// As a process that has been up for a while: Find and the maps answer from the index.
await t.house.follow()
await t.house.database.refreshStatistics()
const app = await createHttpServer(t.house)
const { pages } = (await import(new URL('../dist/web/server/render.js', import.meta.url).href)) as {
  pages: ReadonlyMap<string, Page>
}
const viewer = (await app.inject({ method: 'GET', url: `${apiPrefix}/me` })).json() as PageViewer

/** The calls a page shows, as a program would ask for them. */
function callsOf(address: string): string[] {
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  for (const page of pages.values()) {
    const names = page.path.match(/:[a-zA-Z]+/g) ?? []
    const found = new RegExp(`^${page.path.replace(/:[a-zA-Z]+/g, '([^/]+)')}$`).exec(pathname)
    if (found === null || (names.length > 0 && pathname.endsWith('/new'))) continue
    const params = Object.fromEntries(names.map((name, index) => [name.slice(1), found[index + 1] ?? '']))
    const uses = Object.values(page.calls({ params, query: Object.fromEntries(searchParams), viewer }))
    return uses.flatMap(one => (one === null ? [] : [toAddress(one)]))
  }
  throw new Error(`no page has the address ${address}`)
}

function toAddress({ call, input }: CallUse): string {
  const rest = new Map(
    Object.entries(input as Record<string, unknown>).filter(([, value]) => value !== undefined),
  )
  const path = call.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = String(rest.get(name))
    rest.delete(name)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)]))
  return `${apiPrefix}${path}${rest.size === 0 ? '' : `?${query}`}`
}

const slugOf = async (table: 'cluster' | 'organisation', id: string) =>
  (await db.selectFrom(table).select('slug').where('id', '=', id).executeTakeFirstOrThrow()).slug
const cluster = await slugOf('cluster', own.clusterId)
const organisation = await slugOf('organisation', own.organisationId)
const addresses = [
  '/',
  '/sign-in',
  '/find',
  '/find?q=company',
  '/clusters',
  `/clusters/${cluster}`,
  `/organisations/${organisation}`,
  '/partnerships',
  `/partnerships/partnership-${own.letter}`,
  `/events/${own.missionSlug}`,
  `/events/${own.missionSlug}/register`,
]

async function cpuOf(urls: readonly string[], accept: string): Promise<number> {
  const before = process.cpuUsage()
  for (let index = 0; index < requestsPerRound; index++)
    for (const url of urls) {
      const answer = await app.inject({ method: 'GET', url, headers: { accept } })
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
    }
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1_000 / requestsPerRound
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
console.log('page                                 calls   json ms   page ms   ratio')
for (const address of addresses) {
  const calls = callsOf(address)
  const json: number[] = []
  const html: number[] = []
  for (let round = 0; round < rounds; round++) {
    json.push(await cpuOf(calls, 'application/json'))
    html.push(await cpuOf([address], 'text/html'))
  }
  const ratio = median(html.map((cost, round) => cost / (json[round] ?? 1)))
  const figures = [median(json), median(html), ratio].map(figure => figure.toFixed(2).padStart(9))
  console.log(`${address.replace(/-[0-9a-f]{8,}$/, '-…').padEnd(37)} ${calls.length} ${figures.join(' ')}`)
}
await app.close()
await t.close()
process.exit(0)
