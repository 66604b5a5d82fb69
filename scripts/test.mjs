// `npm test`: the one check. Every step runs even when an earlier one failed; the last line counts.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, root, run, say, toolEnvironment } from './prepare.mjs'

const inCi = process.env.CI === 'true'
const only = process.argv.slice(2)
let passed = 0
let failed = 0

ensureInstalled()
const have = {
  chromium: ensurePackage(
    'chromium-headless-shell',
    ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'],
    'the browser journeys',
  ),
  postgres: ensurePackage('postgresql-15', '/usr/lib/postgresql/15/bin/postgres', 'the tests on PostgreSQL'),
  calendar: ensurePackage(
    'python3-icalendar',
    '/usr/lib/python3/dist-packages/icalendar/__init__.py',
    'the test that reads calendars with a second program',
  ),
  pdf: ensurePackage('poppler-utils', '/usr/bin/pdftotext', 'the tests that read printed schedules'),
}

const quick = [
  step('types', 'node', ['node_modules/typescript7/bin/tsc', '--noEmit']),
  step('lint', 'biome', ['check', '--error-on-warnings', '.']),
  step('boundaries', 'node', ['scripts/check-boundaries.ts']),
  step('dead code', 'knip', ['--no-progress']),
  step('generated files', 'node', ['scripts/write-generated.ts', '--check']),
]
// The longest first, and what computes beside what mostly waits.
const suites = [
  ...(have.chromium ? [suite('journeys', 'vitest.journeys.config.ts', {})] : []),
  suite(
    'embedded database',
    'vitest.config.ts',
    { KONTOR_TEST_DATABASE: 'embedded' },
    { maySkip: true, extra: have.postgres ? withoutWalks() : [] },
  ),
  suite('durability', 'vitest.durability.config.ts', {}),
  ...(have.postgres
    ? [
        suite(
          'PostgreSQL',
          'vitest.config.ts',
          { KONTOR_TEST_DATABASE: 'server' },
          { extra: serverFolders() },
        ),
      ]
    : []),
]
const wanted = one => only.length === 0 || only.includes(one.name)
const chosen = [step('build', 'node', ['scripts/build.mjs']), ...quick, ...suites].filter(wanted)
/** Two at a time keep two processors busy: alone, most steps leave one idle for half their time. */
const alone = chosen.length === 1

// The suites start what the build makes, so that they wait for all before them.
await runAll(chosen.filter(one => !suites.includes(one)))
await runAll(chosen.filter(one => suites.includes(one)))

say(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

/** Runs the steps in their order, two at a time. */
async function runAll(steps) {
  const waiting = [...steps]
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const start = performance.now()
      const { isGood, words } = await next.work()
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      say(`${isGood ? 'ok    ' : 'FAILED'} ${next.name}${words} (${seconds} s)`)
    }
  }
  await Promise.all([work(), work()])
}

/** A command that is right or wrong as a whole. */
function step(name, command, args) {
  return {
    name,
    work: async () => {
      const code = await run(command, args, { prefix: prefixOf(name) })
      if (code === 0) passed++
      else failed++
      return { isGood: code === 0, words: '' }
    },
  }
}

/** Tests that need a real server are skipped on the embedded database and run in the next suite; nowhere else. */
function suite(name, config, env, { extra = [], maySkip = false } = {}) {
  const work = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kontor-results-'))
    const report = join(folder, 'report.json')
    const args = ['run', '--config', config, '--reporter=default', '--reporter=json']
    const code = await run('vitest', [...args, `--outputFile.json=${report}`, ...extra], {
      env,
      prefix: prefixOf(name),
    })
    const counts = existsSync(report)
      ? JSON.parse(readFileSync(report, 'utf8'))
      : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 }
    rmSync(folder, { recursive: true, force: true })
    passed += counts.numPassedTests
    const skipped = (counts.numPendingTests ?? 0) + (counts.numTodoTests ?? 0)
    const broken = counts.numFailedTests + (maySkip ? 0 : skipped)
    failed += code !== 0 && broken === 0 ? 1 : broken
    if (counts.numPassedTests === 0) failed++
    return {
      isGood: code === 0,
      words: `: ${counts.numPassedTests} passed, ${broken} failed, ${skipped} skipped`,
    }
  }
  return { name, work }
}

/** Each line of what runs beside something else says whose it is. */
function prefixOf(name) {
  return alone ? undefined : `${name} | `
}

/** Pure rules, engines and the reading of files use no database: a second run on the server would test nothing new. */
function serverFolders() {
  return [
    'src/features',
    'src/server',
    'tests',
    '--exclude',
    '**/rules/**',
    '--exclude',
    'tests/journeys/**',
    '--exclude',
    'src/server/sheets/**',
    '--exclude',
    '**/*.test.tsx',
  ]
}

/**
 * Walks through every call or screen take minutes and ask about the house, not about its database: once is enough, on the
 * server, where races show. Where there is no server they run on the embedded database. So does the whole sample, which the
 * journeys load on the embedded database anyway.
 */
function withoutWalks() {
  const walks = [
    'access',
    'clock-jumps',
    'field-visibility',
    'fuzz',
    'hostile-files',
    'idempotency',
    'leaks',
    'live',
    'naughty-strings',
    'rooms',
  ]
  return [...walks.map(walk => `tests/${walk}.test.ts`), 'src/features/sample/sample.test.ts'].flatMap(
    file => ['--exclude', file],
  )
}

/**
 * Installs a Debian package where that is allowed; says clearly what is left out where it is not, which fails in CI.
 * Of several files the first is the one to have, the others do as well.
 */
function ensurePackage(name, file, purpose) {
  const [best, ...others] = [file].flat()
  if (existsSync(best)) return true
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`Installing ${name} for ${purpose} …`)
    const env = toolEnvironment({ DEBIAN_FRONTEND: 'noninteractive' })
    spawnSync('apt-get', ['update', '-qq'], { cwd: root, stdio: 'inherit', env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
    if (existsSync(best)) return true
  }
  if (others.some(existsSync)) return true
  say(
    `NOT RUN: ${purpose} need the Debian package ${name}, which is not there and could not be installed by this user.`,
  )
  if (inCi) failed++
  return false
}
