/**
 * What a public page costs beside its JSON: CPU of this process per request, page and call in turn, on one list of 20
 * organisations. The database runs in the same process, so both figures hold its work. The aim is a ratio of at most 2.
 */
import { createHttpServer } from '../src/server/http.ts'
import { openTestHouse } from '../tests/harness/house.ts'
import { addCluster, addOrganisation } from '../tests/harness/world.ts'

const rounds = 12
const requestsPerRound = 40

const t = await openTestHouse()
const clusterId = await addCluster(t.house, 'Bench cluster')
for (let index = 0; index < 200; index++)
  await addOrganisation(t.house, `Company ${index}`, { clusterId, visibility: 'public' })
const app = await createHttpServer(t.house)

async function cpuPerRequest(url: string, accept: string): Promise<number> {
  const before = process.cpuUsage()
  for (let index = 0; index < requestsPerRound; index++) {
    const answer = await app.inject({ method: 'GET', url, headers: { accept } })
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
  }
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1_000 / requestsPerRound
}

const pairs = [
  { what: 'list of 20 organisations', page: '/find?pageSize=20', call: '/api/v1/organisations?pageSize=20' },
  { what: 'clusters', page: '/clusters', call: '/api/v1/clusters' },
]
console.log('page                        json ms   page ms   ratio')
for (const { what, page, call } of pairs) {
  const json: number[] = []
  const html: number[] = []
  for (let round = 0; round < rounds; round++) {
    json.push(await cpuPerRequest(call, 'application/json'))
    html.push(await cpuPerRequest(page, 'text/html'))
  }
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
  console.log(
    `${what.padEnd(27)} ${median(json).toFixed(2).padStart(7)}   ${median(html).toFixed(2).padStart(7)}   ${(median(html) / median(json)).toFixed(2).padStart(5)}`,
  )
}
await app.close()
await t.close()
process.exit(0)
