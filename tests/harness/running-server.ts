import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from './postgres.ts'

/** The real server in a process of its own, as `npm start` runs it. */
export interface RunningServer {
  /** What a browser opens, without a trailing slash. */
  readonly base: string
  readonly dataFolder: string
  readonly pid: number
  /** The one-time link printed at the first start; null once there is an administrator. */
  readonly setUpLink: string | null
  /** Everything it wrote to its error output: its log. */
  readonly log: () => string
  /** Asks it to end and waits. */
  stop: () => Promise<void>
  /** Ends it as a power cut would, and waits until it is gone. */
  kill: () => Promise<void>
}

/** Where and how to start; what is not said is made fresh. */
export interface RunningServerOptions {
  dataFolder?: string
  databaseUrl?: string
  smtpUrl?: string
  port?: number
  env?: Record<string, string>
}

const startLimitMs = 120_000
const program = join(import.meta.dirname, '../../src/server/main.ts')
/** Where `npm start` keeps it too; a start without it spends a second more on reading the same code. */
export const compileCache = join(import.meta.dirname, '../../dist/compile-cache')

/** Starts the server on a free port and waits until it answers. A data folder it made itself is removed on `stop`. */
export async function startRunningServer(options: RunningServerOptions = {}): Promise<RunningServer> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'kontor-running-'))
  const port = options.port ?? (await findFreePort())
  const base = `http://localhost:${port}`
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TZ: 'UTC',
      NODE_COMPILE_CACHE: compileCache,
      KONTOR_DATA: dataFolder,
      PORT: String(port),
      BASE_URL: base,
      REQUESTS_PER_MINUTE: '1000000',
      ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
      ...(options.smtpUrl === undefined ? {} : { SMTP_URL: options.smtpUrl }),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  let log = ''
  child.stdout.on('data', chunk => {
    printed += String(chunk)
  })
  child.stderr.on('data', chunk => {
    log += String(chunk)
  })
  await untilAnswering(child, base, () => `${printed}\n${log}`)
  const exited = once(child, 'exit')
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await exited
  }
  return {
    base,
    dataFolder,
    pid: child.pid ?? 0,
    setUpLink: /^\s+(http\S+\/set-up\?token=\S+)$/m.exec(printed)?.[1] ?? null,
    log: () => printed.replace(/token=\S+/g, 'token=…') + log,
    stop: async () => {
      await end('SIGTERM')
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true })
    },
    kill: () => end('SIGKILL'),
  }
}

async function untilAnswering(child: ChildProcess, base: string, said: () => string): Promise<void> {
  const deadline = Date.now() + startLimitMs
  while (!said().includes('Kontor is open at')) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`The server did not start at ${base}:\n${said()}`)
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  // The set-up link is printed right after the address, in a piece of its own.
  await new Promise(resolve => setTimeout(resolve, 100))
}

/** One person's connection over the HTTP interface, for what a test does outside the browser. */
export interface HttpClient {
  /** Sends a call and gives its JSON; a refusal throws with its title and status. */
  send: (
    method: string,
    path: string,
    body?: Record<string, unknown>,
    key?: string,
  ) => Promise<Record<string, unknown>>
  /** Sends a form of a page, with a file if there is one, and gives the address the browser is sent to. */
  submit: (page: string, call: string, fields: Record<string, string>, file?: UploadedFile) => Promise<string>
  /** The cookie of the session, for a browser context. */
  readonly cookie: () => string
}

/** A file in a form: the field it stands in, its name and what is in it. */
export interface UploadedFile {
  field: string
  name: string
  content: string | Uint8Array<ArrayBuffer>
}

