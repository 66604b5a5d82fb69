/** What a code says: a participant, and which of their codes it is. */
export interface BadgeName {
  participantId: string
  number: number
}

/** Bytes of a signature in a code: as many as nobody guesses, and the code stays easy to scan. */
export const macBytes = 12
const nameBytes = 18

/** The bytes that are signed. */
export function packName({ participantId, number }: BadgeName): Uint8Array {
  const id = participantId.replaceAll('-', '').match(/../g) ?? []
  return Uint8Array.from([...id.map(pair => Number.parseInt(pair, 16)), number >> 8, number & 255])
}

/** The code as it stands in an address. */
export function writeCode(name: BadgeName, mac: Uint8Array): string {
  return Buffer.from([...packName(name), ...mac.subarray(0, macBytes)]).toString('base64url')
}

/** What a code claims, and its signature; null for what is no code at all. Nothing is known of it before it is verified. */
export function readCode(text: string): { name: BadgeName; mac: Uint8Array } | null {
  if (!/^[A-Za-z0-9_-]{40}$/.test(text)) return null
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== nameBytes + macBytes) return null
  const hex = bytes.subarray(0, 16).toString('hex')
  return {
    name: {
      participantId: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
      number: bytes.readUInt16BE(16),
    },
    mac: bytes.subarray(nameBytes),
  }
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight letters that are read out and typed without being taken for others. */
export function writeTyped(mac: Uint8Array): string {
  let bits = 0n
  for (const byte of mac.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte)
  const text = Array.from(
    { length: 8 },
    (_, index) => letters[Number((bits >> BigInt(35 - 5 * index)) & 31n)],
  )
  return `${text.slice(0, 4).join('')}-${text.slice(4).join('')}`
}

/** What somebody typed, as it is written on badges; null for what is no such code. */
export function readTyped(text: string): string | null {
  const plain = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (plain.length !== 8 || ![...plain].every(letter => letters.includes(letter))) return null
  return `${plain.slice(0, 4)}-${plain.slice(4)}`
}
