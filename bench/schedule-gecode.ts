import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Compiled } from '../src/engines/scheduling/compile.ts'

const MODEL = new URL('./schedule-peer.mzn', import.meta.url).pathname

/** What a peer says, and after how many seconds ('> 60' when it was stopped). */
export interface PeerResult {
  readonly seconds: string
  /** Undefined when it was stopped, -1 when it found that there is no valid schedule. */
  readonly breaks: number | undefined
}

/** The installed MiniZinc with its Gecode, for people: 'MiniZinc 2.6.4'; undefined when there is none. */
export function findGecode(): string | undefined {
  const version = spawnSync('minizinc', ['--version'], { encoding: 'utf8' })
  const solvers = spawnSync('minizinc', ['--solvers'], { encoding: 'utf8' })
  if (version.status !== 0 || !/gecode/i.test(solvers.stdout)) return undefined
  return `MiniZinc ${/version ([\d.]+)/.exec(version.stdout)?.[1] ?? ''} with Gecode`
}

/** Gecode on the plain model of `schedule-peer.mzn`, flattening included. All meetings must be of two. */
export async function measureGecode(compiled: Compiled, limitSeconds: number): Promise<PeerResult> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'))
  try {
    const data = join(folder, 'data.dzn')
    writeFileSync(data, writeData(compiled))
    const start = performance.now()
    const output = await run(
      ['--solver', 'gecode', '--time-limit', String(limitSeconds * 1000), MODEL, data],
      limitSeconds,
    )
    const taken = ((performance.now() - start) / 1000).toFixed(2)
    if (output.includes('=====UNSATISFIABLE=====')) return { seconds: taken, breaks: -1 }
    const last = [...output.matchAll(/breaks (\d+)/g)].at(-1)?.[1]
    if (output.includes('==========') && last !== undefined) return { seconds: taken, breaks: Number(last) }
    return { seconds: `> ${limitSeconds}`, breaks: undefined }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Whatever it printed before the limit, and nothing when it failed. */
function run(args: readonly string[], limitSeconds: number): Promise<string> {
  return new Promise(resolve => {
    execFile('minizinc', [...args], { timeout: (limitSeconds + 10) * 1000 }, (_, stdout) => resolve(stdout))
  })
}

function writeData(compiled: Compiled): string {
  const pairs = compiled.participantsOf.map(people => [...people].map(person => person + 1).join(', '))
  const order = compiled.predecessors.flatMap((list, meeting) =>
    [...list].map(before => `${before + 1}, ${meeting + 1}`),
  )
  const sets = compiled.domain.map(slots => `{${[...slots].map(slot => slot + 1).join(', ')}}`)
  return [
    `people = ${compiled.participantCount};`,
    `slots = ${compiled.slotCount};`,
    `fairness = ${compiled.problem.fairness ?? -1};`,
    `tables = [${[...compiled.capacity].slice(0, compiled.slotCount).join(', ')}];`,
    `who = [|${pairs.join('|')}|];`,
    `allowed = [${sets.join(', ')}];`,
    order.length > 0 ? `order = [|${order.join('|')}|];` : 'order = array2d(1..0, 1..2, []);',
  ].join('\n')
}
