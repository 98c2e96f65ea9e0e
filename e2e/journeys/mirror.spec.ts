import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import * as z from 'zod/mini'
import { getSync, type Sync } from '#contract/dashboard/sync.ts'
import { callsPage } from '../fixtures/calls-page.ts'
import { hipcallClient } from '../fixtures/hipcall-client.ts'
import { dataDirectory, freePort, type Server, startServer } from '../fixtures/server.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

/** The account at the other end: another Santral. At its limit the mirror is filled in half a minute. */
const ACCOUNT = { DEMO_DAYS: '2', DEMO_CALLS_PER_DAY: '40', DEMO_SEED: '1', DEMO_LIVE: 'false', API_RATE_LIMIT: '600' }

/** What `npm run mirror -- COMMAND` prints. */
async function mirror(env: Readonly<Record<string, string>>, command: string): Promise<string> {
  const clock = ['--import', resolve('e2e/fixtures/server-clock.mjs')]
  const options = { env: { ...process.env, ...env } }
  return (await promisify(execFile)(process.execPath, [...clock, 'dist/server/mirror.js', command], options)).stdout
}

async function syncOf(page: Page, { origin }: Server): Promise<Sync> {
  return z.parse(getSync.answer, await (await page.request.get(`${origin}/api/dashboard/sync`)).json()).data
}

test('an account is mirrored, served and written to, and its mirror goes on after it was killed', async ({ page, context }) => {
  test.setTimeout(180_000)
  const [far, near] = [await dataDirectory(), await dataDirectory()]
  const account = await startServer({ dataDir: far.path, port: await freePort(), env: ACCOUNT })
  const port = await freePort()
  const env = { HIPCALL_API_URL: account.origin, HIPCALL_API_TOKEN: 'demo-admin' }
  const start = () => startServer({ dataDir: near.path, port, env })
  const tell = (command: string) => mirror({ ...env, PORT: String(port), DATA_DIR: near.path }, command)
  const there = hipcallClient(account.origin, 'demo-agent')
  let server = await start()
  try {
    await test.step('only a token of the account lets somebody in', async () => {
      await page.goto(server.origin)
      const token = page.getByLabel('API token')
      await expect(page.getByRole('button', { name: /supervisor/i })).toHaveCount(0)
      await token.fill('of-somebody-else')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('alert')).toContainText('not valid here: Hipcall does not know it, or it belongs to another account')
      await token.fill('demo-supervisor')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    })

    const calls = callsPage(page)
    await test.step('the list fills by itself, and the account says how complete it is', async () => {
      await page.goto(`${server.origin}/calls`)
      await expect(calls.rows.first()).toBeVisible()
      await page.goto(`${server.origin}/account`)
      const held = page.getByRole('region', { name: 'What is held here' })
      await expect(held).toContainText(/Complete from .* to today, 14:/)
      await expect(held).toContainText(/call flows? still to come/)
    })

    await test.step('killed and started again, it goes on where it was', async () => {
      const before = await syncOf(page, server)
      await server.kill()
      expect(await tell('status')).toMatch(/^state +no server mirrors at the moment$/m)
      server = await start()
      const { calls, details } = await syncOf(page, server)
      expect(calls).toBeGreaterThanOrEqual(before.calls)
      expect(details.held).toBeGreaterThanOrEqual(before.details.held)
    })

    await test.step('a call has its steps at once, and its recording plays through this server', async () => {
      await page.goto(`${server.origin}/calls?has_recording=true&min_duration=60`)
      const sounds: string[] = []
      page.on('response', (response) => {
        if (response.url().includes('/recordings/')) sounds.push(`${response.status()} ${new URL(response.url()).origin}`)
      })
      await calls.rows.first().click()
      await expect(page.getByRole('group', { name: 'Timeline' }).getByRole('button').first()).toBeVisible()
      const player = page.getByRole('region', { name: 'Recording' })
      await player.getByRole('button', { name: 'Play' }).click()
      await expect(async () =>
        expect(Number(await player.getByRole('slider', { name: 'Position' }).inputValue())).toBeGreaterThan(0),
      ).toPass()
      expect(new Set(sounds.map((sound) => sound.replace(/^20[06]/, 'played')))).toEqual(new Set([`played ${server.origin}`]))
    })

    await test.step('a task that is made here is there', async () => {
      await page.getByRole('link', { name: 'Create task' }).click()
      const form = page.getByRole('dialog', { name: 'New task' })
      await form.getByLabel('Task', { exact: true }).fill('Write to them about the mirror')
      await form.getByRole('button', { name: 'Create task' }).click()
      await expect(form).toHaveCount(0)
      const [found] = await there.pages('tasks?q=about the mirror')
      expect(found?.data).toMatchObject([{ name: 'Write to them about the mirror' }])
    })

    await test.step('a token says nothing of whose it is: its owner does', async () => {
      await page.goto(`${server.origin}/account`)
      await page.getByLabel('Which user are you?').selectOption('Holly James')
      await expect(page.getByText('You are Holly James now')).toBeVisible()
      await page.goto(`${server.origin}/tasks?q=about+the+mirror`)
      await expect(page.getByRole('link', { name: 'Write to them about the mirror' })).toBeVisible()
    })

    await test.step('in the end everything is here', async () => {
      const listed = (await there.pages('cdrs')).flatMap(({ data }) => data).length
      await expect
        .poll(async () => syncOf(page, server), { timeout: 60_000 })
        .toMatchObject({
          state: 'current',
          calls: listed,
          details: { held: listed },
          covered: [{ from: null }],
          last_error: null,
          set_aside: 0,
        })
      expect(await tell('status')).toMatch(/^state +up to date$/m)
    })

    await test.step('whoever has the token of the server pauses it, and lets it go on', async () => {
      await context.clearCookies()
      await signIn(context, server.origin, 'admin')
      await page.goto(`${server.origin}/account`)
      const state = page.getByRole('region', { name: 'What is held here' }).getByRole('status')
      await expect(state).toHaveText('Complete')
      await page.getByRole('button', { name: 'Pause fetching' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Pause fetching' }).click()
      await expect(state).toHaveText('Paused')
      await expect.poll(() => tell('status')).toMatch(/^state +paused since .* by Admin$/m)
      await page.getByRole('button', { name: 'Resume fetching' }).click()
      await expect(state).toHaveText('Complete')
    })

    await test.step('its account screen is readable for everybody', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))).toEqual([])
      }
    })
  } finally {
    await server.stop()
    await account.stop()
    await far.remove()
    await near.remove()
  }
})