/** A client that keeps the cookies it is given. */
export function connect(base: string): HttpClient {
  const jar = new Map<string, string>()
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const keep = (answer: Response): void => {
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name !== undefined && value !== undefined) jar.set(name, value)
    }
  }
  const ask = async (
    method: string,
    path: string,
    body: BodyInit | undefined,
    headers: Record<string, string>,
  ) => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { cookie: cookies(), ...headers },
      ...(body === undefined ? {} : { body }),
    })
    keep(answer)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 400)}`)
    return JSON.parse(text) as Record<string, unknown>
  }
  return {
    send: (method, path, body, key) =>
      ask(
        method,
        path,
        method === 'GET' ? undefined : JSON.stringify(body ?? {}),
        method === 'GET'
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': key ?? crypto.randomUUID() },
      ),
    submit: async (page, call, fields, file) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({
        _call: call,
        _form: call,
        _key: crypto.randomUUID(),
        ...fields,
      }))
        form.set(name, value)
      if (file !== undefined) form.set(file.field, new Blob([file.content]), file.name)
      const answer = await fetch(base + page, {
        method: 'POST',
        body: form,
        redirect: 'manual',
        headers: { cookie: cookies(), accept: 'text/html' },
      })
      keep(answer)
      const target = answer.headers.get('location')
      if (target === null)
        throw new Error(`${call} on ${page}: ${answer.status} ${readAlerts(await answer.text())}`)
      return target.replace(base, '')
    },
    cookie: cookies,
  }
}

/** What a refused form says, for a test's message. */
function readAlerts(html: string): string {
  return [...html.matchAll(/role="alert"[^>]*>(.*?)<\/(?:div|section)>/gs)]
    .map(([, inner = '']) => inner.replace(/<[^>]+>/g, ' '))
    .join(' ')
    .slice(0, 400)
}

/** The administrator every test with a running server has. */
export const administrator = {
  givenName: 'Ada',
  familyName: 'Meier',
  email: 'ada@test.invalid',
  password: 'seven grey herons over Osaka',
  lang: 'en',
} as const

/** Makes the first administrator through the printed link and gives their connection. */
export async function setUpAdministrator(server: RunningServer): Promise<HttpClient> {
  if (server.setUpLink === null) throw new Error(`No set-up link was printed:\n${server.log()}`)
  const client = connect(server.base)
  const token = new URL(server.setUpLink).searchParams.get('token') ?? ''
  await client.send('POST', '/set-up', { token, ...administrator })
  return client
}

/** Loads the sample up to a stage and waits until it is there. */
export async function loadSampleInto(
  client: HttpClient,
  stage: 'registration' | 'requests' | 'schedule' | 'over',
  limitMs = 300_000,
): Promise<LoadedSample> {
  await client.send('POST', '/sample', { stage })
  const deadline = Date.now() + limitMs
  for (;;) {
    const sample = (await client.send('GET', '/sample')) as unknown as LoadedSample & { state: string }
    if (sample.state === 'ready') return sample
    if (sample.state !== 'loading' || Date.now() > deadline)
      throw new Error(`The sample did not load: ${JSON.stringify(sample)}`)
    await new Promise(resolve => setTimeout(resolve, 250))
  }
}

/** What there is of the sample, and whom one can look as. */
export interface LoadedSample {
  missionSlug: string
  partnershipSlug: string
  people: { id: string; name: string; part: string; of: string }[]
}

/** Signs in with a password over HTTP. */
export async function signIn(
  base: string,
  email: string = administrator.email,
  password: string = administrator.password,
): Promise<HttpClient> {
  const client = connect(base)
  await client.send('POST', '/sessions', { email, password })
  return client
}

/** The connection of one of the sample's people, as the administrator may look at the house. */
export async function lookAs(
  base: string,
  sample: LoadedSample,
  part: string,
  of?: string,
): Promise<HttpClient> {
  const person = sample.people.find(one => one.part === part && (of === undefined || one.of.includes(of)))
  if (person === undefined)
    throw new Error(`The sample has no ${part}${of === undefined ? '' : ` of ${of}`}.`)
  // Looking as somebody ends the session one had, so each look begins with a sign-in of its own.
  const client = await signIn(base)
  await client.send('POST', `/sample/people/${person.id}/sign-in`)
  // The sample's people read five languages; a test reads the screens in English.
  await client.send('PUT', '/me/preferences', { lang: 'en' })
  return client
}
