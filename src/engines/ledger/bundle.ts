import type { Files } from './archive.ts'
import { canonicalText, type Plain } from './canonical.ts'
import { areEqual, checkConsistency } from './check-proofs.ts'
import { fingerprintOf, type OpenedNote, openCheckpoint, verifierKey } from './checkpoint.ts'
import { hashEntry } from './entry.ts'
import { type Opening, seal } from './seal.ts'
import { addLeaf, noPeaks, proveConsistency, rootOfPeaks } from './tree.ts'

/** An entry as a bundle carries it: its hashed text, and what opens its sealed values for the reader. */
export interface BundledEntry {
  text: string
  openings: { readonly [name: string]: Opening }
}

interface BundleParts {
  origin: string
  entries: readonly BundledEntry[]
  /** Signed notes, the smallest first; the last one covers every entry. */
  checkpoints: readonly string[]
  publicKey: string
  /** Time stamps (RFC 3161) of a service by the place of their checkpoint. */
  stamps?: ReadonlyMap<number, Uint8Array>
  /** Files that explain and check the bundle: the reader's paper, the independent verifier. */
  others: Files
}

/** The files of a proof bundle: all that is needed to check a ledger without us. */
export function writeBundle(parts: BundleParts): Map<string, Uint8Array> {
  const { entries, checkpoints, publicKey } = parts
  const leaves = entries.map(entry => hashEntry(entry.text))
  const opened = checkpoints.flatMap(note => openCheckpoint(note, publicKey) ?? [])
  const sizes = opened.map(note => note.size).filter(size => size > 0)
  const proofs = sizes.slice(1).map((to, index) => {
    const from = sizes[index] ?? to
    return { from, to, hashes: proveConsistency(leaves.slice(0, to), from).map(toBase64) }
  })
  const lines = entries.map((entry, number) =>
    canonicalText({ number, text: entry.text, openings: plainOpenings(entry.openings) }),
  )
  const last = opened.at(-1)
  const files: [string, string | Uint8Array][] = [
    ['entries.jsonl', lines.map(line => `${line}\n`).join('')],
    ['proofs.json', `${JSON.stringify({ consistency: proofs }, null, 1)}\n`],
    ['public-key.pem', publicKey],
    ['public-key.vkey', `${verifierKey(parts.origin, publicKey)}\n`],
    ...checkpoints.map((note, index): [string, string] => [checkpointPath(index), note]),
    ...(last === undefined
      ? []
      : [['signed.body', last.body] as [string, string], ['signed.sig', last.signature] as [string, Buffer]]),
    ...[...(parts.stamps ?? [])].map(([index, stamp]): [string, Uint8Array] => [stampPath(index), stamp]),
    ...parts.others,
  ]
  return new Map(files.map(([path, content]) => [path, Buffer.from(content as string)]))
}

function plainOpenings(openings: BundledEntry['openings']): Plain {
  return Object.fromEntries(
    Object.entries(openings).map(([name, { salt, value }]) => [name, { salt, value }]),
  )
}

const toBase64 = (hash: Uint8Array) => Buffer.from(hash).toString('base64')

function checkpointPath(index: number): string {
  return `checkpoints/${String(index + 1).padStart(5, '0')}.txt`
}

function stampPath(index: number): string {
  return checkpointPath(index).replace(/\.txt$/, '.tsr')
}

/** What came of checking a bundle: nothing wrong when there are no faults. */
export interface BundleReport {
  faults: string[]
  entries: number
  checkpoints: number
  /** Compare it with the one that every mailed checkpoint names: whoever holds the key could write another ledger. */
  keyFingerprint: string | null
  root: string | null
}

/**
 * Checks a proof bundle: every entry stands at its place and under the signed roots, every opening fits, each checkpoint
 * is signed and grows out of the one before. `held` are checkpoints that somebody kept elsewhere, such as from a mail: they
 * show that nothing was taken out since.
 */
