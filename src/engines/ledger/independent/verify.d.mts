/** Checks a proof bundle by its files; `held` are checkpoints kept elsewhere. Gives what is wrong. */
export function verify(files: ReadonlyMap<string, Uint8Array>, held?: readonly string[]): string[]
