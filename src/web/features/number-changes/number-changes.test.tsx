import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { NumberChangeCreate } from '#contract/dashboard/number-changes.ts'
import type { Account } from '#server/account/account.ts'
import { createLog } from '#server/log.ts'
import { numberChangeRunner } from '#server/resources/number-changes/runner.ts'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { accountOn, putUsers, seedSmallAccount, userRow } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
/** The app; `broken` are users whose change fails. */
async function start(broken: ReadonlySet<number> = new Set()) {
  await seedSmallAccount(on.db)
  const clock = testClock()
  const whole = accountOn(on.db, clock)
  const account: Account = {
    ...whole,
    changeDefaultNumber: (asked, write) =>
      broken.has(asked.user_id) ? Promise.reject(new Error('no connection')) : whole.changeDefaultNumber(asked, write),
  }
  return createTestApp(on.db, {
    clock,
    account,
    numberChanges: numberChangeRunner({ db: on.db, clock, account, log: createLog('silent') }),
  })
}
const numbers = async () => {
  const rows = await on.db.rows<{ id: number; number: number | null }>(
    sql`select id, default_number_id as number from users where id < 6 order by id`,
  )
  return rows.map(({ number }) => number)
}
const rows = () => screen.getAllByRole('row').filter((row) => row.dataset.key !== undefined)
const shown = async (count: number) => waitFor(() => expect(rows()).toHaveLength(count))
const textOf = (name: string) => rows().find((row) => row.textContent?.includes(name))?.textContent
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

/** Chooses users of the list and looks what number 4 would do to them. */
async function preview(app: Awaited<ReturnType<typeof start>>, chosen: readonly string[], through?: Parameters<typeof renderRoute>[2]) {
  const rendered = renderRoute(app, '/users', { as: 'admin', ...through })
  await shown(5)
  for (const name of chosen) await userEvent.click(await screen.findByRole('checkbox', { name: `Choose ${name}` }))
  await userEvent.click(screen.getByRole('link', { name: 'Change default number' }))
  const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'New default number' })
  await waitFor(() => expect(select.options.length).toBe(6))
  await userEvent.selectOptions(select, '4')
  await shown(chosen.length)
  return rendered
}

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1600)
})

