import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { MarkdownText } from './markdown-text.tsx'

afterEach(cleanup)

const drawn = (content: string) => render(<MarkdownText content={content} />).container

it('draws Markdown, headings as bold lines among the page’s own', () => {
  const text = drawn('# Plan\n\n1. **call** back\n2. `ask`\n\n> said\n\n```\n<b>\n```')
  expect(text.querySelector('h1, h2, h3, h4, h5, h6')).toBeNull()
  expect([...text.querySelectorAll('ol > li')].map((item) => item.textContent)).toEqual(['call back', 'ask'])
  expect(text.querySelector('strong')?.textContent).toBe('call')
  expect(text.querySelector('blockquote')?.textContent).toBe('said')
  expect(text.querySelector('pre')?.textContent).toBe('<b>')
})

it('opens links elsewhere, and tells that page nothing', () => {
  const link = drawn('see https://a.example/x.').querySelector('a')
  expect(link?.getAttribute('href')).toBe('https://a.example/x')
  expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow')
  expect(link?.getAttribute('target')).toBe('_blank')
  expect(link?.title).toBe('https://a.example/x')
})

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<iframe srcdoc="x"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<svg/onload=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](JAVASCRIPT:alert(1))',
  '<javascript:alert(1)>',
  '<style>*{display:none}</style>',
])('keeps %s as text', (content) => {
  const text = drawn(content)
  expect(text.textContent).toBe(content)
  expect(text.querySelector('a, img, script, iframe, svg, style')).toBeNull()
})

it('fetches no picture from elsewhere', () => {
  const text = drawn('![a cat](https://a.example/cat.png)')
  expect(text.querySelector('img')).toBeNull()
  expect(text.querySelector('a')?.textContent).toBe('a cat')
})

it.each(['> ', '- ', '**_', '[a]('])('draws 10,000 characters of %s, however nested', (unit) => {
  expect(drawn(`${unit.repeat(10_000).slice(0, 9_990)} the end`).textContent).toContain('the end')
})
