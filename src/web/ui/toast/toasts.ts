/** Short messages that come and go, from anywhere; shown by ToastArea. */

export interface Toast {
  id: number
  text: string
}

/** Milliseconds a message stays. */
const STAY = 5_000

let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says something for a few seconds; screen readers are told too. */
export function say(text: string): void {
  last += 1
  const id = last
  set([...toasts.slice(-2), { id, text }])
  setTimeout(() => set(toasts.filter((toast) => toast.id !== id)), STAY)
}

export const toastStore = {
  get: () => toasts,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
