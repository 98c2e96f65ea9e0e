import type { User } from '#contract/hipcall/users.ts'
import type { users } from '../db/schema.ts'

/** A user as the list gives it. */
export function toUser({ folded: _folded, gone_at: _gone, two_factor, ...row }: typeof users.$inferSelect): User {
  return { resource_type: 'user', ...row, '2fa': two_factor }
}
