import { cleanup, configure, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import '#web/testing/render.tsx'
import { ErrorPage } from './error-page.tsx'
import { mayReload, reloadPage } from './reload.ts'

vi.mock('./reload.ts', () => ({ mayReload: vi.fn(() => false), reloadPage: vi.fn() }))
configure({ asyncUtilTimeout: 5_000 })

let reachable = true
beforeEach(() => {
  vi.mocked(reloadPage).mockClear()
  vi.mocked(mayReload).mockReturnValue(false)
  vi.stubGlobal('fetch', async () => (reachable ? new Response('{}') : Promise.reject(new TypeError('refused'))))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const Nothing = () => null

function show(error: Error) {
  const lazy = () => Promise.reject(error)
  render(<RouterProvider router={createMemoryRouter([{ path: '/', ErrorBoundary: ErrorPage, HydrateFallback: Nothing, lazy }])} />)
}
const NOT_FETCHED = new TypeError('Failed to fetch dynamically imported module: /assets/x.js')

it('waits for a server that is away, and loads the page again when it answers', async () => {
  reachable = false
  show(NOT_FETCHED)
  expect(await screen.findByText(/The server does not answer/)).toBeTruthy()
  expect(reloadPage).not.toHaveBeenCalled()
  reachable = true
  await waitFor(() => expect(reloadPage).toHaveBeenCalled())
})

it('loads the page again at once where the server answers, which has a newer version', async () => {
  reachable = true
  vi.mocked(mayReload).mockReturnValue(true)
  show(NOT_FETCHED)
  await waitFor(() => expect(reloadPage).toHaveBeenCalled())
})

it('leaves it to the person where that has just been tried', async () => {
  show(NOT_FETCHED)
  expect(await screen.findByText(/This page could not be loaded/)).toBeTruthy()
  await new Promise((done) => setTimeout(done, 2_500))
  expect(reloadPage).not.toHaveBeenCalled()
})

it('does not load again what broke otherwise', async () => {
  vi.mocked(mayReload).mockReturnValue(true)
  show(new Error('something else'))
  expect(await screen.findByText('something else')).toBeTruthy()
  await new Promise((done) => setTimeout(done, 200))
  expect(reloadPage).not.toHaveBeenCalled()
})
