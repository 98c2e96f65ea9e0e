/** The server's log: JSON lines on standard error, without tokens, cookies or bodies. */
import { type Logger, pino } from 'pino'

export type { Logger }

/** `level` is one of pino's: trace, debug, info, warn, error, fatal, silent. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }))
}
