import { DrizzleQueryError } from 'drizzle-orm'

/** Why the database refused the data (SQLSTATE classes 22 and 23); undefined where it failed for another reason. */
export function refusalOf(error: unknown): string | undefined {
  const cause = error instanceof DrizzleQueryError ? error.cause : error
  if (!(cause instanceof Error) || !('code' in cause)) return undefined
  return /^2[23]/.test(String(cause.code)) ? cause.message : undefined
}
