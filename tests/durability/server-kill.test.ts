import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { findFreePort, startTestServer } from '../harness/postgres.ts'
import {
  compileCache,
  type HttpClient,
  type LoadedSample,
  loadSampleInto,
  type RunningServer,
  setUpAdministrator,
  signIn,
  startRunningServer,
} from '../harness/running-server.ts'

const kontor = join(import.meta.dirname, '../../src/cli/kontor.ts')

/** A server that is killed and started again over the same data, at the same address. */
interface Installation {
  client: HttpClient
  sample: LoadedSample
  restart: () => Promise<void>
  killNow: () => Promise<void>
}

/** Where an installation lives: its folder, and the server that holds its database if it is not the embedded one. */
interface Place {
  dataFolder: string
  databaseUrl?: string
}

async function withInstallation(
  place: Place,
  sample: LoadedSample,
  work: (installation: Installation) => Promise<void>,
): Promise<void> {
  const port = await findFreePort()
  const start = () => startRunningServer({ ...place, port })
  let server: RunningServer = await start()
  try {
    const client = await signIn(server.base)
    await work({
      client,
      sample,
      killNow: () => server.kill(),
      restart: async () => {
        server = await start()
      },
    })
  } finally {
    await server.kill()
  }
}

/** The sample up to its schedule, in a folder; filled once, since both databases can hold it. */
async function fillInstallation(dataFolder: string): Promise<LoadedSample> {
  const server = await startRunningServer({ dataFolder })
  try {
    return await loadSampleInto(await setUpAdministrator(server), 'schedule')
  } finally {
    await server.stop()
  }
}

async function runKontor(args: readonly string[], place: Place): Promise<void> {
  await promisify(execFile)(process.execPath, [kontor, ...args], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: compileCache,
      KONTOR_DATA: place.dataFolder,
      ...(place.databaseUrl === undefined ? {} : { DATABASE_URL: place.databaseUrl }),
    },
  })
}

const rows = 3_000

/** Every tenth row cannot go in, and every hundredth company stands twice. */
function makeSheet(): { content: string; companies: number; rejected: number } {
  const lines = ['Name;Country;City;Kind']
  const names = new Set<string>()
  let rejected = 0
  for (let row = 1; row <= rows; row++) {
    const name = `Durable Optics ${row % 100 === 0 ? row - 1 : row}`
    if (row % 10 === 5) rejected++
    else names.add(name)
    lines.push(`${name};${row % 10 === 5 ? 'Atlantis' : 'LT'};Vilnius;SME`)
  }
  return { content: `${lines.join('\n')}\n`, companies: names.size, rejected }
}

interface ImportView {
  state: string
  read: number
  created: number
  updated: number
  unchanged: number
  rejected: number
}

/** An import that was under way when the server was killed. */
interface BrokenImport {
  address: string
  seen: ImportView
}

async function killDuringImport({ client, killNow, restart }: Installation): Promise<BrokenImport> {
  const { items } = (await client.send('GET', '/clusters')) as { items: { slug: string }[] }
  const cluster = items[0]?.slug ?? ''
  const address = await client.submit(
    `/clusters/${cluster}/import`,
    'directory.uploadImport',
    { cluster, _next: '/imports/{id}' },
    { field: 'file', name: 'members.csv', content: makeSheet().content },
  )
  const look = async () => (await client.send('GET', address)) as unknown as ImportView
  const { columns } = (await client.send('GET', address)) as { columns: { proposed: string | null }[] }
  await client.send('PUT', `${address}/mapping`, {
    columns: columns.map(column => column.proposed),
    addMembers: true,
    start: true,
  })
  let seen = await look()
  while (seen.state !== 'done' && seen.read < rows / 4) seen = await look()
  await killNow()
  expect(seen.state, 'the import was under way when the server was killed').toBe('running')
  await restart()
  const after = await look()
  expect(after.read, 'rows reported as read stay read').toBeGreaterThanOrEqual(seen.read)
  expect(after.created, 'companies reported as created stay').toBeGreaterThanOrEqual(seen.created)
  return { address, seen: after }
}

