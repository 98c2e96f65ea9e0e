/** Keys that do something on the whole page. Typing in a field is never taken for one. */
import { useEffect } from 'react'

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select')
}

/** A sign counts however it is typed: on a Turkish keyboard `[` takes AltGr, which browsers report as Ctrl and Alt. */
function isSign(key: string): boolean {
  return key.length === 1 && !/[\p{L}\p{N}\s]/u.test(key)
}

/**
 * Calls `act` when `key` (as in KeyboardEvent.key) is pressed without Ctrl, Alt or Meta; `command` wants Ctrl or ⌘ with it,
 * and works in fields too. A key alone is not heard while a dialog is open. `last`: only where nothing else on the page takes the key.
 */
export function useShortcut(key: string, act: () => void, { command = false, enabled = true, last = false } = {}): void {
  useEffect(() => {
    if (!enabled) return
    const heard = (event: Event) => {
      if (!(event instanceof KeyboardEvent)) return
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey
      const wanted = command ? event.ctrlKey || event.metaKey : plain || (isSign(event.key) && !event.metaKey)
      if (event.key.toLowerCase() !== key.toLowerCase() || !wanted || event.defaultPrevented || event.isComposing) return
      if (!command && (isTyping(event.target) || document.querySelector('dialog[open]') !== null)) return
      event.preventDefault()
      act()
    }
    // The window hears after the document.
    const hearing = last ? window : document
    hearing.addEventListener('keydown', heard)
    return () => hearing.removeEventListener('keydown', heard)
  }, [key, act, command, enabled, last])
}
