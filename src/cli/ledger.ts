import { globSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BundleReport, openArchive, verifyBundle } from '../engines/ledger/index.ts'
import { BadInput, readInput } from './read-input.ts'
import type { CommandOutput } from './schedule.ts'

const usage = `Usage:
  kontor ledger verify FILE|FOLDER [--checkpoint FILE]... [--json]

Checks a proof bundle of a room, as it was downloaded or unpacked: every entry stands where it stood when its checkpoint was
signed. --checkpoint adds one that you kept, such as the text from a mail; it shows that nothing was taken out since.
Exit 0: whole. 1: changed. 2: cannot be read.`

const exitWhole = 0
const exitChanged = 1
const exitBadInput = 2

class NoBundle extends Error {}

/** Runs `ledger verify`. Returns the exit code. */
export async function runLedgerCommand(args: readonly string[], io: CommandOutput): Promise<number> {
  try {
    const [command, ...rest] = args
    if (command === '--help' || command === 'help' || rest.includes('--help')) {
      io.out(usage)
      return exitWhole
    }
    if (command !== 'verify') throw new BadInput(usage)
    const { path, held, json } = readArguments(rest)
    const notes = await Promise.all(held.map(file => readInput(file, readText, NoBundle)))
    const report = verifyBundle(await readBundle(path), notes)
    io.out(json ? JSON.stringify(report) : describe(report))
    return report.faults.length === 0 ? exitWhole : exitChanged
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    io.err(error.message)
    return exitBadInput
  }
}

function readArguments(args: readonly string[]): { path: string; held: string[]; json: boolean } {
  const held: string[] = []
  const paths: string[] = []
  let json = false
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? ''
    if (word === '--json') json = true
    else if (word === '--checkpoint') held.push(args[++index] ?? '')
    else paths.push(word)
  }
  const [path, ...more] = paths
  if (path === undefined || more.length > 0 || held.includes('')) throw new BadInput(usage)
  return { path, held, json }
}

const readText = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

async function readBundle(path: string): Promise<Map<string, Uint8Array>> {
  if (!(statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false))
    return readInput(path, openFile, NoBundle)
  const names = globSync('**/*', { cwd: path }).filter(name => statSync(join(path, name)).isFile())
  const files = await Promise.all(
    names.map(async name => [name.replaceAll('\\', '/'), await readFile(join(path, name))] as const),
  )
  return new Map(files)
}

function openFile(bytes: Uint8Array): Map<string, Uint8Array> {
  const files = openArchive(bytes)
  if (files === null)
    throw new NoBundle('this is no proof bundle, or it was packed anew: unpack it and name the folder')
  return files
}

function describe(report: BundleReport): string {
  if (report.faults.length > 0) return report.faults.map(fault => `NOT AS SIGNED: ${fault}`).join('\n')
  return `whole: ${report.entries} entries under ${report.checkpoints} signed checkpoints
root of the tree:     ${report.root}
key, to be compared:  ${report.keyFingerprint}`
}
