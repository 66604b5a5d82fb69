/** A PostgreSQL that answers wire-protocol bytes: in a worker thread, or in memory for tests. */
export interface Engine {
  /** Sends one batch of protocol messages and gives the bytes of the answer. */
  send(batch: Uint8Array): Promise<Uint8Array>
  /** Disk flushes done since the engine was opened. */
  countFsyncs(): Promise<number>
  /** The whole data folder as a gzipped tar; the engine must be idle. */
  dump(): Promise<Uint8Array>
  /** Ends in good order, everything written. */
  close(): Promise<void>
  /** Ends at once, also while a statement runs. */
  terminate(): Promise<void>
  /** Called once when the engine dies by itself. */
  onDeath(report: (reason: Error) => void): void
}

/** Settings every embedded engine starts with, on disk or in memory. */
export const ENGINE_SETTINGS: readonly string[] = [
  'shared_buffers=16MB',
  'TimeZone=UTC',
  'DateStyle=ISO,YMD',
  'IntervalStyle=postgres',
]
