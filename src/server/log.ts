import { pino } from 'pino'
import type { Log } from '../shared/context.ts'

/** Structured lines on standard error. Errors are written whole; nothing a person typed is ever put in by us. */
export function openLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['password', 'token', '*.password', '*.token'],
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
