import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { hold } from '#web/testing/hold.ts'
import { renderRoute } from '#web/testing/render.tsx'
import { dismiss, toastStore } from '#web/ui/toast/toasts.ts'

const on = testDatabase()

async function start(): Promise<TestApp> {
  await seedSmallAccount(on.db)
  return createTestApp(on.db, { clock: testClock() })
}

const tag = (app: TestApp, tags: string[], id = 2) =>
  app.as('agent', `/api/v20211124/contacts/${id}/tags`, { method: 'POST', body: { tags } })
const comment = (app: TestApp, content: string, id = 2) =>
  app.as('agent', '/api/v20211124/comments', { method: 'POST', body: { commentable_type: 'contact', commentable_id: id, content } })
const part = (name: string) => within(screen.getByRole('region', { name }))
const tagNames = () =>
  part('Tags')
    .queryAllByRole('listitem')
    .map((item) => item.textContent)

beforeEach(() => {
  for (const { id } of toastStore.get()) dismiss(id)
})

describe('the page', () => {
  it('shows who a contact is, and leads to company, owner and calls', async () => {
    renderRoute(await start(), '/contacts/2')
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Ilgaz Yıldırım')
    expect(screen.getByRole('link', { name: 'İnşaat Işık A.Ş.' }).getAttribute('href')).toBe('/companies/2')
    expect(screen.getByRole('link', { name: 'Holly James' }).getAttribute('href')).toBe('/users/3')
    expect(screen.getByText('+90 532 620 29 11')).toBeTruthy()
    const [first] = part('Phone numbers').getAllByRole('link', { name: 'Calls with this number' })
    expect(first?.getAttribute('href')).toBe('/calls?q=%2B905326202911')
    expect(await screen.findByText('No calls yet')).toBeTruthy()
    expect(await screen.findByRole('link', { name: /Call back/ })).toBeTruthy()
    expect(within(screen.getByRole('article')).getByRole('link', { name: 'Calls' }).getAttribute('href')).toBe('/calls')
    expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Calls')
  })

  it('says that there is no such contact, and what cannot be loaded can be tried again', async () => {
    const app = await start()
    renderRoute(app, '/contacts/77')
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('There is no such contact')
  })

  it('offers another try where it fails', async () => {
    let broken = true
    renderRoute(await start(), '/contacts/2', {
      through: (request, next) => (broken && request.url.endsWith('/contacts/2') ? Promise.reject(new TypeError('away')) : next(request)),
    })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    broken = false
    await userEvent.click(retry)
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Ilgaz Yıldırım')
  })

  it('speaks Turkish', async () => {
    renderRoute(await start(), '/contacts/2', { language: 'tr' })
    expect(await screen.findByRole('region', { name: 'Telefon numaraları' })).toBeTruthy()
    expect(await screen.findByText('Henüz yorum yok.')).toBeTruthy()
  })
})

it('offers nothing to whoever may only read', async () => {
  const app = await start()
  await tag(app, ['VIP'])
  renderRoute(app, '/contacts/2', {
    through: async (request, next) => {
      const answer = await next(request)
      if (!request.url.endsWith('/session')) return answer
      const body = await answer.json()
      return Response.json({ data: { ...body.data, rights: ['read'] } })
    },
  })
  expect(await screen.findByText('No comments yet.')).toBeTruthy()
  await waitFor(() => expect(tagNames()).toEqual(['VIP']))
  expect(screen.queryByRole('combobox', { name: 'Add tags' })).toBeNull()
  expect(screen.queryByRole('button', { name: /Remove the tag/ })).toBeNull()
  expect(screen.queryByRole('textbox', { name: 'New comment' })).toBeNull()
})

