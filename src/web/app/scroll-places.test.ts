import { NavigationType } from 'react-router-dom'
import { beforeEach, expect, it, vi } from 'vitest'
import { ScrollPlaces } from './scroll-places.ts'

const at = (key: string, hash = '') => ({ key, hash, pathname: '/calls', search: '', state: null })
const scrolled = vi.fn()
const scrollTo = (y: number) => vi.stubGlobal('scrollY', y)

beforeEach(() => {
  sessionStorage.clear()
  scrolled.mockReset()
  scrollTo(0)
  vi.stubGlobal('scrollTo', scrolled)
})

it('begins a new entry at its top, and leaves the first as it is', () => {
  const places = new ScrollPlaces()
  places.arrive(at('one'), NavigationType.Pop)
  expect(scrolled).not.toHaveBeenCalled()
  places.leave()
  places.arrive(at('two'), NavigationType.Push)
  expect(scrolled.mock.calls).toEqual([[0, 0]])
})

it('finds an entry as it was left, also after a reload', () => {
  const places = new ScrollPlaces()
  places.arrive(at('one'), NavigationType.Pop)
  scrollTo(700)
  places.leave()
  places.arrive(at('two'), NavigationType.Push)
  scrollTo(50)
  places.leave()
  places.arrive(at('one'), NavigationType.Pop)
  expect(scrolled).toHaveBeenLastCalledWith(0, 700)
  scrollTo(720)
  places.keep()
  new ScrollPlaces().arrive(at('one'), NavigationType.Pop)
  expect(scrolled).toHaveBeenLastCalledWith(0, 720)
})

it('leaves the scrolling as it is for one step that says so', () => {
  const places = new ScrollPlaces()
  places.arrive(at('one'), NavigationType.Pop)
  places.stays = true
  places.arrive(at('two'), NavigationType.Replace)
  expect(scrolled).not.toHaveBeenCalled()
  places.arrive(at('three'), NavigationType.Push)
  expect(scrolled.mock.calls).toEqual([[0, 0]])
})

it('goes to the part that the address names', () => {
  const part = document.body.appendChild(document.createElement('section'))
  part.id = 'part'
  part.scrollIntoView = vi.fn()
  const places = new ScrollPlaces()
  places.arrive(at('one', '#part'), NavigationType.Pop)
  expect(part.scrollIntoView).toHaveBeenCalled()
  places.arrive(at('two', '#nothing'), NavigationType.Push)
  expect(scrolled.mock.calls).toEqual([[0, 0]])
  part.remove()
})

it('takes what was kept and cannot be read as nothing', () => {
  sessionStorage.setItem('santral.scroll', '{"one":')
  expect(() => new ScrollPlaces().arrive(at('one'), NavigationType.Pop)).not.toThrow()
})
