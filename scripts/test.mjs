// `npm test`: the one check. Every step runs even when an earlier one failed; the last line counts.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root, run, say, toolEnvironment } from './prepare.mjs'

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
  pdf: ensurePackage('poppler-utils', '/usr/bin/pdftotext', 'the tests that read printed schedules'),
}

await step('types', () => run('node', ['node_modules/typescript7/bin/tsc', '--noEmit']))
await step('lint', () => run('biome', ['check', '--error-on-warnings', '.']))
await step('boundaries', () => run('node', ['scripts/check-boundaries.ts']))
await step('dead code', () => run('knip', ['--no-progress']))
await step('generated files', () => run('node', ['scripts/write-generated.ts', '--check']))
await step('build', async () => {
  await ensureBuilt()
  return 0
})
await suite('embedded database', 'vitest.config.ts', { KONTOR_TEST_DATABASE: 'embedded' }, [], {
  maySkip: true,
})
if (have.postgres)
  await suite('PostgreSQL', 'vitest.config.ts', { KONTOR_TEST_DATABASE: 'server' }, serverFolders())
await suite('durability', 'vitest.durability.config.ts', {})
if (have.chromium) await suite('journeys', 'vitest.journeys.config.ts', {})

say(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

/** Pure rules and engines use no database: a second run on the server would test nothing new. */
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
    '**/*.test.tsx',
  ]
}

async function step(name, work) {
  if (only.length > 0 && !only.includes(name)) return
  const start = performance.now()
  const code = await work()
  if (code === 0) passed++
  else failed++
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
}

/** Tests that need a real server are skipped on the embedded database and run in the next suite; nowhere else. */
async function suite(name, config, env, extra = [], { maySkip = false } = {}) {
  if (only.length > 0 && !only.includes(name)) return
  const folder = mkdtempSync(join(tmpdir(), 'kontor-results-'))
  const report = join(folder, 'report.json')
  const start = performance.now()
  const code = await run(
    'vitest',
    [
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...extra,
    ],
    { env },
  )
  const counts = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 }
  rmSync(folder, { recursive: true, force: true })
  passed += counts.numPassedTests
  const skipped = (counts.numPendingTests ?? 0) + (counts.numTodoTests ?? 0)
  const broken = counts.numFailedTests + (maySkip ? 0 : skipped)
  failed += code !== 0 && broken === 0 ? 1 : broken
  if (counts.numPassedTests === 0) failed++
  say(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${name}: ${counts.numPassedTests} passed, ${broken} failed, ${skipped} skipped (${((performance.now() - start) / 1000).toFixed(1)} s)`,
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