describe('a change of many', () => {
  it('is previewed, left out of, started, followed, and undone', async () => {
    const app = await start()
    await on.db.rows(sql`update users set default_number_id = 4 where id = 1`)
    const { location } = await preview(app, ['Ada Admin', 'Satya Nadella', 'Holly James', 'Pasif Kişi'])
    expect(textOf('Ada')).toContain('has it already')
    expect(textOf('Satya')).toMatch(/Line 1.*Line 4.*changes/)
    expect(textOf('Pasif')).toContain('changes · passive user')
    expect(screen.getByText('3 will change')).toBeTruthy()
    expect(screen.getByRole('checkbox', { name: 'Change Ada Admin' })).toHaveProperty('disabled', true)
    await userEvent.click(screen.getByRole('checkbox', { name: 'Change Holly James' }))
    expect(await screen.findByText('1 left out')).toBeTruthy()
    await press('Change 2 users')
    await waitFor(() => expect(location()).toBe('/number-changes/1'))
    expect(await screen.findByText('Finished')).toBeTruthy()
    expect(screen.getByRole('progressbar', { name: 'Progress' })).toHaveProperty('value', 2)
    expect(textOf('Satya')).toContain('Changed')
    expect(await numbers()).toEqual([4, 4, null, 1, 4])
    await press('Undo for 2 users')
    await waitFor(() => expect(location()).toBe('/number-changes/2'))
    expect(await screen.findByRole('heading', { level: 1, name: 'Change 2: undo of change 1' })).toBeTruthy()
    await waitFor(async () => expect(await numbers()).toEqual([4, 1, null, 1, null]))
    await userEvent.click(screen.getByRole('link', { name: 'Change 1' }))
    expect(await screen.findByRole('link', { name: 'Change 2' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull()
  })

  it('leaves alone whom somebody else changed after the preview, until it is told to overwrite', async () => {
    const app = await start()
    await preview(app, ['Satya Nadella', 'Holly James'])
    await on.db.rows(sql`update users set default_number_id = 2 where id = 2`)
    await press('Change 2 users')
    expect(await screen.findByText('Finished, 1 failed')).toBeTruthy()
    expect(rows()[0]?.textContent).toMatch(/Satya Nadella.*Somebody else changed it meanwhile: it is Line 2/)
    expect(await numbers()).toEqual([null, 2, 4, 1, null])
    await userEvent.click(screen.getByRole('link', { name: /Failed/ }))
    await shown(1)
    await press('Change the 1 all the same')
    expect(await screen.findByText('Finished')).toBeTruthy()
    expect(await numbers()).toEqual([null, 4, 4, 1, null])
  })

  it('is resumed where a row failed', async () => {
    const broken = new Set([3])
    await preview(await start(broken), ['Satya Nadella', 'Holly James'])
    await press('Change 2 users')
    expect(await screen.findByText('Finished, 1 failed')).toBeTruthy()
    expect(textOf('Holly')).toContain('It could not be saved; try it again')
    broken.clear()
    await press('Resume: 1 user')
    expect(await screen.findByText('Finished')).toBeTruthy()
    expect(await numbers()).toEqual([null, 4, 4, 1, null])
  })

  it('begins once, though the answer was lost and it was pressed again', async () => {
    const app = await start()
    let lost = true
    const { location } = await preview(app, ['Satya Nadella'], {
      through: async (request, next) => {
        const answer = await next(request)
        if (!lost || request.method !== 'POST' || !request.url.endsWith('/number-changes')) return answer
        lost = false
        throw new TypeError('Failed to fetch')
      },
    })
    await press('Change 1 user')
    expect(await screen.findByText(/it is not known whether it began/)).toBeTruthy()
    await press('Change 1 user')
    await waitFor(() => expect(location()).toBe('/number-changes/1'))
    expect(await on.db.rows(sql`select id from number_changes`)).toHaveLength(1)
  })

  it('to a number that is deleted meanwhile is refused in a sentence', async () => {
    await preview(await start(), ['Satya Nadella'])
    await on.db.rows(sql`delete from numbers where id = 4`)
    await press('Change 1 user')
    expect(await screen.findByText('This number does not exist any more. Choose another one.')).toBeTruthy()
  })

  it('that was interrupted is explained, and goes on', async () => {
    const app = await start()
    await app.as('admin', '/api/dashboard/number-changes', { method: 'POST', body: { user_ids: [2, 3], default_number_id: 4 } })
    await app.deps.numberChanges.idle()
    await on.db.rows(sql`update number_changes set finished_at = null, held_until = null`)
    await on.db.rows(sql`update number_change_rows set state = 'waiting' where user_id = 3`)
    renderRoute(app, '/number-changes/1', { as: 'admin' })
    expect(await screen.findByText('Interrupted')).toBeTruthy()
    expect(screen.getByText(/The server stopped in the middle.*1 user is still waiting/)).toBeTruthy()
    await press('Resume: 1 user')
    expect(await screen.findByText('Finished')).toBeTruthy()
  })
})

it('takes 2,000 users at once', async () => {
  const app = await start()
  await putUsers(
    on.db,
    Array.from({ length: 1995 }, (_, place) => userRow(1000 + place, { default_number_id: 1 })),
  )
  const asked: string[] = []
  let sent: NumberChangeCreate | undefined
  const { location } = renderRoute(app, '/users', {
    as: 'admin',
    through: async (request, next) => {
      if (request.url.includes('per_page=200')) asked.push(request.url)
      if (request.method !== 'POST' || !request.url.endsWith('/number-changes')) return next(request)
      sent = z.parse(NumberChangeCreate, await request.json())
      // How long the server takes for them all is its own test.
      return next(
        new Request(request.url, { method: 'POST', headers: request.headers, body: JSON.stringify({ ...sent, user_ids: [1, 2] }) }),
      )
    },
  })
  await press('Choose all 2,000 that match')
  expect(await screen.findByText('2,000 chosen')).toBeTruthy()
  expect(asked).toHaveLength(10)
  await userEvent.click(screen.getByRole('link', { name: 'Change default number' }))
  const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'New default number' })
  await waitFor(() => expect(select.options.length).toBe(6))
  await userEvent.selectOptions(select, '4')
  expect(await screen.findByText('2,000 will change')).toBeTruthy()
  expect(rows().length).toBeLessThan(60)
  await press('Change 2,000 users')
  await waitFor(() => expect(location()).toBe('/number-changes/1'))
  expect(sent?.user_ids).toHaveLength(2000)
  expect(sent?.expected).toMatchObject({ '1': null, '2': 1, '2994': 1 })
  expect(await screen.findByText('Finished')).toBeTruthy()
})

describe('the list of changes', () => {
  it('tells who changed what for how many, and leads to each', async () => {
    const app = await start()
    renderRoute(app, '/number-changes', { as: 'admin' })
    expect(await screen.findByText('No changes yet')).toBeTruthy()
    await app.as('admin', '/api/dashboard/number-changes', { method: 'POST', body: { user_ids: [2, 3], default_number_id: 4 } })
    await app.deps.numberChanges.idle()
    renderRoute(app, '/number-changes', { as: 'admin', language: 'tr' })
    await shown(1)
    await waitFor(() => expect(rows()[0]?.textContent).toMatch(/Line 4.*2.*2.*Bitti/))
    expect(within(rows()[0] as HTMLElement).getByRole('link')).toHaveProperty('pathname', '/number-changes/1')
  })

  it('is not for a supervisor, who is told who may', async () => {
    renderRoute(await start(), '/number-changes')
    expect(await screen.findByRole('heading', { level: 1, name: 'Number changes' })).toBeTruthy()
    expect(screen.getByText('The role Admin or a higher one may do this; yours is Supervisor.')).toBeTruthy()
  })

  it('says how to begin where nobody is chosen, and that a change is not there', async () => {
    const app = await start()
    renderRoute(app, '/number-changes/new', { as: 'admin' })
    expect(await screen.findByText(/Nobody is chosen/)).toBeTruthy()
    renderRoute(app, '/number-changes/99', { as: 'admin' })
    expect(await screen.findByRole('heading', { name: 'There is no such change' })).toBeTruthy()
  })
})
