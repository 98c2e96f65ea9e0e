/** A text field whose value lives elsewhere (the URL) and gets there a moment after the last key. */
import { useEffect, useRef, useState } from 'react'

interface Draft {
  text: string
  waiting: boolean
}

/**
 * `value` is what is set; `commit` is called with the trimmed text `delay` milliseconds after the last change, or at once by `flush`.
 * The draft is shown while it is on its way, and after that while it says the same as `value`: so Back changes the field.
 */
export function useDebouncedText(value: string, commit: (text: string) => void, delay = 300) {
  const [draft, setDraft] = useState<Draft>({ text: value, waiting: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(commit)
  useEffect(() => {
    latest.current = commit
  })
  useEffect(() => () => clearTimeout(timer.current), [])

  const flush = (text: string) => {
    clearTimeout(timer.current)
    setDraft({ text, waiting: false })
    latest.current(text.trim())
  }
  const type = (text: string) => {
    clearTimeout(timer.current)
    setDraft({ text, waiting: true })
    timer.current = setTimeout(() => flush(text), delay)
  }
  return { text: draft.waiting || draft.text.trim() === value ? draft.text : value, type, flush }
}
