/** What a job changes is read again everywhere once it is over. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { NumberChange } from '#contract/dashboard/number-changes.ts'
import { TOUCHED } from '#web/api/number-changes.ts'

export function useTouched(state: NumberChange['state']): void {
  const client = useQueryClient()
  useEffect(() => {
    if (state === 'running') return
    for (const queryKey of TOUCHED) void client.invalidateQueries({ queryKey })
  }, [client, state])
}
