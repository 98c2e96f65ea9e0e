import { afterEach, expect, it } from 'vitest'
import { takeEarly } from './early.ts'

afterEach(() => {
  delete window.__santralEarly
})

it('hands over each early answer once, to whoever asks for the same address in any order', async () => {
  const answer = Promise.resolve(new Response('rows'))
  window.__santralEarly = { '/api/dashboard/calls?direction=inbound&per_page=32': answer }
  expect(takeEarly('/api/dashboard/calls?per_page=32&direction=outbound')).toBeUndefined()
  expect(takeEarly('/api/dashboard/calls?per_page=32&direction=inbound')).toBe(answer)
  expect(takeEarly('/api/dashboard/calls?per_page=32&direction=inbound')).toBeUndefined()
})

it('has nothing where the page made no early requests', () => {
  expect(takeEarly('/api/dashboard/session')).toBeUndefined()
})
