import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

/** The state of a ledger at one moment: how many entries, and the root over them. */
export interface Checkpoint {
  /** Names the ledger for ever: `host/rooms/id`. */
  origin: string
  size: number
  root: Uint8Array
  at: Date
}

/** A pair of Ed25519 keys, PEM. */
export interface KeyPair {
  privateKey: string
  publicKey: string
}

/** Makes the keys a house signs its checkpoints with. */
export function makeKeys(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/** The public key of a private one, PEM. */
export function publicKeyOf(privateKey: string): string {
  return createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'pem' }).toString()
}

/** SHA-256 of the public key in DER, in hexadecimal: short enough to read out on the telephone. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(derOf(publicKey)).digest('hex')
}

function derOf(publicKey: string): Buffer {
  return createPublicKey(publicKey).export({ type: 'spki', format: 'der' })
}

/** The bare 32 bytes of an Ed25519 key are the end of its DER. */
function bareKey(publicKey: string): Buffer {
  return derOf(publicKey).subarray(-32)
}

const ed25519 = Buffer.from([1])

/** The first four bytes by which a signed note names its key: over the name and the key with its kind. */
function keyId(name: string, publicKey: string): Buffer {
  return createHash('sha256')
    .update(Buffer.concat([Buffer.from(`${name}\n`), ed25519, bareKey(publicKey)]))
    .digest()
    .subarray(0, 4)
}

/** The key as tools for signed notes take it: `name+id+key`. */
export function verifierKey(name: string, publicKey: string): string {
  const key = Buffer.concat([ed25519, bareKey(publicKey)]).toString('base64')
  return `${name}+${keyId(name, publicKey).toString('hex')}+${key}`
}

/** The lines of a checkpoint that are signed (tlog-checkpoint): origin, size, root, and when. */
function checkpointBody({ origin, size, root, at }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\nat ${at.toISOString()}\n`
}

/** A checkpoint as a signed note: its lines, an empty one, and the signature. */
export function signCheckpoint(checkpoint: Checkpoint, privateKey: string): string {
  const body = checkpointBody(checkpoint)
  const signature = sign(null, Buffer.from(body), createPrivateKey(privateKey))
  const id = keyId(checkpoint.origin, publicKeyOf(privateKey))
  return `${body}\n— ${checkpoint.origin} ${Buffer.concat([id, signature]).toString('base64')}\n`
}

/** A note taken apart: what is signed, and the bare signature, as `openssl` wants them. */
export interface OpenedNote extends Checkpoint {
  body: string
  signature: Buffer
}

/** Reads a signed checkpoint and checks its signature; null for anything that is not one, or was signed by another key. */
export function openCheckpoint(note: string, publicKey: string): OpenedNote | null {
  const match =
    /^((\S+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\nat (\d{4}-[\d:.T-]+Z)\n)\n— (\S+) ([A-Za-z0-9+/]{91}=)\n$/.exec(
      note,
    )
  if (match === null) return null
  const [, body = '', origin = '', size = '', root = '', at = '', name = '', signed = ''] = match
  const bytes = Buffer.from(signed, 'base64')
  if (
    name !== origin ||
    bytes.toString('base64') !== signed ||
    !bytes.subarray(0, 4).equals(keyId(name, publicKey))
  )
    return null
  const signature = bytes.subarray(4)
  if (!verify(null, Buffer.from(body), createPublicKey(publicKey), signature)) return null
  return {
    origin,
    size: Number(size),
    root: Buffer.from(root, 'base64'),
    at: new Date(at),
    body,
    signature,
  }
}
