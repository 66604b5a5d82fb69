#!/usr/bin/env node
// Checks a proof bundle of Kontor: one file, nothing but Node.js (18 or later), and not a line shared with Kontor itself.
//
//   node verify.mjs [FOLDER] [--checkpoint FILE]...
//
// FOLDER is the unpacked bundle (this file's own folder when left out). --checkpoint adds a checkpoint that you kept, such
// as the text from a mail: it must lie on the way to what is here.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const hash = (...parts) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map(part => Buffer.from(part))))
    .digest()

// The Merkle tree hash by the words of RFC 9162, 2.1.1: slow, plain, and not how Kontor does it.
function treeHash(leaves) {
  if (leaves.length === 0) return hash()
  if (leaves.length === 1) return leaves[0]
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return hash([1], treeHash(leaves.slice(0, half)), treeHash(leaves.slice(half)))
}

// Canonical JSON (RFC 8785).
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object')
    return (
      '{' +
      Object.keys(value)
        .sort()
        .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`)
        .join(',') +
      '}'
    )
  return JSON.stringify(value)
}

// RFC 9162, 2.1.4.1, said with whole trees: what a consistency proof must be.
function consistency(leaves, earlier, whole = true) {
  if (earlier === leaves.length) return whole ? [] : [treeHash(leaves)]
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return earlier <= half
    ? [...consistency(leaves.slice(0, half), earlier, whole), treeHash(leaves.slice(half))]
    : [...consistency(leaves.slice(half), earlier - half, false), treeHash(leaves.slice(0, half))]
}

function readNote(text, key) {
  const at = text.indexOf('\n\n')
  if (at < 0) throw new Error('no signed note')
  const body = text.slice(0, at + 1)
  const signatures = text.slice(at + 2)
  const lines = body.split('\n')
  const [dash, name, signed] = signatures.replace(/\n$/, '').split(' ')
  if (dash !== '—' || name !== lines[0] || signatures.split('\n').length !== 2)
    throw new Error('no signed note')
  const bytes = Buffer.from(signed, 'base64')
  if (bytes.toString('base64') !== signed || bytes.length !== 68) throw new Error('no signature')
  const bare = key.export({ type: 'spki', format: 'der' }).subarray(-32)
  if (!hash(name, '\n', [1], bare).subarray(0, 4).equals(bytes.subarray(0, 4)))
    throw new Error('signed by another key')
  if (!verifySignature(null, Buffer.from(body), key, bytes.subarray(4)))
    throw new Error('the signature is wrong')
  if (!/^\d+$/.test(lines[1])) throw new Error('no size')
  return { origin: lines[0], size: Number(lines[1]), root: lines[2], when: lines[3] }
}

/** What is wrong with a bundle; an empty list when nothing is. */
export function verify(files, held = []) {
  const faults = []
  const read = path => {
    const bytes = files.get(path)
    if (bytes === undefined) throw new Error(`${path} is missing`)
    return Buffer.from(bytes).toString('utf8')
  }
  let key
  const leaves = []
  let notes = []
  try {
    key = createPublicKey(read('public-key.pem'))
  } catch (error) {
    return [`public-key.pem: ${error.message}`]
  }
  const note = (name, text) => {
    try {
      return [readNote(text, key)]
    } catch (error) {
      faults.push(`${name}: ${error.message}`)
      return []
    }
  }
  const paths = [...files.keys()]
    .filter(path => path.startsWith('checkpoints/') && !path.endsWith('.tsr'))
    .sort()
  notes = paths.flatMap(path => note(path, read(path)))
  const origin = notes.length > 0 ? notes[0].origin : ''
  try {
    const lines = read('entries.jsonl').split('\n')
    if (lines.pop() !== '') faults.push('entries.jsonl breaks off')
    lines.forEach((line, number) => {
      try {
        const entry = JSON.parse(line)
        if (canonical(entry) !== line || Object.keys(entry).join() !== 'number,openings,text')
          throw new Error('is not as it was written')
        const leaf = JSON.parse(entry.text)
        if (canonical(leaf) !== entry.text) throw new Error('is not canonical')
        if (entry.number !== number || leaf.number !== number) throw new Error('is not in its place')
        if (leaf.ledger !== origin) throw new Error('belongs to another ledger')
        for (const [name, opening] of Object.entries(entry.openings)) {
          const salt = Buffer.from(opening.salt, 'base64')
          const sealed = hash([2], salt, canonical(opening.value)).toString('hex')
          if (
            salt.length !== 32 ||
            salt.toString('base64') !== opening.salt ||
            Object.keys(opening).join() !== 'salt,value' ||
            sealed !== leaf.sealed[name]
          )
            throw new Error(`${name} does not fit its seal`)
        }
        leaves.push(hash([0], entry.text))
      } catch (error) {
        faults.push(`entry ${number} ${error.message}`)
      }
    })
  } catch (error) {
    faults.push(error.message)
  }
  const kept = held.flatMap((text, index) => note(`kept checkpoint ${index + 1}`, text))
  for (const { origin: of, size, root, when } of [...notes, ...kept]) {
    if (of !== origin) faults.push('a checkpoint of another ledger')
    else if (size > leaves.length)
      faults.push(`a checkpoint covers ${size} entries, here are ${leaves.length}`)
    else if (treeHash(leaves.slice(0, size)).toString('base64') !== root)
      faults.push(`the first ${size} entries are not what was signed (${when})`)
  }
  if (notes.length === 0) faults.push('there is no checkpoint')
  else if (notes[notes.length - 1].size !== leaves.length) faults.push('the last entries are not signed')
  try {
    const { consistency: proofs } = JSON.parse(read('proofs.json'))
    const grown = notes.filter(one => one.size > 0)
    for (let index = 1; index < grown.length; index++) {
      const [from, to] = [grown[index - 1].size, grown[index].size]
      const proof = proofs.find(one => one.from === from && one.to === to)
      const wanted = consistency(leaves.slice(0, to), from).map(one => one.toString('base64'))
      if (proof === undefined || proof.hashes.join() !== wanted.join())
        faults.push(`no proof from ${from} to ${to} entries`)
    }
  } catch (error) {
    faults.push(`proofs.json: ${error.message}`)
  }
  return faults
}

function readFolder(folder) {
  const files = new Map()
  const walk = at => {
    for (const name of readdirSync(at)) {
      const path = join(at, name)
      if (statSync(path).isDirectory()) walk(path)
      else files.set(relative(folder, path).split('\\').join('/'), readFileSync(path))
    }
  }
  walk(folder)
  return files
}

function main(args) {
  const held = []
  let folder = dirname(fileURLToPath(import.meta.url))
  for (let index = 0; index < args.length; index++) {
    if (args[index] === '--checkpoint') held.push(readFileSync(args[++index], 'utf8'))
    else folder = args[index]
  }
  const files = readFolder(folder)
  const faults = verify(files, held)
  if (faults.length === 0) {
    const key = createPublicKey(files.get('public-key.pem')).export({ type: 'spki', format: 'der' })
    const entries = files.get('entries.jsonl').toString('utf8').split('\n').length - 1
    process.stdout.write(
      'whole: ' +
        entries +
        ' entries, signed by the key with fingerprint\n' +
        hash(key).toString('hex') +
        '\n',
    )
    process.stdout.write('Compare that fingerprint with the one in the mails you had.\n')
    return 0
  }
  for (const fault of faults) process.stdout.write(`NOT AS SIGNED: ${fault}\n`)
  return 1
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = main(process.argv.slice(2))
