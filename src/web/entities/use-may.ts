/** What the signed-in person may do. The server decides; this is for what a screen offers and explains. */
import { useQuery } from '@tanstack/react-query'
import type { Right } from '#contract/dashboard/roles.ts'
import { sessionOptions } from '#web/api/session.ts'

/** True where they may, false where not, undefined while that is not known. */
export function useMay(right: Right): boolean | undefined {
  const { data } = useQuery(sessionOptions())
  return data?.data.rights.includes(right)
}
