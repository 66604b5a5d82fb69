import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import readline from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A program of ours in a process of its own, read line by line. */
export interface Program {
  readonly process: ChildProcess
  /** Everything it printed so far. */
  readonly lines: readonly string[]
  /** Waits until it prints a line that begins with `start`. */
  untilLine(start: string, limit?: number): Promise<string>
  /** Ends it at once and waits until it is gone. */
  kill(): Promise<void>
}

/** Starts `tests/durability/<name>.ts` with arguments, and options of Node's own before it. */
export function startProgram(
  name: string,
  args: readonly string[],
  options: readonly string[] = [],
): Program {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [...options, file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const errors: string[] = []
  const watchers = new Set<() => void>()
  readline.createInterface({ input: child.stdout }).on('line', line => {
    lines.push(line)
    for (const watch of [...watchers]) watch()
  })
  child.stderr.on('data', chunk => errors.push(String(chunk)))
  const exited = once(child, 'exit').then(() => {
    for (const watch of [...watchers]) watch()
  })
  const untilLine = (start: string, limit = 90_000): Promise<string> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => finish(new Error(`No line "${start}" in time: ${errors.join('')}`)),
        limit,
      )
      const finish = (outcome: string | Error): void => {
        clearTimeout(timer)
        watchers.delete(look)
        if (typeof outcome === 'string') resolve(outcome)
        else reject(outcome)
      }
      const look = (): void => {
        const found = lines.find(line => line.startsWith(start))
        if (found !== undefined) finish(found)
        else if (child.exitCode !== null) finish(new Error(`Ended without "${start}": ${errors.join('')}`))
      }
      watchers.add(look)
      look()
    })
  return {
    process: child,
    lines,
    untilLine,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}
