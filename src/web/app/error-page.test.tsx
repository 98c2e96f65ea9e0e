import { render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ErrorPage } from './error-page.tsx'
import { reload } from './reload.ts'

let reachable = true
beforeEach(() => {
  vi.spyOn(reload, 'now').mockReturnValue(undefined)
  vi.spyOn(reload, 'isDue').mockReturnValue(false)
  vi.stubGlobal('fetch', async () => (reachable ? new Response('{}') : Promise.reject(new TypeError('refused'))))
})
afterEach(() => vi.restoreAllMocks())

const show = (error: Error) => render(<ErrorPage error={error} />)
const NOT_FETCHED = new TypeError('Failed to fetch dynamically imported module: /assets/x.js')

it('waits for a server that is away, and loads the page again when it answers', async () => {
  reachable = false
  show(NOT_FETCHED)
  expect(await screen.findByText(/The server does not answer/)).toBeTruthy()
  expect(reload.now).not.toHaveBeenCalled()
  reachable = true
  await waitFor(() => expect(reload.now).toHaveBeenCalled())
})

it('loads the page again at once where the server answers, which has a newer version', async () => {
  reachable = true
  vi.mocked(reload.isDue).mockReturnValue(true)
  show(NOT_FETCHED)
  await waitFor(() => expect(reload.now).toHaveBeenCalled())
})

it('leaves it to the person where that has just been tried', async () => {
  show(NOT_FETCHED)
  expect(await screen.findByText(/This page could not be loaded/)).toBeTruthy()
  await new Promise((done) => setTimeout(done, 2_500))
  expect(reload.now).not.toHaveBeenCalled()
})

it('does not load again what broke otherwise', async () => {
  vi.mocked(reload.isDue).mockReturnValue(true)
  show(new Error('something else'))
  expect(await screen.findByText('something else')).toBeTruthy()
  await new Promise((done) => setTimeout(done, 200))
  expect(reload.now).not.toHaveBeenCalled()
})
