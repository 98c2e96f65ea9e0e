import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { CommentText } from './comment-text.tsx'

afterEach(cleanup)

it('draws plain sentences as they are, and Markdown once its reader is there', async () => {
  render(<CommentText content={'Called twice, nobody there.\nAgain tomorrow.'} />)
  expect(screen.getByText(/Called twice/).textContent).toBe('Called twice, nobody there.\nAgain tomorrow.')
  cleanup()
  const { container } = render(<CommentText content="**urgent**" />)
  expect(container.textContent).toBe('**urgent**')
  expect((await screen.findByText('urgent')).tagName).toBe('STRONG')
})
