import { createHash } from 'node:crypto'

/** Object identifiers as DER writes them, in hexadecimal. */
const sha256Id = '608648016503040201'
const signedDataId = '2a864886f70d010702'
const stampInfoId = '2a864886f70d0109100104'

/** The question for a time stamp over some bytes (RFC 3161): their SHA-256, a number only used once, and the wish for the certificate. */
export function askForStamp(data: Uint8Array, nonce: Uint8Array): Uint8Array {
  const imprint = sequence(
    sequence(tag(0x06, Buffer.from(sha256Id, 'hex')), tag(0x05)),
    tag(0x04, hashOf(data)),
  )
  return sequence(
    tag(0x02, Buffer.from([1])),
    imprint,
    tag(0x02, whole(nonce)),
    tag(0x01, Buffer.from([0xff])),
  )
}

/**
 * The moment that an answer stamps, or null when it was not granted, is over other bytes, or answers another question. Its
 * signature is checked by whoever relies on it, with the certificate of the service: `openssl ts -verify`.
 */
export function readStamp(answer: Uint8Array, asked: { data: Uint8Array; nonce: Uint8Array }): Date | null {
  try {
    const [status, token] = childrenOf(single(answer, 0x30))
    const granted = childrenOf(expectTag(status, 0x30))[0]
    if (granted === undefined || ![0, 1].includes(numberOf(granted))) return null
    const [type, content] = childrenOf(expectTag(token, 0x30))
    if (expectTag(type, 0x06).toString('hex') !== signedDataId) return null
    const signed = childrenOf(single(expectTag(content, 0xa0), 0x30))
    const [kind, wrapped] = childrenOf(expectTag(signed[2], 0x30))
    if (expectTag(kind, 0x06).toString('hex') !== stampInfoId) return null
    return readInfo(single(single(expectTag(wrapped, 0xa0), 0x04), 0x30), asked)
  } catch {
    return null
  }
}

function readInfo(info: Buffer, { data, nonce }: { data: Uint8Array; nonce: Uint8Array }): Date | null {
  const [, , imprint, , at, ...rest] = childrenOf(info)
  const [algorithm, hash] = childrenOf(expectTag(imprint, 0x30))
  const id = childrenOf(expectTag(algorithm, 0x30))[0]
  if (expectTag(id, 0x06).toString('hex') !== sha256Id || !expectTag(hash, 0x04).equals(hashOf(data)))
    return null
  const answered = rest.find(one => one.tag === 0x02)
  if (answered === undefined || !answered.content.equals(whole(nonce))) return null
  const text = expectTag(at, 0x18).toString('latin1')
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(text)
  if (parts === null) return null
  const [, year, month, day, hour, minute, second] = parts
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

const hashOf = (data: Uint8Array) => createHash('sha256').update(data).digest()

/** Bytes as a positive whole number in as few bytes as DER allows. */
function whole(bytes: Uint8Array): Buffer {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start++
  const rest = Buffer.from(bytes.subarray(start))
  return (rest[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), rest]) : rest
}

function tag(kind: number, content: Uint8Array = Buffer.alloc(0)): Buffer {
  if (content.length > 0x7f) throw new Error('longer than anything that is asked')
  return Buffer.concat([Buffer.from([kind, content.length]), content])
}

const sequence = (...parts: Buffer[]) => tag(0x30, Buffer.concat(parts))

interface Element {
  tag: number
  content: Buffer
}

/** The elements that follow each other in some bytes; throws where they are not whole. */
function childrenOf(bytes: Buffer): Element[] {
  const elements: Element[] = []
  let at = 0
  while (at < bytes.length) {
    const kind = bytes.readUInt8(at)
    let length = bytes.readUInt8(at + 1)
    at += 2
    if (length === 0x80 || length > 0x84) throw new Error('not DER')
    if (length > 0x80) {
      const digits = length - 0x80
      length = bytes.readUIntBE(at, digits)
      at += digits
    }
    if (at + length > bytes.length) throw new Error('breaks off')
    elements.push({ tag: kind, content: bytes.subarray(at, at + length) })
    at += length
  }
  return elements
}

function expectTag(element: Element | undefined, kind: number): Buffer {
  if (element?.tag !== kind) throw new Error('another element')
  return element.content
}

/** The content of the one element that some bytes are. */
function single(bytes: Uint8Array, kind: number): Buffer {
  const elements = childrenOf(Buffer.from(bytes))
  if (elements.length !== 1) throw new Error('more than one element')
  return expectTag(elements[0], kind)
}

function numberOf(element: Element): number {
  return expectTag(element, 0x02).readIntBE(0, Math.min(6, element.content.length))
}
