import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runLedgerCommand } from '../../cli/ledger.ts'
import { hashLeaf } from './hashes.ts'
import { verify } from './independent/verify.mjs'
import {
  addLeaf,
  type BundledEntry,
  canonicalText,
  checkConsistency,
  checkInclusion,
  type Entry,
  makeKeys,
  noPeaks,
  openArchive,
  openCheckpoint,
  type Plain,
  packArchive,
  proveConsistency,
  proveInclusion,
  rootOf,
  rootOfPeaks,
  seal,
  signCheckpoint,
  verifierKey,
  verifyBundle,
  writeBundle,
  writeEntry,
} from './index.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

/** The definition of RFC 9162, 2.1.1, word by word. */
function definedRoot(entries: readonly Uint8Array[]): Uint8Array {
  const [first] = entries
  if (first === undefined) return sha256()
  if (entries.length === 1) return sha256(Buffer.from([0]), first)
  let half = 1
  while (half < entries.length / 2) half *= 2
  return sha256(Buffer.from([1]), definedRoot(entries.slice(0, half)), definedRoot(entries.slice(half)))
}

const published = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]

test('gives the published roots of the eight entries that transparency logs are tested with', () => {
  const leaves = published.map(entry => hashLeaf(Buffer.from(entry, 'hex')))

  expect(published.map((_entry, index) => hex(rootOf(leaves.slice(0, index + 1))))).toEqual([
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ])
  expect(hex(rootOf([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

const entries = fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 40 })

test('law: the root that grows leaf by leaf is the defined one', () => {
  fc.assert(
    fc.property(entries, list => {
      const peaks = list.map(hashLeaf).reduce(addLeaf, noPeaks)

      expect(hex(rootOfPeaks(peaks))).toBe(hex(definedRoot(list)))
      expect(peaks.hashes.length).toBe(peaks.size.toString(2).replaceAll('0', '').length)
    }),
  )
})

test('law: every entry is proved to be in, and no other entry, place, size or root passes for it', () => {
  for (let size = 1; size <= 20; size++) {
    const leaves = Array.from({ length: size }, (_none, index) => hashLeaf(Buffer.from([index])))
    const root = rootOf(leaves)
    for (const [index, leaf] of leaves.entries()) {
      const proof = proveInclusion(leaves, index)
      const claim = { leaf, index, size, root, proof }

      expect(checkInclusion(claim)).toBe(true)
      expect(checkInclusion({ ...claim, leaf: hashLeaf(Buffer.from('other')) })).toBe(false)
      expect(checkInclusion({ ...claim, root: hashLeaf(Buffer.from('other')) })).toBe(false)
      expect(checkInclusion({ ...claim, proof: [...proof, leaf] })).toBe(false)
      if (size > 1) expect(checkInclusion({ ...claim, proof: proof.slice(1) })).toBe(false)
      for (let other = 0; other < size; other++)
        if (other !== index) expect(checkInclusion({ ...claim, index: other })).toBe(false)
    }
  }
})

test('law: a tree is proved to begin with each of its earlier ones, and with nothing else', () => {
  for (let size = 1; size <= 20; size++) {
    const leaves = Array.from({ length: size }, (_none, index) => hashLeaf(Buffer.from([index])))
    const later = { size, root: rootOf(leaves) }
    for (let before = 1; before <= size; before++) {
      const earlier = { size: before, root: rootOf(leaves.slice(0, before)) }
      const proof = proveConsistency(leaves, before)

      expect(checkConsistency({ earlier, later, proof })).toBe(true)
      const forged = [...leaves.slice(0, before - 1), hashLeaf(Buffer.from('other'))]
      expect(checkConsistency({ earlier: { size: before, root: rootOf(forged) }, later, proof })).toBe(false)
      expect(checkConsistency({ earlier, later, proof: [...proof, later.root] })).toBe(false)
      for (let index = 0; index < proof.length; index++) {
        const broken = proof.map((hash, at) => (at === index ? hashLeaf(hash) : hash))
        expect(checkConsistency({ earlier, later, proof: broken })).toBe(false)
      }
    }
  }
  expect(() => proveConsistency([], 0)).toThrow(RangeError)
})

test('writes the canonical text of RFC 8785: members by UTF-16 units, numbers as ECMAScript does', () => {
  expect(
    canonicalText({
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }),
  ).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
  expect(
    canonicalText({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 }),
  ).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  expect(() => canonicalText({ a: Number.NaN })).toThrow(RangeError)
  expect(() => canonicalText('\ud800')).toThrow(RangeError)
})

test('law: the canonical text means what the value meant, however its members were ordered', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = canonicalText(value as Plain)

      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalText(JSON.parse(text) as Plain)).toBe(text)
    }),
  )
})

