import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readChanges } from '../engines/scheduling/formats/changes.ts'
import { readDzn } from '../engines/scheduling/formats/dzn.ts'
import { FormatFault } from '../engines/scheduling/formats/format-fault.ts'
import { readLocatedProblem, readSolution } from '../engines/scheduling/formats/json.ts'
import {
  type Answer,
  checkProblem,
  InvalidProblem,
  InvalidSchedule,
  type Problem,
  type ProblemFault,
  type Progress,
  type RepairProposal,
  repair,
  startBuild,
  UnknownRecord,
  verify,
} from '../engines/scheduling/index.ts'
import { writeProof } from '../engines/scheduling/proof/write-proof.ts'
import { BadInput } from './read-input.ts'

/** Where a command writes to. */
export interface CommandOutput {
  out(text: string): void
  err(text: string): void
  /** Replaces the line written by the last call, on a terminal; absent: `err` writes a line each time. */
  progress?(text: string): void
  /** Aborted when the user asks to stop; the best schedule so far is printed. */
  readonly signal?: AbortSignal
}

const USAGE = `Usage:
  kontor schedule solve FILE [--time SECONDS] [--seed N] [--iterations N] [--json]
  kontor schedule verify FILE SOLUTION
  kontor schedule prove FILE --out FOLDER [--time SECONDS]
  kontor schedule repair FILE SOLUTION CHANGES [--time SECONDS] [--json]
FILE is a problem in Kontor's JSON format or a MiniZinc data file (.dzn).
CHANGES says what happened: {"now": minutes, "changes": [{"code": "no-show", "participant": "7"}]}.`

const EXIT_OK = 0
const EXIT_VIOLATED = 1
const EXIT_BAD_INPUT = 2
const DEFAULT_SECONDS = 30

/**
 * Runs `schedule solve`, `schedule verify`, `schedule repair` or `schedule prove`.
 * @returns exit code: 0 done, 1 the solution breaks a rule or nothing was proved, 2 a file or argument cannot be read
 */
export async function runScheduleCommand(args: readonly string[], io: CommandOutput): Promise<number> {
  try {
    const [command, ...rest] = args
    if (command === 'solve') return await runSolve(readArguments(rest), io)
    if (command === 'verify') return await runVerify(readArguments(rest), io)
    if (command === 'repair') return await runRepair(readArguments(rest), io)
    if (command === 'prove') return await runProve(readArguments(rest), io)
    throw new BadInput(USAGE)
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    io.err(error.message)
    return EXIT_BAD_INPUT
  }
}

interface Arguments {
  readonly files: readonly string[]
  readonly seconds: number | undefined
  readonly seed: number
  readonly iterations: number | undefined
  readonly asJson: boolean
  readonly folder: string | undefined
}

function readArguments(args: readonly string[]): Arguments {
  const files: string[] = []
  const numbers = new Map<string, number>()
  let asJson = false
  let folder: string | undefined
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? ''
    const [name, inline] = word.split('=', 2)
    if (word === '--json') asJson = true
    else if (name === '--time' || name === '--seed' || name === '--iterations') {
      if (inline === undefined) index++
      numbers.set(name, readNumber(name, inline ?? args[index]))
    } else if (name === '--out') {
      if (inline === undefined) index++
      folder = inline ?? args[index]
    } else if (word.startsWith('--')) throw new BadInput(`There is no option ${word}.\n${USAGE}`)
    else files.push(word)
  }
  return {
    files,
    seconds: numbers.get('--time'),
    seed: numbers.get('--seed') ?? 1,
    iterations: numbers.get('--iterations'),
    asJson,
    folder,
  }
}

