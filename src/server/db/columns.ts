/** Column types of the tables: a point in time reads and writes the API's own form. */
import { customType } from 'drizzle-orm/pg-core'
import { wireTime } from './wire-time.ts'

/** timestamptz as `2023-03-31T08:41:58+0000`. */
export const time = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamptz(0)',
  fromDriver: (text) => wireTime(text),
  toDriver: (text) => text,
})
