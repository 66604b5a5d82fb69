/** `npm run bench -- <name> […]`: the figures the issues name, as ratios in one run. */
const [name, ...rest] = process.argv.slice(2)
const benches: Record<string, () => Promise<unknown>> = {
  schedule: () => import('./schedule.ts'),
  directory: () => import('./directory.ts'),
  matching: () => import('./matching.ts'),
  http: () => import('./http.ts'),
  day: () => import('./day.ts'),
  report: () => import('./report.ts'),
}
const bench = name === undefined ? undefined : benches[name]
if (bench === undefined) {
  console.error(`npm run bench -- ${Object.keys(benches).join(' | ')}`)
  process.exit(2)
}
process.argv.splice(2, process.argv.length - 2, ...rest)
await bench()
