/** The people of the demo, and how each works. The first eleven are the documentation's own. */

import usersPage from '#contract/hipcall/examples/users-list.json'
import type { Extension } from '#contract/hipcall/extensions.ts'
import type { User } from '#contract/hipcall/users.ts'
import { formatTimestamp } from '#contract/wire.ts'

const JOINED = '2023-03-31T08:42:05+0000'
const LATER = '2024-02-05T06:30:00+0000'

/** Name and title of users 12 to 28. */
const COLLEAGUES: readonly (readonly [name: string, title: string])[] = [
  ['Ayşe Yılmaz', 'Destek uzmanı'],
  ['Mehmet Öztürk', 'Destek uzmanı'],
  ['Zeynep Çelik', 'Destek takım lideri'],
  ['İsmail Işık', 'Destek uzmanı'],
  ['Fatma Nur Şahin', 'Destek uzmanı'],
  ['Mustafa Kemal Büyükkaraosmanoğlu-Hacıibrahimoğulları', 'Kıdemli destek uzmanı'],
  ['Elif Doğan', 'Destek uzmanı'],
  ['Can Güneş', 'Satış temsilcisi'],
  ['Irmak Aydın', 'Satış temsilcisi'],
  ['Hüseyin Kılıç', 'Satış temsilcisi'],
  ['Selin Koç', 'Satış takım lideri'],
  ['Oğuz Şimşek', 'Satış temsilcisi'],
  ['Derya Uçar', 'Satış temsilcisi'],
  ['Anna Kowalska', 'International sales'],
  ['Barış Ekinci', 'Muhasebe'],
  ['Gülşah Tekin', 'Muhasebe'],
  ['Ömer Faruk Yıldız', 'Stajyer'],
]

const PASSIVE = new Set([27, 28])

function folded(name: string): string {
  const letters: Readonly<Record<string, string>> = { ç: 'c', ğ: 'g', ı: 'i', ö: 'o', ş: 's', ü: 'u' }
  return name.toLocaleLowerCase('tr').replace(/[çğıöşü]/g, (letter) => letters[letter] ?? letter)
}

const documented = usersPage.data as User[]

const owner: User = {
  resource_type: 'user',
  id: 1,
  email: 'bora.aksoy@example.com',
  name: 'Bora Aksoy',
  full_name: 'Bora Aksoy',
  title: 'Genel müdür',
  owner: true,
  locale: 'tr_TR',
  status: 'active',
  default_number_id: 1,
  default_extension_id: 4,
  '2fa': true,
  last_logged_in: '2023-04-12T05:40:11+0000',
  created_at: JOINED,
  updated_at: JOINED,
}

const colleagues = COLLEAGUES.map(([name, title], index): User => {
  const id = index + 12
  const [first, last] = [name.split(' ')[0] ?? name, name.split(' ').at(-1) ?? name]
  return {
    resource_type: 'user',
    id,
    email: `${folded(first)}.${folded(last)}@example.com`,
    name,
    full_name: name,
    title,
    owner: false,
    locale: name === 'Anna Kowalska' ? 'en_GB' : 'tr_TR',
    status: PASSIVE.has(id) ? 'passive' : 'active',
    default_number_id: id < 19 ? 1 : id < 26 ? 3 : null,
    default_extension_id: id - 3,
    '2fa': id % 3 === 0,
    // Each at an hour of their own in the days after.
    last_logged_in: formatTimestamp(Date.parse(LATER) + ((id * 7_919) % 400) * 3_600_000 + ((id * 31) % 60) * 60_000),
    created_at: LATER,
    updated_at: LATER,
  }
})

/** All 28, by id. The documented ones are exactly as in the documentation. */
export const USERS: readonly User[] = [owner, ...documented, ...colleagues]

/** The internal numbers of the people beyond the documented two. */
export const PERSONAL_EXTENSIONS: readonly Extension[] = USERS.filter(({ id }) => id > 2).map(({ id }) => ({
  resource_type: 'extension',
  id: id < 12 ? id + 23 : id - 3,
  number: String(1000 + id),
  target_id: id,
  target_type: 'user',
  created_at: LATER,
  updated_at: LATER,
}))

/** The number a person is reached at inside. */
export function extensionOf(userId: number): string {
  return String(1000 + userId)
}

export interface Habits {
  /** How often a ring is taken. */
  answers: number
  /** How often it is refused instead, when it is not. */
  refuses: number
}

/** How people take calls: most do, some let it ring, one refuses. */
export function habitsOf(userId: number): Habits {
  if (userId === 15 || userId === 5) return { answers: 0.42, refuses: 0.05 }
  if (userId === 21) return { answers: 0.5, refuses: 0.85 }
  return { answers: 0.84, refuses: 0.12 }
}
