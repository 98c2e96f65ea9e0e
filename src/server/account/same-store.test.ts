import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { testDatabase } from '#server/testing/database.ts'
import { ensureSameStore } from './same-store.ts'

const on = testDatabase()

it('mirrors one account into a database, whatever path its address has', async () => {
  await ensureSameStore(on.db, 'https://api.example/api/v20211124')
  await ensureSameStore(on.db, 'https://api.example')
  await expect(ensureSameStore(on.db, 'https://other.example')).rejects.toThrow(/mirrors the account at https:\/\/api\.example, not/)
  await expect(ensureSameStore(on.db, null)).rejects.toThrow(/Set HIPCALL_API_URL/)
})

it('keeps an account out of the demo, and leaves the demo alone', async () => {
  await ensureSameStore(on.db, null)
  await on.db.rows(sql`insert into settings (key, value) values ('demo', '{}')`)
  await ensureSameStore(on.db, null)
  await expect(ensureSameStore(on.db, 'https://api.example')).rejects.toThrow(/holds the demo/)
})