export function verifyBundle(files: Files, held: readonly string[] = []): BundleReport {
  const report: BundleReport = { faults: [], entries: 0, checkpoints: 0, keyFingerprint: null, root: null }
  const publicKey = textOf(files, 'public-key.pem')
  if (publicKey === null) return { ...report, faults: ['there is no public-key.pem'] }
  try {
    report.keyFingerprint = fingerprintOf(publicKey)
  } catch {
    return { ...report, faults: ['public-key.pem is no key'] }
  }
  const notes = [...files.keys()].filter(path => /^checkpoints\/[^/]+\.txt$/.test(path)).sort()
  const opened = notes.map(path => ({ path, note: openCheckpoint(textOf(files, path) ?? '', publicKey) }))
  for (const { path, note } of opened)
    if (note === null) report.faults.push(`${path} is not signed by the key`)
  const checkpoints = opened.flatMap(({ note }) => note ?? [])
  report.checkpoints = checkpoints.length
  const kept = held.map((text, index) => ({ index, note: openCheckpoint(text, publicKey) }))
  for (const { index, note } of kept)
    if (note === null) report.faults.push(`kept checkpoint ${index + 1} is not signed by the key`)
  const roots = readEntries(files, report, checkpoints[0]?.origin ?? '')
  for (const note of [...checkpoints, ...kept.flatMap(({ note }) => note ?? [])])
    checkRoot(note, roots, checkpoints[0]?.origin ?? '', report)
  if (checkpoints.length === 0) report.faults.push('there is no checkpoint')
  else if (checkpoints.at(-1)?.size !== report.entries)
    report.faults.push(`the last checkpoint covers ${checkpoints.at(-1)?.size} of ${report.entries} entries`)
  checkGrowth(files, checkpoints, report)
  return report
}

/** Reads the entries one by one; gives the root after each. */
function readEntries(files: Files, report: BundleReport, origin: string): Uint8Array[] {
  const text = textOf(files, 'entries.jsonl')
  if (text === null) report.faults.push('there is no entries.jsonl')
  let peaks = noPeaks
  const roots = [rootOfPeaks(peaks)]
  for (const [number, line] of (text ?? '').split('\n').slice(0, -1).entries()) {
    const entry = readLine(line)
    if (
      entry === null ||
      entry.number !== number ||
      entry.leaf.number !== number ||
      entry.leaf.ledger !== origin
    ) {
      report.faults.push(`entry ${number} is unreadable or not in its place`)
      continue
    }
    for (const [name, opening] of Object.entries(entry.openings))
      if (!fits(opening, entry.leaf.sealed[name]))
        report.faults.push(`entry ${number}: ${name} does not fit its seal`)
    peaks = addLeaf(peaks, hashEntry(entry.text))
    roots.push(rootOfPeaks(peaks))
  }
  if (text !== null && text !== '' && !text.endsWith('\n')) report.faults.push('entries.jsonl breaks off')
  report.entries = peaks.size
  report.root = toBase64(rootOfPeaks(peaks))
  return roots
}

function fits(opening: Opening, commitment: unknown): boolean {
  try {
    return seal(opening) === commitment
  } catch {
    return false
  }
}

interface Line {
  number: number
  text: string
  openings: Record<string, Opening>
  leaf: { number: number; ledger: string; sealed: Record<string, unknown> }
}

/** One line of a bundle, or null for one that was not written by `writeBundle`. */
function readLine(line: string): Line | null {
  try {
    const { number, text, openings } = JSON.parse(line) as Line
    const leaf = JSON.parse(text) as Line['leaf'] & Plain
    const canonical = canonicalText({ number, text, openings: plainOpenings(openings) })
    const isEntry = typeof leaf.sealed === 'object' && leaf.sealed !== null
    return isEntry && canonical === line && canonicalText(leaf) === text
      ? { number, text, openings, leaf }
      : null
  } catch {
    return null
  }
}

function checkRoot(
  note: OpenedNote,
  roots: readonly Uint8Array[],
  origin: string,
  report: BundleReport,
): void {
  const root = roots[note.size]
  if (note.origin !== origin) report.faults.push(`a checkpoint of another ledger: ${note.origin}`)
  else if (root === undefined)
    report.faults.push(`a checkpoint covers ${note.size} entries, of which ${roots.length - 1} are here`)
  else if (!areEqual(root, note.root))
    report.faults.push(
      `the first ${note.size} entries are not the ones that were signed on ${note.at.toISOString()}`,
    )
}

function checkGrowth(files: Files, checkpoints: readonly OpenedNote[], report: BundleReport): void {
  const grown = checkpoints.filter(note => note.size > 0)
  let proofs: { from: number; to: number; hashes: string[] }[] = []
  try {
    proofs = (JSON.parse(textOf(files, 'proofs.json') ?? '') as { consistency: typeof proofs }).consistency
  } catch {
    report.faults.push('proofs.json is unreadable')
  }
  for (const [index, later] of grown.slice(1).entries()) {
    const earlier = grown[index]
    const proof = proofs.find(one => one.from === earlier?.size && one.to === later.size)
    const hashes = proof?.hashes.map(hash => Buffer.from(hash, 'base64'))
    if (earlier === undefined || hashes === undefined || !checkConsistency({ earlier, later, proof: hashes }))
      report.faults.push(`no proof that ${later.size} entries grow out of ${earlier?.size}`)
  }
}

function textOf(files: Files, path: string): string | null {
  const bytes = files.get(path)
  return bytes === undefined ? null : Buffer.from(bytes).toString('utf8')
}
