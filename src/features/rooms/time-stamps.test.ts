import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { verify } from '../../engines/ledger/independent/verify.mjs'
import { askForStamp, openArchive, readStamp, verifyBundle } from '../../engines/ledger/index.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import * as contract from './contract.ts'
import { openRoomsScene, type RoomsScene, readBody } from './factory.ts'

const folder = mkdtempSync(join(tmpdir(), 'kontor-tsa-'))
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' }).toString()

/** What the service does with a question; a time stamp by openssl unless a test says otherwise. */
let serve: (question: Buffer) => { status: number; body: Buffer }
const stamp = (question: Buffer) => {
  writeFileSync(join(folder, 'question.tsq'), question)
  openssl('ts', '-reply', '-queryfile', 'question.tsq', '-config', 'tsa.cnf', '-out', 'answer.tsr')
  return { status: 200, body: readFileSync(join(folder, 'answer.tsr')) }
}
let asked = 0
const service = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', piece => pieces.push(piece))
  request.on('end', () => {
    asked++
    const { status, body } = serve(Buffer.concat(pieces))
    response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body)
  })
})

/** A service of its own, as openssl makes one: an authority, and the certificate that it gives the service. */
function makeAuthority(): void {
  const config = `[req]
distinguished_name = name
prompt = no
[name]
CN = Time of the tests
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[stamping]
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = here
[here]
serial = ./serial
crypto_device = builtin
signer_cert = ./tsa.pem
certs = ./ca.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`
  writeFileSync(join(folder, 'tsa.cnf'), config)
  writeFileSync(join(folder, 'serial'), '01\n')
  const key = ['-newkey', 'rsa:2048', '-nodes', '-config', 'tsa.cnf']
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '3650', '-extensions', 'ca')
  openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Stamps of the tests')
  openssl(
    ...['x509', '-req', '-in', 'tsa.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-out', 'tsa.pem', '-days', '3650', '-extfile', 'tsa.cnf', '-extensions', 'stamping'],
  )
}

let s: RoomsScene
beforeAll(async () => {
  makeAuthority()
  await new Promise<void>(resolve => service.listen(0, '127.0.0.1', resolve))
  s = await openRoomsScene({ tsaUrl: `http://127.0.0.1:${(service.address() as AddressInfo).port}/` })
}, 60_000)
afterAll(async () => {
  await s.t.close()
  await new Promise(resolve => service.close(resolve))
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  // openssl stamps by the clock of this machine.
  s.t.setClock(new Date().toISOString())
  serve = stamp
})

const work = () => s.t.house.jobs.runChores(['rooms.stamp-checkpoints'])
const readProof = async (room: string) => {
  const answer = (await s.t.call(contract.downloadProof, { room }, s.a)) as FileAnswer
  return openArchive(await readBody(answer)) ?? new Map<string, Uint8Array>()
}

test('checkpoints get a stamp that openssl checks offline with the bundle alone', {
  timeout: 60_000,
}, async () => {
  const room = await s.openTechnical()
  await readProof(room)
  expect((await s.t.call(contract.listLedger, { room }, s.a)).stampedAt).toBeNull()
  await work()
  const files = await readProof(room)
  const stamps = [...files.keys()].filter(path => path.endsWith('.tsr'))
  const check = (data: string, answer: string) => {
    writeFileSync(join(folder, 'note'), Buffer.from(files.get(data) ?? ''))
    writeFileSync(join(folder, 'stamp'), Buffer.from(files.get(answer) ?? ''))
    try {
      return openssl('ts', '-verify', '-data', 'note', '-in', 'stamp', '-CAfile', 'ca.pem').trim()
    } catch {
      return 'refused'
    }
  }

  expect(stamps.length).toBeGreaterThan(1)
  expect(stamps.map(path => check(path.replace('.tsr', '.txt'), path))).toEqual(
    stamps.map(() => 'Verification: OK'),
  )
  expect(check('checkpoints/00002.txt', 'checkpoints/00001.tsr')).toBe('refused')
  expect([verifyBundle(files).faults, verify(files)]).toEqual([[], []])
  const told = await s.t.call(contract.listLedger, { room }, s.a)
  expect([told.stampedAt !== null, told.stampedSize > 0]).toEqual([true, true])
})

test('a service that fails, lies or is away blocks no checkpoint, and is asked again later', {
  timeout: 60_000,
}, async () => {
  await work()
  s.t.moveClock(-6 * 86_400_000)
  const room = await s.open()
  const answers: (typeof serve)[] = [
    () => ({ status: 503, body: Buffer.alloc(0) }),
    () => ({ status: 200, body: Buffer.from('no answer of this kind') }),
    () => ({ status: 200, body: Buffer.alloc(200_000, 0x30) }),
    // A stamp over something else, however well it is signed.
    () => stamp(Buffer.from(askForStamp(Buffer.from('other'), Buffer.alloc(8, 7)))),
    // The clock of the service is days from ours.
    stamp,
    // The right bytes, stamped for another question: an old answer that is sent again.
    question => {
      const mark = question.indexOf(Buffer.from([0x04, 0x20]))
      const old = Buffer.from(question)
      const nonce = mark + 34
      old[nonce + 3] = (old[nonce + 3] ?? 0) ^ 1
      return stamp(old)
    },
  ]
  await readProof(room)
  for (const answer of answers) {
    serve = answer
    asked = 0
    await work()
    expect(asked).toBe(1)
    await work()
    // Not at once again.
    expect(asked).toBe(1)
    expect([...(await readProof(room)).keys()].filter(path => path.endsWith('.tsr'))).toEqual([])
    s.t.moveClock(86_400_000)
  }
  serve = stamp
  await work()
  expect([...(await readProof(room)).keys()].filter(path => path.endsWith('.tsr')).length).toBe(1)
})

test('an answer is read only whole and for its own question', () => {
  const data = Buffer.from('checkpoint')
  const nonce = Buffer.from([0, 0x90, 3, 4])
  const { body } = stamp(Buffer.from(askForStamp(data, nonce)))

  expect(Math.abs((readStamp(body, { data, nonce })?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
  expect(readStamp(body, { data, nonce: Buffer.from([1]) })).toBeNull()
  expect(readStamp(body, { data: Buffer.from('another'), nonce })).toBeNull()
  for (let length = 0; length < body.length; length += 7)
    expect(readStamp(body.subarray(0, length), { data, nonce })).toBeNull()
})
