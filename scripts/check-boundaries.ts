/** Checks the walls of the house with dependency-cruiser, and that it really looked: an empty look passes any rule. */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const result = spawnSync(
  'depcruise',
  ['src', 'seeds', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
  { cwd: root, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 },
)
if (result.stdout === '') {
  console.error(result.stderr)
  process.exit(1)
}
interface Report {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] }
  modules: { source: string }[]
}
const report = JSON.parse(result.stdout) as Report
const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(file => !file.endsWith('.d.ts'))
const seen = new Set(report.modules.map(module => module.source))
const unseen = files.filter(file => !seen.has(file))
for (const { rule, from, to } of report.summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
if (unseen.length > 0) console.error(`not looked at: ${unseen.slice(0, 10).join(', ')}`)
if (report.summary.violations.length > 0 || unseen.length > 0) process.exit(1)
console.log(`${report.summary.totalCruised} modules, no wall crossed`)
