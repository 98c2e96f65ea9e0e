import { useCallback } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { useShortcut } from '#web/lib/shortcuts.ts'
import { useWayBack } from '#web/lib/way-back.ts'
import type { CallState } from './use-call.ts'

/** `[` goes to the newer call, `]` to the older one, Escape to the list. */
export function useCallKeys({ newer, older, list }: Pick<CallState, 'newer' | 'older' | 'list'>): void {
  const back = useWayBack(list)
  const { state } = useLocation()
  useWay('[', newer, state)
  useWay(']', older, state)
  useWay('Escape', back.to, back.state)
}

function useWay(key: string, to: string | null, state: unknown): void {
  const navigate = useNavigate()
  const go = useCallback(() => {
    if (to !== null) void navigate(to, { state })
  }, [navigate, to, state])
  useShortcut(key, go, { enabled: to !== null })
}