describe('tags', () => {
  it('are added several at once, typed or pasted; those that were there change nothing and that is said', async () => {
    const app = await start()
    await tag(app, ['VIP'])
    renderRoute(app, '/contacts/2')
    const field = await screen.findByRole('combobox', { name: 'Add tags' })
    await waitFor(() => expect(tagNames()).toEqual(['VIP']))
    await userEvent.type(field, 'gold, silver{Enter}')
    await waitFor(() => expect(tagNames()).toEqual(['gold', 'silver', 'VIP']))
    expect(await part('Tags').findByText('2 tags added.')).toBeTruthy()
    await userEvent.click(field)
    await userEvent.paste('vip\nbronze\n')
    expect(field).toHaveProperty('value', 'vip, bronze')
    await userEvent.keyboard('{Enter}')
    expect(await part('Tags').findByText('1 tag added. 1 was there already.')).toBeTruthy()
    await userEvent.type(field, 'vip{Enter}')
    expect(await part('Tags').findByText('There already, nothing changed: vip')).toBeTruthy()
    expect(tagNames()).toEqual(['bronze', 'gold', 'silver', 'VIP'])
  })

  it('leave the focus to whoever writes something else while they are stored', async () => {
    const { through, release } = hold(({ method }) => method === 'POST')
    renderRoute(await start(), '/contacts/2', { through })
    const comment = await screen.findByRole('textbox', { name: 'New comment' })
    const field = await screen.findByRole('combobox', { name: 'Add tags' })
    await userEvent.type(field, 'gold{Enter}')
    await userEvent.type(comment, 'Called')
    release()
    await waitFor(() => expect(field).toHaveProperty('value', ''))
    expect(tagNames()).toEqual(['gold'])
    expect(document.activeElement).toBe(comment)
  })

  it('are suggested, and chosen by keyboard', async () => {
    const app = await start()
    await tag(app, ['Wholesale', 'Whale'], 1)
    renderRoute(app, '/contacts/2')
    const field = await screen.findByRole('combobox', { name: 'Add tags' })
    await userEvent.type(field, 'wh')
    await screen.findByRole('option', { name: /Wholesale/ })
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(screen.getAllByRole('option')[1]?.getAttribute('aria-selected')).toBe('true')
    const second = screen.getAllByRole('option')[1]?.textContent ?? ''
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(tagNames()).toHaveLength(1))
    expect(second).toContain(tagNames()[0])
  })

  it('keep what was typed where adding fails, and are made once when it is tried again', async () => {
    const app = await start()
    const keys: (string | null)[] = []
    renderRoute(app, '/contacts/2', {
      through: async (request, next) => {
        if (request.method !== 'POST') return next(request)
        keys.push(request.headers.get('idempotency-key'))
        const answer = await next(request)
        return keys.length === 1 ? Promise.reject(new TypeError('the answer was lost')) : answer
      },
    })
    const field = await screen.findByRole('combobox', { name: 'Add tags' })
    await userEvent.type(field, 'gold{Enter}')
    expect(await part('Tags').findByText(/^Not added: The server did not answer/)).toBeTruthy()
    expect(field).toHaveProperty('value', 'gold')
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(tagNames()).toEqual(['gold']))
    expect(keys[0]).toBeTruthy()
    expect(keys[1]).toBe(keys[0])
  })

  it('are refused in words where they are too many or too long', async () => {
    renderRoute(await start(), '/contacts/2')
    const field = await screen.findByRole('combobox', { name: 'Add tags' })
    await userEvent.click(field)
    await userEvent.paste(Array.from({ length: 51 }, (_, at) => `t${at}`).join('\n'))
    await userEvent.keyboard('{Enter}')
    expect(await part('Tags').findByText('At most 50 tags at once.')).toBeTruthy()
    await userEvent.clear(field)
    await userEvent.paste('x'.repeat(256))
    await userEvent.keyboard('{Enter}')
    expect(await part('Tags').findByText(/is too long: at most 255 characters/)).toBeTruthy()
  })

  it('are removed, and put back by Undo', async () => {
    const app = await start()
    await tag(app, ['gold'])
    renderRoute(app, '/contacts/2')
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the tag gold' }))
    await waitFor(() => expect(tagNames()).toEqual([]))
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(tagNames()).toEqual(['gold']))
  })

  it('say so where somebody else has removed one, and show what is true', async () => {
    const app = await start()
    await tag(app, ['gold', 'silver'])
    renderRoute(app, '/contacts/2')
    const button = await screen.findByRole('button', { name: 'Remove the tag gold' })
    const list = await app.as('agent', '/api/dashboard/contacts/2/tags').then((answer) => answer.json())
    await app.as('agent', `/api/v20211124/contacts/2/tags/${list.data[0].id}`, { method: 'DELETE' })
    await userEvent.click(button)
    expect(await screen.findByText('Somebody else has removed the tag gold already.')).toBeTruthy()
    await waitFor(() => expect(tagNames()).toEqual(['silver']))
  })
})