const keys = makeKeys()
const origin = 'kontor.example/rooms/one'
const salt = (number: number) => Buffer.alloc(32, number + 1).toString('base64')

function makeEntries(count: number): BundledEntry[] {
  return Array.from({ length: count }, (_none, number) => {
    const entry: Entry = {
      ledger: origin,
      number,
      at: new Date(Date.UTC(2026, 8, 1, 8, number)),
      event: number === 0 ? 'opened' : 'read',
      facts: { side: (number % 2) + 1, version: number, file: hex(hashLeaf(Buffer.from([number]))) },
      sealed: { person: { salt: salt(number), value: { name: `Person ${number}` } } },
    }
    return { text: writeEntry(entry).text, openings: entry.sealed }
  })
}

function checkpointOf(list: readonly BundledEntry[], size: number, by = keys.privateKey): string {
  const root = rootOf(list.slice(0, size).map(entry => hashLeaf(Buffer.from(entry.text))))
  return signCheckpoint({ origin, size, root, at: new Date('2026-09-02T08:00:00Z') }, by)
}

function bundleOf(list: readonly BundledEntry[], sizes: readonly number[]): Map<string, Uint8Array> {
  return writeBundle({
    origin,
    entries: list,
    checkpoints: sizes.map(size => checkpointOf(list, size)),
    publicKey: keys.publicKey,
    others: new Map(),
  })
}

/** Both verifiers, which share no line, agree on whether a bundle is whole. */
function isWhole(files: ReadonlyMap<string, Uint8Array>, held: readonly string[] = []): boolean {
  const engine = verifyBundle(files, held).faults
  const independent = verify(files, held)
  expect([engine, independent]).toSatisfy(([one, other]) => (one.length === 0) === (other.length === 0))
  return engine.length === 0
}

function withLines(files: ReadonlyMap<string, Uint8Array>, change: (lines: string[]) => string[]) {
  const lines = Buffer.from(files.get('entries.jsonl') ?? '')
    .toString()
    .split('\n')
    .slice(0, -1)
  return new Map(files).set(
    'entries.jsonl',
    Buffer.from(
      change(lines)
        .map(line => `${line}\n`)
        .join(''),
    ),
  )
}

test('a bundle is whole for both verifiers, also where a person was forgotten', () => {
  const list = makeEntries(11)

  expect(isWhole(bundleOf(list, [3, 4, 11]))).toBe(true)
  const forgotten = list.map((entry, index) => (index === 5 ? { ...entry, openings: {} } : entry))
  expect(isWhole(bundleOf(forgotten, [3, 4, 11]))).toBe(true)
  expect(isWhole(bundleOf(makeEntries(1), [1]))).toBe(true)
})

/** Every way to change one member of a value, however deep it stands, and to take it out. */
function* changesOf(value: Plain): Generator<Plain> {
  if (value === null || typeof value !== 'object') {
    yield typeof value === 'number' ? value + 1 : `${value}x`
    return
  }
  for (const [name, member] of Object.entries(value)) {
    for (const other of changesOf(member)) yield { ...value, [name]: other }
    yield Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
  }
}

