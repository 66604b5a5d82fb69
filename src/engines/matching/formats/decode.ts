import { FormatFault } from './format-fault.ts'

/**
 * Reads UTF-8.
 * @throws FormatFault when the bytes are something else
 */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new FormatFault('line 1, field 1: this is no text in UTF-8.')
  }
}
