/** Around every test in a document: files share the document and what they import, and leave nothing else to each other. */
import { cleanup } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, beforeEach, vi } from 'vitest'
import './words.ts'

beforeEach(() => void i18next.changeLanguage('en'))

afterEach(() => {
  vi.useRealTimers()
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
})
