import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { Catch } from './catch.tsx'

let broken = true
function Part() {
  if (broken) throw new Error('no part')
  return <p>the part</p>
}
const part = (until: string) => (
  <Catch until={until} fallback={(error) => <p>{(error as Error).message}</p>}>
    <Part />
  </Catch>
)

it('says what broke in the place of a part, and tries it again when that is another', () => {
  // React says in the console what was caught.
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  const { rerender } = render(part('one'))
  expect(screen.getByText('no part')).toBeTruthy()
  broken = false
  rerender(part('one'))
  expect(screen.getByText('no part')).toBeTruthy()
  rerender(part('two'))
  expect(screen.getByText('the part')).toBeTruthy()
})