/** The import goes on where it stopped, as soon as the dead server's claim on it has run out (30 s). */
async function expectWholeImport({ client }: Installation, { address }: BrokenImport): Promise<void> {
  const sheet = makeSheet()
  let seen: ImportView | undefined
  const look = async () => {
    seen = (await client.send('GET', address)) as unknown as ImportView
    return seen.state
  }
  await expect.poll(look, { timeout: 90_000, interval: 250 }).toBe('done')
  if (seen === undefined) return
  expect({ ...pick(seen), taken: seen.created + seen.updated + seen.unchanged }).toEqual({
    read: rows,
    rejected: sheet.rejected,
    created: sheet.companies,
    taken: rows - sheet.rejected,
  })
  const found = (await client.send('GET', '/organisations?q=Durable%20Optics')) as { total: number }
  expect(found.total).toBe(sheet.companies)
}

function pick(view: ImportView) {
  return { read: view.read, rejected: view.rejected, created: view.created }
}

interface Board {
  draft: { number: number; version: number } | null
  published: { number: number } | null
  meetings: { id: string; slotId: string | null }[]
}

async function killDuringPublishing({ client, sample, killNow, restart }: Installation): Promise<void> {
  const mission = `/missions/${sample.missionSlug}`
  const board = async (show: string) =>
    (await client.send('GET', `${mission}/board?show=${show}`)) as unknown as Board
  const countMails = async () => ((await client.send('GET', '/mails')) as { total: number }).total
  // Killed right after the answer, and at several moments before it.
  for (const wait of ['answer', 10, 120] as const) {
    let { version } = (await client.send('POST', `${mission}/draft`)) as { version: number }
    const placed = (await board('draft')).meetings.filter(meeting => meeting.slotId !== null)
    for (const meeting of placed.slice(0, 8))
      ({ version } = (await client.send('POST', `${mission}/draft/meetings/${meeting.id}/take-out`, {
        version,
        belowFewest: 'accept',
      })) as { version: number })
    const before = { mails: await countMails(), published: (await board('published')).published?.number ?? 0 }
    const { people } = (await client.send('GET', `${mission}/draft/changes`)) as {
      people: { byMail: boolean }[]
    }
    const told = people.filter(person => person.byMail).length
    let acknowledged = false
    const publishing = client.send('POST', `${mission}/draft/publish`, { version }).then(
      () => {
        acknowledged = true
      },
      () => undefined,
    )
    if (wait === 'answer') await publishing
    else await new Promise(resolve => setTimeout(resolve, wait))
    await killNow()
    await publishing
    await restart()
    const now = await board('published')
    const isPublished = (now.published?.number ?? 0) > before.published
    if (wait === 'answer') expect(acknowledged).toBe(true)
    if (acknowledged) expect(isPublished, 'an acknowledged publication is there').toBe(true)
    // All of it or nothing: the version, the mails and the end of the draft belong together.
    const drafts = (await board('draft')).draft
    expect({ mails: (await countMails()) - before.mails, draft: drafts !== null }).toEqual(
      isPublished ? { mails: told, draft: false } : { mails: 0, draft: true },
    )
    if (!isPublished) await client.send('POST', `${mission}/draft/discard`, { version })
  }
}

/** Both kinds of work on one installation; the import waits for its claim to run out while publications are killed. */
async function killEverything(place: Place, sample: LoadedSample): Promise<void> {
  await withInstallation(place, sample, async installation => {
    const broken = await killDuringImport(installation)
    await killDuringPublishing(installation)
    await expectWholeImport(installation, broken)
  })
}

const folder = mkdtempSync(join(tmpdir(), 'kontor-server-kill-'))
const embedded: Place = { dataFolder: join(folder, 'embedded') }
const postgres = startTestServer({ durable: true })
const runs = startRuns()

/** Both run at once: most of their time is waiting. */
async function startRuns(): Promise<Record<'embedded' | 'server', Promise<void>>> {
  const sample = await fillInstallation(embedded.dataFolder)
  const backup = join(folder, 'sample.backup')
  await runKontor(['backup', backup], embedded)
  const server: Place = { dataFolder: join(folder, 'server'), databaseUrl: (await postgres).url }
  await runKontor(['restore', backup], server)
  const both = { embedded: killEverything(embedded, sample), server: killEverything(server, sample) }
  for (const run of Object.values(both)) run.catch(() => undefined)
  return both
}
runs.catch(() => undefined)

afterAll(async () => {
  await (await postgres).stop()
  rmSync(folder, { recursive: true, force: true })
})

test('kill -9 during an import and during publishing loses nothing acknowledged, on the embedded database', async () => {
  await expect((await runs).embedded).resolves.toBeUndefined()
}, 600_000)

test('kill -9 during an import and during publishing loses nothing acknowledged, on PostgreSQL', async () => {
  await expect((await runs).server).resolves.toBeUndefined()
}, 600_000)