function readNumber(option: string, text: string | undefined): number {
  const number = Number(text)
  if (text === undefined || text === '' || !Number.isFinite(number) || number < 0)
    throw new BadInput(`${option} needs a number that is not negative.`)
  return number
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new BadInput(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Reads a file with a reader of the engine and puts the file's name before its complaints. */
async function readAs<T>(file: string, read: (text: string) => T): Promise<T> {
  const text = await readText(file)
  try {
    return read(text)
  } catch (error) {
    if (error instanceof FormatFault) throw new BadInput(`${file}: ${error.message}`)
    throw error
  }
}

function isDzn(file: string, text: string): boolean {
  return (
    file.toLowerCase().endsWith('.dzn') || (!file.toLowerCase().endsWith('.json') && !/^\s*\{/.test(text))
  )
}

async function readProblem(file: string, io: CommandOutput): Promise<Problem> {
  const { problem, lineOf } = await readAs(file, text =>
    isDzn(file, text) ? { problem: readDzn(text), lineOf: undefined } : readLocatedProblem(text),
  )
  const say = (fault: ProblemFault) =>
    `  ${lineOf ? `line ${lineOf(fault)}, ` : ''}${fault.record} ${fault.id}, field ${fault.field}: ${fault.message}`
  const faults = checkProblem(problem)
  const lines = faults.map(say).join('\n')
  if (faults.some(fault => fault.severity === 'wrong'))
    throw new BadInput(`${file}: the problem cannot be solved as it stands.\n${lines}`)
  if (faults.length > 0) io.err(`${file}: no schedule can do all that is asked.\n${lines}`)
  return problem
}

async function runSolve(given: Arguments, io: CommandOutput): Promise<number> {
  const [file, extra] = given.files
  if (file === undefined || extra !== undefined) throw new BadInput(USAGE)
  const problem = await readProblem(file, io)
  const seconds = given.seconds ?? (given.iterations === undefined ? DEFAULT_SECONDS : undefined)
  const build = startBuild(problem, {
    seed: given.seed,
    ...(seconds === undefined ? {} : { deadlineMs: seconds * 1000 }),
    ...(given.iterations === undefined ? {} : { iterations: given.iterations }),
    onProgress: progress => {
      if (!given.asJson) showProgress(io, describeProgress(progress))
    },
  })
  cancelOnSignal(build, io)
  const answer = await build.done
  io.progress?.('')
  io.out(given.asJson ? JSON.stringify(shapeAnswer(answer, problem)) : describeAnswer(answer, problem))
  return EXIT_OK
}

function cancelOnSignal(build: { cancel(): void }, io: CommandOutput): void {
  if (io.signal?.aborted) build.cancel()
  else io.signal?.addEventListener('abort', () => build.cancel())
}

function showProgress(io: CommandOutput, line: string): void {
  if (io.progress) io.progress(line)
  else io.err(line)
}

/** One line: what is there, and what is the best one can hope for. */
function describeProgress(progress: Progress): string {
  const held = `${progress.placed} of ${progress.total} meetings`
  return `breaks ${progress.breaks}, best possible at least ${progress.breaksLowerBound} (${held}, ${progress.seconds.toFixed(1)} s)`
}

/** Ids that were numbers in a MiniZinc file are numbers again. */
function shapeAnswer(answer: Answer, problem: Problem) {
  const isNumbered = [...problem.meetings, ...problem.slots, ...problem.places].every(({ id }) =>
    /^\d+$/.test(id),
  )
  const shape = (id: string) => (isNumbered ? Number(id) : id)
  return {
    status: answer.status,
    breaks: answer.breaks,
    lowerBound: answer.breaksLowerBound,
    unscheduled: answer.unplaced.length,
    meetings: answer.placed.map(({ meeting, slot, place, attending }) => ({
      id: shape(meeting),
      slot: shape(slot),
      table: shape(place),
      ...(attending ? { attending } : {}),
    })),
    seconds: Math.round(answer.seconds * 1000) / 1000,
    weight: answer.weight,
    weightUpperBound: answer.weightUpperBound,
    idle: answer.idle,
    tableChanges: answer.tableChanges,
    seed: answer.seed,
    proof: answer.proof,
    unplaced: answer.unplaced,
  }
}

function describeAnswer(answer: Answer, problem: Problem): string {
  const lines = [
    `status       ${answer.status}`,
    `held         ${answer.placed.length} of ${problem.meetings.length} meetings`,
    `weight       ${answer.weight}, best possible at most ${answer.weightUpperBound}`,
    `breaks       ${answer.breaks}, best possible at least ${answer.breaksLowerBound} (${answer.idle} idle slots)`,
    `tables       ${answer.tableChanges} changes of table`,
    `time         ${answer.seconds.toFixed(2)} s, seed ${answer.seed}`,
  ]
  if (answer.proof.infeasible) lines.push(`No valid schedule exists (shown by ${answer.proof.infeasible}).`)
  for (const { meeting, reasons } of answer.unplaced)
    lines.push(`not held     ${meeting}: ${reasons.map(reason => reason.code).join(', ')}`)
  return lines.join('\n')
}

/** Solves, then writes why nothing is better: clauses, steps for a proof checker, and what they mean. */
async function runProve(given: Arguments, io: CommandOutput): Promise<number> {
  const [file, extra] = given.files
  const { folder } = given
  if (file === undefined || extra !== undefined || folder === undefined) throw new BadInput(USAGE)
  const problem = await readProblem(file, io)
  const seconds = given.seconds ?? DEFAULT_SECONDS
  const build = startBuild(problem, {
    seed: given.seed,
    deadlineMs: seconds * 1000,
    onProgress: progress => showProgress(io, describeProgress(progress)),
  })
  cancelOnSignal(build, io)
  const answer = await build.done
  io.progress?.('')
  const endsAt = performance.now() + seconds * 1000
  const proof = await writeProof(problem, answer, () => performance.now() > endsAt)
  if (!proof) {
    io.err(`Nothing was proved: the schedule is ${answer.status}, ${answer.breaks} breaks.`)
    return EXIT_VIOLATED
  }
  await mkdir(folder, { recursive: true })
  for (const { name, text } of proof.files) await writeFile(join(folder, name), text)
  io.out(proof.statement)
  return EXIT_OK
}

async function runVerify(given: Arguments, io: CommandOutput): Promise<number> {
  const [file, solutionFile, extra] = given.files
  if (file === undefined || solutionFile === undefined || extra !== undefined) throw new BadInput(USAGE)
  const problem = await readProblem(file, io)
  const placed = await readAs(solutionFile, readSolution)
  const violations = verify(problem, { placed })
  if (violations.length === 0) {
    io.out('ok')
    return EXIT_OK
  }
  for (const violation of violations) io.out(`${violation.code}: ${violation.message}`)
  return EXIT_VIOLATED
}

async function runRepair(given: Arguments, io: CommandOutput): Promise<number> {
  const [file, solutionFile, changesFile, extra] = given.files
  if (file === undefined || solutionFile === undefined || changesFile === undefined || extra !== undefined)
    throw new BadInput(USAGE)
  const problem = await readProblem(file, io)
  const placed = await readAs(solutionFile, readSolution)
  const { now, changes } = await readAs(changesFile, readChanges)
  const options =
    given.seconds === undefined ? {} : { clock: () => performance.now(), deadlineMs: given.seconds * 1000 }
  try {
    const answer = await repair({ problem, placed, changes, now }, options)
    io.out(given.asJson ? JSON.stringify(answer) : answer.proposals.map(describeProposal).join('\n\n'))
    return EXIT_OK
  } catch (error) {
    if (error instanceof UnknownRecord) throw new BadInput(`${changesFile}: ${error.message}`)
    if (error instanceof InvalidSchedule) throw new BadInput(`${solutionFile}: ${error.message}`)
    if (error instanceof InvalidProblem) throw new BadInput(`${changesFile}: ${error.message}`)
    throw error
  }
}

function describeProposal({ code, status, cost, moves, fallen, ...least }: RepairProposal): string {
  const proven =
    status === 'minimal'
      ? 'proven least'
      : `at least ${least.fallenAtLeast} fall out, ${least.movedAtLeast} move`
  return [
    `${code}: ${cost.moved} move, ${cost.fallen} fall out (${proven}), ${cost.peopleToTell} people to tell, ${cost.gapsAdded} gaps more`,
    ...moves.map(({ meeting, from, to, cause }) => {
      const before = from ? `slot ${from.slot} place ${from.place}` : 'new'
      return `  moves      ${meeting}: ${before} -> slot ${to.slot} place ${to.place} (${cause.code})`
    }),
    ...fallen.map(({ meeting, cause, reasons }) => {
      return `  falls out  ${meeting} (${cause.code}): ${reasons.map(reason => reason.code).join(', ')}`
    }),
  ].join('\n')
}
