/** A link to a call of a mirrored account that is not here yet. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Fetch } from '#contract/client.ts'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { createTestApp } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { lostRequest } from '#server/testing/hipcall-failures.ts'
import { createMirroredApp } from '#server/testing/mirrored-app.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

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

/** How the requests for what surrounds the call at this path were answered. */
function watched(path: string) {
  const answers: number[] = []
  const through = async (request: Request, next: Fetch) => {
    const response = await next(request)
    if (new URL(request.url).pathname.endsWith(`${path.split('/').at(-1)}/context`)) answers.push(response.status)
    return response
  }
  return { answers, through }
}

it('is told with all that surrounds it once it was fetched', async () => {
  const { server, path } = await start()
  const { answers, through } = watched(path)
  renderRoute(server, path, { through })
  await waitFor(() => expect(within(screen.getByRole('region', { name: 'This number' })).getAllByRole('listitem')).toHaveLength(2))
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
