import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

/** A PostgreSQL server of our own, in a temporary folder, on a free port of 127.0.0.1. */
export interface TestServer {
  /** Address of its `postgres` database. */
  readonly url: string
  readonly pid: number
  /** Address of another database on it. */
  urlOf(database: string): string
  /** Kills every one of its processes at once, as a crash would. */
  kill(): Promise<void>
  /** Starts it again on the same data and port after `kill`. */
  restart(): Promise<void>
  /** Stops it and removes its folder. */
  stop(): Promise<void>
}

/** How the server is to be run. */
export interface TestServerOptions {
  /** Real disk flushes, for tests about durability; others are faster without. */
  readonly durable?: boolean
}

const START_LIMIT = 30_000

/** Starts a server, or says in a sentence what to install. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const programs = findPostgresPrograms()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-postgres-'))
  const user = switchFromRoot()
  if (user) fs.chownSync(folder, user.uid, user.gid)
  const data = path.join(folder, 'data')
  const flush = options.durable ? [] : ['--no-sync']
  execFileSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', ...flush],
    { ...user, cwd: folder, stdio: 'pipe' },
  )
  const port = await findFreePort()
  const launch = () =>
    launchServer({ program: path.join(programs, 'postgres'), folder, data, port, user, options })
  let server = await launch()
  const urlOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`
  return {
    url: urlOf('postgres'),
    urlOf,
    get pid() {
      return server.pid ?? 0
    },
    kill: () => killGroup(server, 'SIGKILL'),
    restart: async () => {
      server = await launch()
    },
    stop: async () => {
      await killGroup(server, 'SIGINT')
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The folder with `postgres` and `initdb`; the newest if there are several. */
export function findPostgresPrograms(): string {
  const root = '/usr/lib/postgresql'
  const versions = fs.existsSync(root)
    ? fs
        .readdirSync(root)
        .map(Number)
        .filter(version => version >= 15)
    : []
  const newest = Math.max(...versions)
  const programs = path.join(root, String(newest), 'bin')
  if (versions.length === 0 || !fs.existsSync(path.join(programs, 'initdb'))) {
    throw new Error(
      'No PostgreSQL 15 or later was found in /usr/lib/postgresql. Install it with "apt-get install postgresql", or set KONTOR_TEST_DATABASE_URL to a server where databases may be created.',
    )
  }
  return programs
}

/** PostgreSQL refuses to run as root, so root starts it as the user the package made. */
function switchFromRoot(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined)
    throw new Error('There is no user "postgres" to run the test server as.')
  return { uid: Number(uid), gid: Number(gid) }
}

async function launchServer(parts: {
  program: string
  folder: string
  data: string
  port: number
  user: { uid: number; gid: number } | undefined
  options: TestServerOptions
}): Promise<ChildProcess> {
  const quick = parts.options.durable ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
  const settings = [
    `port=${parts.port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${parts.folder}`,
    'max_connections=200',
    ...quick,
  ]
  const log = fs.openSync(path.join(parts.folder, 'server.log'), 'a')
  const server = spawn(parts.program, ['-D', parts.data, ...settings.flatMap(setting => ['-c', setting])], {
    ...parts.user,
    cwd: parts.folder,
    // A group of its own, so that all its processes can be ended together.
    detached: true,
    stdio: ['ignore', log, log],
  })
  fs.closeSync(log)
  server.unref()
  await untilAnswering(server, parts.port, path.join(parts.folder, 'server.log'))
  return server
}

async function untilAnswering(server: ChildProcess, port: number, log: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT
  for (;;) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      if (server.exitCode !== null || Date.now() > deadline) {
        throw new Error(`The test server did not start: ${fs.readFileSync(log, 'utf8').slice(-2000)}`, {
          cause: error,
        })
      }
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

async function killGroup(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
  server.ref()
  // Each of its processes leads a group of its own: killed alone, the first one leaves some that may answer once more.
  const others = signal === 'SIGKILL' ? childrenOf(server.pid) : []
  process.kill(signal === 'SIGKILL' ? -server.pid : server.pid, signal)
  for (const pid of others) killIfThere(pid)
  await ended
}

function childrenOf(parent: number): number[] {
  if (!fs.existsSync('/proc')) return []
  return fs
    .readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => readParent(pid) === parent)
}

/** The process that started this one; null where it has ended meanwhile. */
function readParent(pid: number): number | null {
  try {
    // The name stands in brackets and may hold any letter, so what follows the last one is read.
    const status = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}

/** A port of 127.0.0.1 that nobody uses. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('No free port was given.'))
      })
    })
  })
}
