import { readFile } from 'node:fs/promises'

/** Bad arguments or an unreadable file: one sentence for the user, exit code 2. */
export class BadInput extends Error {}

/**
 * Reads a file in a format of an engine.
 * @param Fault what the format's reader throws, with line and field in its message
 * @throws BadInput naming the file, and line and field where it can be read but not understood
 */
export async function readInput<T>(
  file: string,
  read: (bytes: Uint8Array) => T,
  Fault: new (message: string) => Error,
): Promise<T> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    throw new BadInput(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  try {
    return read(bytes)
  } catch (error) {
    if (error instanceof Fault) throw new BadInput(`${file}: ${error.message}`)
    throw error
  }
}
