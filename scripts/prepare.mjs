// Plain JavaScript on purpose: it runs on whatever Node a fresh machine has, before ours is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'

export const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const bin = join(root, 'node_modules/.bin')
const windows = process.platform === 'win32'

/** The environment in which `node` is Node 24: the one this project brings, or the machine's own. */
export function toolEnvironment(extra = {}) {
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...extra }
}

export function say(text) {
  process.stdout.write(`${text}\n`)
}

/** Installs the packages when they are missing or the lock file has changed since. */
export function ensureInstalled() {
  const stamp = join(root, 'node_modules/.kontor-installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Installing packages (once, about half a minute) …')
  const result = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: windows },
  )
  if (result.status !== 0) fail('The packages could not be installed; the lines above say why.')
  const version =
    spawnSync('node', ['--version'], { cwd: root, env: toolEnvironment(), encoding: 'utf8', shell: windows })
      .stdout ?? ''
  if (Number(/^v(\d+)/.exec(version)?.[1] ?? 0) < 24)
    fail(
      `Kontor needs Node.js 24; this machine has ${version.trim() || 'none'} and the project brings none for ${process.platform} ${process.arch}. Please install Node.js 24.`,
    )
  writeFileSync(stamp, wanted)
}

/** Builds the screens and the database template when their sources have changed. */
export async function ensureBuilt() {
  const stamp = join(root, 'dist/.stamp')
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Building the screens …')
  const builds = [
    run('vite', ['build', '--logLevel', 'warn']),
    run('vite', ['build', '--ssr', 'src/web/render.tsx', '--logLevel', 'warn']).then(code =>
      code === 0 ? run('node', ['scripts/make-database-template.ts']) : code,
    ),
  ]
  if ((await Promise.all(builds)).some(code => code !== 0))
    fail('The screens could not be built; the lines above say why.')
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Runs a tool of the project and gives its exit code. With a `prefix`, each line it says begins with it. */
export function run(command, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: options.prefix === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: toolEnvironment(options.env),
      shell: windows,
    })
    for (const stream of [child.stdout, child.stderr])
      if (stream !== null)
        createInterface({ input: stream }).on('line', line => say(`${options.prefix}${line}`))
    child.on('error', () => resolve(127))
    child.on('close', code => resolve(code ?? 1))
  })
}

export function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', 'vite.config.ts']) hash.update(readFileSync(join(root, file)))
  const walk = folder => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else {
        const { mtimeMs, size } = statSync(path)
        hash.update(`${path} ${mtimeMs} ${size}\n`)
      }
    }
  }
  walk(join(root, 'src'))
  return hash.digest('hex')
}
