import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { S3Options } from '../../src/server/s3-requests.ts'

/** What stumbles before the service: given each request, it may answer in its place (true), or change what comes back. */
export interface Stumble {
  before?: (request: IncomingMessage, response: ServerResponse) => boolean
  /** How many bytes of a body come through before the connection ends. */
  cutAfter?: number
  change?: (body: Buffer) => Buffer
}

/** A bucket of a real S3-compatible server, behind a door that checks signatures by the book and can be made to stumble. */
export interface TestBucket {
  options: S3Options
  stumble: Stumble
  /** What was asked: method and path. */
  asked: string[]
  close: () => Promise<void>
}

const secret = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }

export async function openTestBucket(): Promise<TestBucket> {
  const directory = mkdtempSync(join(tmpdir(), 'kontor-s3-'))
  const service = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'kontor-files', configs: [] }],
  })
  const { port } = await service.run()
  const bucket: TestBucket = {
    options: {
      endpoint: '',
      bucket: 'kontor-files',
      region: 'eu-test-1',
      ...secret,
      pathStyle: true,
      prefix: 'one/',
    },
    stumble: {},
    asked: [],
    close: async () => {
      await new Promise(resolve => door.close(resolve))
      await service.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
  const door = createServer((incoming, outgoing) => {
    void readAll(incoming).then(body => {
      bucket.asked.push(`${incoming.method} ${incoming.url?.split('?')[0]}`)
      const fault = faultOf(incoming, body)
      if (fault !== null) {
        outgoing.writeHead(403, { 'content-type': 'application/xml' })
        return outgoing.end(`<Error><Code>SignatureDoesNotMatch</Code><Message>${fault}</Message></Error>`)
      }
      if (bucket.stumble.before?.(incoming, outgoing) === true) return
      pass({ incoming, outgoing, body, port, stumble: bucket.stumble })
    })
  })
  door.keepAliveTimeout = 1
  await new Promise<void>(resolve => door.listen(0, '127.0.0.1', resolve))
  bucket.options.endpoint = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  return bucket
}

async function readAll(incoming: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of incoming) pieces.push(piece)
  return Buffer.concat(pieces)
}

function pass(parts: {
  incoming: IncomingMessage
  outgoing: ServerResponse
  body: Buffer
  port: number
  stumble: Stumble
}): void {
  const { incoming, outgoing, body, port, stumble } = parts
  const { method, url: path } = incoming
  // The server behind does not know the newer ways to say a checksum; the door has compared it.
  const { 'x-amz-checksum-sha256': _sum, authorization: _signature, ...headers } = incoming.headers
  const onward = request({ host: '127.0.0.1', port, method, path, headers }, async answer => {
    const whole = await readAll(answer)
    const changed = stumble.change?.(whole) ?? whole
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
    if (method !== 'GET' || stumble.cutAfter === undefined || changed.length <= stumble.cutAfter)
      return outgoing.end(method === 'HEAD' ? undefined : changed)
    outgoing.write(changed.subarray(0, stumble.cutAfter), () => setTimeout(() => outgoing.destroy(), 50))
  })
  onward.end(body)
}

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Uint8Array, text: string) => createHmac('sha256', key).update(text).digest()

/** What is wrong with a signed request, after the paper 'Authenticating Requests (AWS Signature Version 4)'; null: nothing. */
function faultOf({ method, url, headers }: IncomingMessage, body: Buffer): string | null {
  const fields =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    )
  if (fields === null) return 'not signed'
  const [, id, day = '', region = '', signed = '', signature] = fields
  if (id !== secret.accessKeyId) return 'unknown key'
  const claimed = String(headers['x-amz-content-sha256'])
  if (claimed !== sha256(body)) return 'the body is another one'
  const sum = headers['x-amz-checksum-sha256']
  if (sum !== undefined && sum !== createHash('sha256').update(body).digest('base64')) return 'checksum'
  for (const needed of ['host', 'x-amz-date', 'x-amz-content-sha256'])
    if (!signed.split(';').includes(needed)) return `${needed} is not signed`
  const { pathname, searchParams } = new URL(`http://x${url ?? ''}`)
  const query = [...searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const lines = signed.split(';').map(name => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [method, pathname, query, lines.join(''), signed, claimed].join('\n')
  const date = String(headers['x-amz-date'])
  if (!date.startsWith(day)) return 'date'
  const scope = `${day}/${region}/s3/aws4_request`
  const key = ['s3', 'aws4_request'].reduce<Uint8Array>(
    (made, part) => hmac(made, part),
    hmac(hmac(`AWS4${secret.secretAccessKey}`, day), region),
  )
  const expected = hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).toString('hex')
  return expected === signature ? null : 'the signature is another one'
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
