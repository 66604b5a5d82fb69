import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Shorter answers travel as quickly as they are. */
const packedFrom = 1_500
/** Up to so many bytes are packed on the spot, in under a millisecond: handing them to another thread and back takes longer. */
const packedAtOnce = 65_536
const packBrotli = promisify(brotliCompress)
const packGzip = promisify(gzip)

/**
 * Sends a JSON answer, packed for whoever takes it so: in one go and lightly, for an answer is made for one caller, and the
 * last few per cent of its size cost several times the work of all the others.
 */
export async function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string,
): Promise<FastifyReply> {
  if (body.length < packedFrom) return reply.send(body)
  reply.header('vary', 'accept-encoding')
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  if (encoding === null) return reply.send(body)
  const packed = await pack(Buffer.from(body), encoding)
  return reply.header('content-encoding', encoding).send(packed)
}

/** The bytes, lightly packed. */
export async function pack(bytes: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const isShort = bytes.length <= packedAtOnce
  if (encoding === 'gzip') return isShort ? gzipSync(bytes, { level: 3 }) : packGzip(bytes, { level: 3 })
  const params = { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  return isShort ? brotliCompressSync(bytes, { params }) : packBrotli(bytes, { params })
}

/** Brotli before gzip; null for as it is. What is named with a weight of nothing is refused (RFC 9110, 12.5.3). */
export function chooseEncoding(accepted: string | string[] | undefined): 'br' | 'gzip' | null {
  const named = String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map(one => one.split(';').map(part => part.trim()))
    .filter(([, weight]) => weight === undefined || !/^q=0(?:\.0*)?$/.test(weight))
    .map(([name]) => name)
  return named.includes('br') ? 'br' : named.includes('gzip') ? 'gzip' : null
}
