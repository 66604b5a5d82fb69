import { unzipSync, type Zippable, zipSync } from 'fflate'

/** A time that every archive may hold; read by local clocks, so written by one, that bytes are the same in every zone. */
const packedAt = new Date(1980, 0, 1)

/** Files in one archive, in their order, the same bytes whenever it is made. */
export function packFiles(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const entries: Zippable = {}
  for (const [name, bytes] of Object.entries(files)) entries[name] = [bytes, { mtime: packedAt }]
  return Buffer.from(zipSync(entries))
}

/** An archive that somebody else packed, without the moment in which they did. */
export function packAnew(archive: Uint8Array): Buffer {
  return packFiles(unzipSync(archive))
}
