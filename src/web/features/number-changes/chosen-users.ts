/** Who a new change is for: carried by the history's entry, so that a reload still knows, and no address has 2,000 ids. */
import { useCallback } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import * as z from 'zod/mini'
import { MOST_USERS } from '#contract/dashboard/number-changes.ts'
import { Id } from '#contract/wire.ts'

const Chosen = z.object({
  users: z.array(Id).check(z.maxLength(MOST_USERS)),
  /** The new number; null for none, absent while it is not chosen. */
  wanted: z.optional(z.nullable(Id)),
  /** Users that were chosen and then left out. */
  without: z.optional(z.array(Id)),
})
export type Chosen = z.infer<typeof Chosen>

/** Undefined where one came here without choosing anybody. */
export function useChosen(): { chosen: Chosen | undefined; change: (part: Partial<Chosen>) => void } {
  const { state } = useLocation()
  const navigate = useNavigate()
  const parsed = z.safeParse(Chosen, state)
  const chosen = parsed.success && parsed.data.users.length > 0 ? parsed.data : undefined
  const change = useCallback(
    (part: Partial<Chosen>) => void navigate('.', { replace: true, preventScrollReset: true, state: { ...chosen, ...part } }),
    [navigate, chosen],
  )
  return { chosen, change }
}
