import type { PGlite } from '@electric-sql/pglite'

/** Gives one batch of protocol messages to the engine and returns the bytes it answers. */
export async function exchange(postgres: PGlite, batch: Uint8Array): Promise<Uint8Array> {
  const isGreeting = batch[0] === 0
  if (isGreeting) return (await postgres.execProtocolRaw(batch, { syncToFs: false })).slice()
  const parts: Uint8Array[] = []
  let length = 0
  await postgres.execProtocolRawStream(batch, {
    syncToFs: false,
    onRawData: bytes => {
      // The engine reuses its memory, so the bytes are copied out.
      parts.push(bytes.slice())
      length += bytes.length
    },
  })
  const [first] = parts
  if (parts.length === 1 && first) return first
  const answer = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    answer.set(part, offset)
    offset += part.length
  }
  return answer
}
