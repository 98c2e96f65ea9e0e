/** Around every test in a document: files share the document and what they import, and leave nothing else to each other. */
import { cleanup, configure } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, beforeEach, vi } from 'vitest'
import { dismiss, toastStore } from '#web/ui/toast/toasts.ts'
import './words.ts'

// A database, a server and a browser in one process, on a machine that may be busy.
configure({ asyncUtilTimeout: 10_000 })

beforeEach(() => void i18next.changeLanguage('en'))

afterEach(() => {
  vi.useRealTimers()
  cleanup()
  for (const { id } of toastStore.get()) dismiss(id)
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
})
