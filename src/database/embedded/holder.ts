import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'

/** What tells one process from every other, also after its number is used again or the machine restarted. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it began, in whatever form the system gives; empty where it gives none. */
  readonly started: string
  /** Which start of the machine it belongs to. */
  readonly boot: string
  /** In which space of process numbers, since containers count their own; empty where there is only one. */
  readonly space: string
}

/** The identity of this process. */
export function describeThisProcess(): ProcessIdentity {
  return { pid: process.pid, started: findStart(process.pid) ?? '', boot: findBoot(), space: findSpace() }
}

/**
 * Whether a process is certainly gone (other boot, no such process, or its number belongs to another), lives, or
 * cannot be judged from here.
 */
export function judgeHolder(holder: ProcessIdentity): 'alive' | 'gone' | 'unknown' {
  if (holder.boot !== findBoot()) return 'gone'
  if (holder.space !== findSpace()) return 'unknown'
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? 'alive' : 'gone'
  }
  const started = findStart(holder.pid)
  return started === undefined || holder.started === '' || started === holder.started ? 'alive' : 'gone'
}

/** When a process began; undefined if the system does not say; 'ended' when only its remains are left. */
function findStart(pid: number): string | undefined {
  if (process.platform === 'linux') return readLinuxStart(pid)
  if (process.platform === 'win32') return undefined
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

const STATE = 0
const THREADS = 17
const START = 19

function readLinuxStart(pid: number): string | undefined {
  let text: string
  try {
    text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return undefined
  }
  // The command name is in parentheses and may hold anything, so fields are counted from the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  // A killed process that its parent has not collected yet still has a number, but no thread that could write.
  const isRemains = fields[STATE] === 'Z' && Number(fields[THREADS]) <= 1
  return isRemains ? 'ended' : fields[START]
}

function findBoot(): string {
  if (process.platform === 'linux') {
    try {
      return fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    } catch {
      return os.hostname()
    }
  }
  // Elsewhere the boot is told by when it was, to ten minutes, since the clock may be adjusted.
  return `${os.hostname()} ${Math.round((Date.now() / 1000 - os.uptime()) / 600)}`
}

function findSpace(): string {
  if (process.platform !== 'linux') return ''
  try {
    return fs.readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}
