/** A link to a call of a mirrored account that is not here yet. */
import { configure, screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Fetch } from '#contract/client.ts'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { createTestApp } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { lostRequest } from '#server/testing/hipcall-failures.ts'
import { createMirroredApp } from '#server/testing/mirrored-app.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

// Two databases, two servers and a browser in one process, on a machine that may be busy.
configure({ asyncUtilTimeout: 8_000 })
vi.setConfig({ testTimeout: 30_000 })

const [on, far] = [testDatabase(), testDatabase()]

async function start() {
  const call = { ...calling({ at: '2026-03-30T08:00:00+0000', kind: 'answered' as const, user_id: 1 }), call_flow: [] }
  const before = calling({ at: '2026-03-29T08:00:00+0000' })
  await insertCdrs(far.db, [call])
  await insertCdrs(on.db, [before])
  await seedSmallAccount(on.db)
  const mirrored = createMirroredApp(on.db, far.db)
  // The persons of a demo sign in by its tokens; everything else is as it is with Hipcall.
  const { upstream: _upstream, kind: _kind, ...deps } = mirrored.deps
  return { mirrored, server: createTestApp(on.db, deps), path: `/calls/2026/03/30/${call.uuid}` }
}

/** Where a request for what surrounds a call went out, and how it was answered. */
function watched() {
  const answers: number[] = []
  const through = async (request: Request, next: Fetch) => {
    const response = await next(request)
    if (new URL(request.url).pathname.endsWith('/context')) answers.push(response.status)
    return response
  }
  return { answers, through }
}

it('is told with all that surrounds it once it was fetched', async () => {
  const { server, path } = await start()
  const { answers, through } = watched()
  renderRoute(server, path, { through })
  const history = await screen.findByRole('region', { name: 'This number' })
  expect(await within(history).findAllByRole('listitem')).toHaveLength(2)
  expect(answers).toEqual([404, 200])
  expect(screen.queryByRole('alert')).toBeNull()
})

it('says why it cannot be told where the account is away', async () => {
  const { server, path, mirrored } = await start()
  mirrored.line.through = lostRequest
  renderRoute(server, path)
  await screen.findByText(/Hipcall cannot be reached/)
})

it('is missing where the account has none', async () => {
  const { server, mirrored } = await start()
  renderRoute(server, `/calls/2026/03/30/${calling({ at: '2026-03-30T08:00:00+0000' }).uuid}`)
  await screen.findByText(/no call/i)
  expect(mirrored.sent.length).toBeGreaterThan(0)
})
