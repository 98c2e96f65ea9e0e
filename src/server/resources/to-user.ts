import type { User } from '#contract/hipcall/users.ts'
import type { users } from '../db/schema.ts'

/** A user as the list gives it. */
export function toUser({ folded: _, two_factor, ...row }: typeof users.$inferSelect): User {
  return { resource_type: 'user', ...row, '2fa': two_factor }
}
