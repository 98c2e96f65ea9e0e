import { cleanup, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { CommentText } from './comment-text.tsx'

it('draws plain sentences as they are, and Markdown as what it means', async () => {
  render(<CommentText content={'Called twice, nobody there.\nAgain tomorrow.'} />)
  expect(screen.getByText(/Called twice/).textContent).toBe('Called twice, nobody there.\nAgain tomorrow.')
  cleanup()
  render(<CommentText content="**urgent**" />)
  expect((await screen.findByText('urgent')).tagName).toBe('STRONG')
})
