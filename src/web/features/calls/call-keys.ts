import { useCallback } from 'react'
import { useNavigate } from 'react-router-dom'
import { useShortcut } from '#web/lib/shortcuts.ts'
import type { CallState } from './use-call.ts'

/** `[` goes to the newer call, `]` to the older one, Escape to the list. */
export function useCallKeys({ newer, older, list }: Pick<CallState, 'newer' | 'older' | 'list'>): void {
  useWay('[', newer)
  useWay(']', older)
  useWay('Escape', list)
}

function useWay(key: string, to: string | null): void {
  const navigate = useNavigate()
  const go = useCallback(() => {
    if (to !== null) void navigate(to)
  }, [navigate, to])
  useShortcut(key, go, { enabled: to !== null })
}
