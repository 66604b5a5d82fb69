import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '../../../shared/refusals.ts'
import { residentMebibytes } from '../../../shared/resident-memory.ts'
import { typeset, typesetDrawing } from '../../schedule/index.ts'
import { acrossStamp, footStamp, type StampWords } from '../print/stamp-template.ts'
import type { MarkAnswer, MarkFault, MarkOrder } from './mark-messages.ts'

/** A copy of a file with its reader's words on each page; whoever has it removes it. */
export interface MarkedCopy {
  path: string
  size: number
  remove: () => Promise<void>
}

/** What marking one file may take; a larger file, or one that takes more, cannot be marked. */
export const markLimits = {
  bytes: 50_000_000,
  milliseconds: 30_000,
  heapMebibytes: 768,
  residentMebibytes: 1_400,
}

const childrenAtOnce = 2
const mostWaiting = 16
let running = 0
const waiting: (() => void)[] = []

const folderPrefix = 'kontor-mark-'
const hourMs = 3_600_000
let sweeping: Promise<void> | undefined

/** Makes a marked copy in a process of its own, or says why the file cannot carry a mark. */
export async function markCopy(
  source: { path: string; kind: MarkOrder['kind'] },
  words: StampWords,
  limits = markLimits,
): Promise<MarkedCopy | MarkFault> {
  if ((await stat(source.path)).size > limits.bytes) return 'too-large'
  const stamps = await makeStamps(source.kind, words)
  sweeping ??= sweepLeftOver()
  await sweeping
  await takeTurn()
  const folder = await mkdtemp(join(tmpdir(), folderPrefix)).catch((error: unknown) => {
    giveTurn()
    throw error
  })
  const target = join(folder, 'copy')
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const answer = await runChild(
      { kind: source.kind, source: source.path, target, ...stamps },
      { folder, limits },
    )
    if ('done' in answer) return { path: target, size: (await stat(target)).size, remove }
    await remove()
    return answer.fault
  } catch (error) {
    await remove()
    throw error
  } finally {
    giveTurn()
  }
}

/** Removes copies that a process which ended in their midst has left; nobody sends one for an hour. */
export async function sweepLeftOver(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    if (!name.startsWith(folderPrefix)) continue
    const path = join(tmpdir(), name)
    const madeAt = await stat(path).then(
      facts => facts.mtimeMs,
      () => Number.POSITIVE_INFINITY,
    )
    if (madeAt < Date.now() - hourMs) await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function makeStamps(
  kind: MarkOrder['kind'],
  words: StampWords,
): Promise<{ foot: string; across: string }> {
  if (kind === 'picture')
    return { foot: await typesetDrawing(footStamp, words), across: await typesetDrawing(acrossStamp, words) }
  const [foot, across] = [await typeset(footStamp, words), await typeset(acrossStamp, words)]
  return { foot: foot.toString('base64'), across: across.toString('base64') }
}

async function takeTurn(): Promise<void> {
  if (running < childrenAtOnce) {
    running += 1
    return
  }
  if (waiting.length >= mostWaiting) throw new Refusal('busy')
  await new Promise<void>(resolve => waiting.push(resolve))
}

/** The next one in line takes over the turn that ends. */
function giveTurn(): void {
  const next = waiting.shift()
  if (next === undefined) running -= 1
  else next()
}

const childFile = fileURLToPath(new URL('./mark-child.ts', import.meta.url))

function startChild(kind: MarkOrder['kind'], folder: string, heapMebibytes: number): ChildProcess {
  return fork(childFile, [], {
    env: {},
    execArgv: [
      `--max-old-space-size=${heapMebibytes}`,
      '--permission',
      '--allow-fs-read=*',
      `--allow-fs-write=${folder}`,
      // Pictures are unpacked by a library in machine code, which the permissions do not bind: hence a process of its own.
      ...(kind === 'picture' ? ['--allow-addons'] : []),
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
    ],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

/** Hands the order to a child and waits for its answer, its death, or the end of its limits. */
async function runChild(
  order: MarkOrder,
  { folder, limits }: { folder: string; limits: typeof markLimits },
): Promise<MarkAnswer> {
  const child = startChild(order.kind, folder, limits.heapMebibytes)
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-4_000)
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<MarkAnswer>(resolve => {
      const begun = performance.now()
      timer = setInterval(() => {
        if (performance.now() - begun > limits.milliseconds) resolve({ fault: 'took-too-long' })
        else if (residentMebibytes(child.pid) > limits.residentMebibytes)
          resolve({ fault: 'took-too-much-memory' })
      }, 100)
      child.on('message', message => resolve(message as MarkAnswer))
      const die = () =>
        resolve({
          fault: /heap out of memory|Reached heap limit/i.test(complaint)
            ? 'took-too-much-memory'
            : 'gave-no-answer',
        })
      child.on('error', die)
      child.on('close', die)
      child.send(order, () => undefined)
    })
  } finally {
    clearInterval(timer)
    child.kill('SIGKILL')
  }
}