test('a change of any field of any entry is found by both verifiers', () => {
  const list = makeEntries(11)
  const files = bundleOf(list, [3, 4, 11])
  const missed: string[] = []
  let changes = 0
  for (const [index, entry] of list.entries()) {
    const leaf = JSON.parse(entry.text) as Plain
    const lines: Plain[] = [
      ...[...changesOf(leaf)].map(changed => ({
        number: index,
        text: canonicalText(changed),
        openings: entry.openings as unknown as Plain,
      })),
      ...Object.keys(entry.openings).flatMap(name =>
        [...changesOf(entry.openings[name] as unknown as Plain)].map(changed => ({
          number: index,
          text: entry.text,
          openings: { ...entry.openings, [name]: changed } as unknown as Plain,
        })),
      ),
      { number: index + 1, text: entry.text, openings: entry.openings as unknown as Plain },
      { number: index, text: `${entry.text} `, openings: entry.openings as unknown as Plain },
    ]
    for (const line of lines) {
      changes++
      const changed = canonicalText(line)
      if (isWhole(withLines(files, all => all.map((one, at) => (at === index ? changed : one)))))
        missed.push(changed)
    }
  }

  expect(missed).toEqual([])
  expect(changes).toBeGreaterThan(11 * 20)
})

test('entries cut off, taken out, doubled, added or in another order are found by both verifiers', () => {
  const list = makeEntries(11)
  const files = bundleOf(list, [3, 4, 11])
  const kept = checkpointOf(list, 11)

  for (let index = 0; index < 11; index++) {
    expect(isWhole(withLines(files, lines => lines.slice(0, index)))).toBe(false)
    expect(isWhole(withLines(files, lines => lines.toSpliced(index, 1)))).toBe(false)
    expect(isWhole(withLines(files, lines => lines.toSpliced(index, 0, lines[index] ?? '')))).toBe(false)
    if (index > 0)
      expect(
        isWhole(
          withLines(files, lines =>
            lines.toSpliced(index - 1, 2, lines[index] ?? '', lines[index - 1] ?? ''),
          ),
        ),
      ).toBe(false)
  }
  expect(isWhole(withLines(files, lines => [...lines, lines[10] ?? '']))).toBe(false)
  // Whoever holds the key can sign a shorter or another ledger: only a checkpoint kept elsewhere shows it.
  const shorter = bundleOf(list.slice(0, 7), [3, 4, 7])
  expect(isWhole(shorter)).toBe(true)
  expect(isWhole(shorter, [kept])).toBe(false)
})

test('checkpoints and proofs that were changed, or signed by somebody else, are found by both verifiers', () => {
  const list = makeEntries(11)
  const files = bundleOf(list, [3, 4, 11])
  for (const path of ['checkpoints/00001.txt', 'checkpoints/00002.txt', 'checkpoints/00003.txt']) {
    const note = Buffer.from(files.get(path) ?? '').toString()
    for (let at = 0; at < note.length; at++) {
      const changed = `${note.slice(0, at)}${note[at] === 'A' ? 'B' : 'A'}${note.slice(at + 1)}`
      expect([path, at, isWhole(new Map(files).set(path, Buffer.from(changed)))]).toEqual([path, at, false])
    }
  }
  const stranger = makeKeys()
  const foreign = new Map(files).set(
    'checkpoints/00003.txt',
    Buffer.from(checkpointOf(list, 11, stranger.privateKey)),
  )
  expect(isWhole(foreign)).toBe(false)
  expect(isWhole(new Map(files).set('public-key.pem', Buffer.from(stranger.publicKey)))).toBe(false)
  expect(isWhole(new Map(files).set('proofs.json', Buffer.from('{"consistency":[]}')))).toBe(false)
  for (const path of ['entries.jsonl', 'public-key.pem', 'proofs.json']) {
    const without = new Map(files)
    without.delete(path)
    expect(isWhole(without)).toBe(false)
  }
})

test('a seal opens with its own salt and value only', () => {
  const opening = { salt: salt(1), value: { name: 'A' } }

  expect(seal(opening)).toBe(seal({ salt: salt(1), value: { name: 'A' } }))
  expect(seal({ ...opening, salt: salt(2) })).not.toBe(seal(opening))
  expect(seal({ ...opening, value: { name: 'B' } })).not.toBe(seal(opening))
  expect(() => seal({ ...opening, salt: 'AAAA' })).toThrow(RangeError)
})