describe('comments', () => {
  it('are read newest last, page after page', async () => {
    const app = await start()
    for (let at = 1; at <= 22; at += 1) await comment(app, `comment ${at}`)
    renderRoute(app, '/contacts/2')
    expect(await screen.findByText('comment 22')).toBeTruthy()
    const texts = () =>
      part('Comments')
        .getAllByText(/^comment \d+$/)
        .map((text) => text.textContent)
    expect(texts()).toEqual(Array.from({ length: 20 }, (_, at) => `comment ${at + 3}`))
    await userEvent.click(part('Comments').getByRole('button', { name: 'Older comments' }))
    await waitFor(() => expect(texts()).toHaveLength(22))
    expect(texts()[0]).toBe('comment 1')
    expect(part('Comments').queryByRole('button', { name: 'Older comments' })).toBeNull()
  })

  it('are written, looked at before, and sent by keyboard', async () => {
    const app = await start()
    renderRoute(app, '/contacts/2', { as: 'agent' })
    const field = await screen.findByRole('textbox', { name: 'New comment' })
    await userEvent.type(field, 'x{Control>}{Enter}{/Control}')
    expect(await screen.findByText('At least 2 characters.')).toBeTruthy()
    await userEvent.type(field, 'yz **bold**')
    await userEvent.click(screen.getByRole('button', { name: 'Preview' }))
    expect((await within(screen.getByRole('region', { name: 'Preview' })).findByText('bold')).tagName).toBe('STRONG')
    await userEvent.click(screen.getByRole('button', { name: 'Go on writing' }))
    await userEvent.type(screen.getByRole('textbox', { name: 'New comment' }), '{Meta>}{Enter}{/Meta}')
    await waitFor(() => expect(part('Comments').getByText('bold').tagName).toBe('STRONG'))
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'New comment' })).toHaveProperty('value', ''))
    expect(sessionStorage.length).toBe(0)
  })

  it('are made once where the answer was lost; the text stays until then, also over a reload', async () => {
    const app = await start()
    let lost = 0
    const through: Parameters<typeof renderRoute>[2] = {
      through: async (request, next) => {
        const answer = await next(request)
        if (request.method !== 'POST' || lost > 0) return answer
        lost += 1
        throw new TypeError('the answer was lost')
      },
    }
    renderRoute(app, '/contacts/2', through)
    await userEvent.type(await screen.findByRole('textbox', { name: 'New comment' }), 'call them back')
    await userEvent.click(screen.getByRole('button', { name: 'Comment' }))
    expect(await screen.findByText(/not saved: The server did not answer/)).toBeTruthy()
    cleanup()
    renderRoute(app, '/contacts/2', through)
    const again = await screen.findByRole('textbox', { name: 'New comment' })
    expect(again).toHaveProperty('value', 'call them back')
    await userEvent.type(again, '{Control>}{Enter}{/Control}')
    await waitFor(() => expect(again).toHaveProperty('value', ''))
    expect(part('Comments').getAllByText('call them back')).toHaveLength(1)
  })

  it('draw nothing that could run', async () => {
    const app = await start()
    await comment(app, '<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![p](https://a.example/p.png)')
    renderRoute(app, '/contacts/2')
    await screen.findByText(/onerror/)
    expect(screen.queryByRole('img')).toBeNull()
    expect(screen.getByRole('link', { name: 'p' }).getAttribute('rel')).toBe('noopener noreferrer nofollow')
  })
})