test('a checkpoint is a signed note, and its key has the form that tools for such notes take', () => {
  const list = makeEntries(4)
  const note = checkpointOf(list, 4)

  expect(note).toMatch(
    /^kontor\.example\/rooms\/one\n4\n[A-Za-z0-9+/]{43}=\nat 2026-09-02T08:00:00\.000Z\n\n— kontor\.example\/rooms\/one [A-Za-z0-9+/]{91}=\n$/,
  )
  expect(openCheckpoint(note, keys.publicKey)?.size).toBe(4)
  expect(openCheckpoint(note, makeKeys().publicKey)).toBeNull()
  const [name, id, key] = verifierKey(origin, keys.publicKey)
    .split('+', 2)
    .concat(verifierKey(origin, keys.publicKey).split('+').slice(2).join('+'))
  const bytes = Buffer.from(key ?? '', 'base64')
  expect([name, bytes.length, bytes[0]]).toEqual([origin, 33, 1])
  expect(id).toBe(hex(sha256(Buffer.from(`${origin}\n`), bytes).subarray(0, 4)))
})

test('an archive gives back what was packed, and other files are no archive', () => {
  const files = new Map([
    ['a.txt', Buffer.from('alpha')],
    ['deep/ü.txt', Buffer.from('')],
  ])
  const packed = packArchive(files)

  expect([...(openArchive(packed) ?? [])].map(([path, bytes]) => [path, hex(bytes)])).toEqual([
    ['a.txt', hex(Buffer.from('alpha'))],
    ['deep/ü.txt', ''],
  ])
  expect(openArchive(packed.subarray(0, 40))).toBeNull()
  expect(openArchive(Buffer.from('%PDF-1.7'))).toBeNull()
  expect(openArchive(Buffer.from(packed).fill('x', 36, 38))).toBeNull()
})

test('openssl, the enclosed verifier and the command line check an unpacked bundle', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-ledger-'))
  const said: string[] = []
  const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) }
  try {
    const files = bundleOf(makeEntries(9), [2, 9])
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    writeFileSync(`${folder}.zip`, packArchive(files))
    const openssl = [
      'pkeyutl',
      '-verify',
      '-pubin',
      '-inkey',
      'public-key.pem',
      '-rawin',
      '-in',
      'signed.body',
      '-sigfile',
      'signed.sig',
    ]

    expect(execFileSync('openssl', openssl, { cwd: folder }).toString()).toContain(
      'Signature Verified Successfully',
    )
    const verifier = join(import.meta.dirname, 'independent/verify.mjs')
    expect(execFileSync(process.execPath, [verifier, folder]).toString()).toContain('whole: 9 entries')
    expect(await runLedgerCommand(['verify', folder], io)).toBe(0)
    expect(await runLedgerCommand(['verify', `${folder}.zip`, '--json'], io)).toBe(0)
    writeFileSync(join(folder, 'kept.txt'), checkpointOf(makeEntries(10), 10))
    expect(await runLedgerCommand(['verify', folder, '--checkpoint', join(folder, 'kept.txt')], io)).toBe(1)
    writeFileSync(join(folder, 'signed.body'), `${Buffer.from(files.get('signed.body') ?? '').toString()}x`)
    expect(() => execFileSync('openssl', openssl, { cwd: folder, stdio: 'pipe' })).toThrow()
    expect(await runLedgerCommand(['verify', join(folder, 'none')], io)).toBe(2)
    expect(await runLedgerCommand(['verify'], io)).toBe(2)
    expect(said[0]).toContain('whole: 9 entries under 2 signed checkpoints')
    expect(said[2]).toBe('NOT AS SIGNED: a checkpoint covers 10 entries, of which 9 are here')
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(`${folder}.zip`, { force: true })
  }
})
