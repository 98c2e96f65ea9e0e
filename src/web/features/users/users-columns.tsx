import type { TFunction } from 'i18next'
import type { User } from '#contract/hipcall/users.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { Names } from '#web/entities/names.ts'
import { NumberName } from '#web/entities/number-name.tsx'
import type { Formats } from '#web/i18n/format.ts'
import type { DataColumn } from '#web/ui/data-table/columns.ts'
import { RecordState } from '#web/ui/state-mark.tsx'
import { UserName } from './user-name.tsx'

export function userColumns(t: TFunction, names: Names, formats: Formats): DataColumn<User>[] {
  return [
    {
      id: 'name',
      header: t('users.column.name'),
      width: 170,
      grow: 3,
      priority: 0,
      sort: 'full_name',
      lowFirst: true,
      orders: { ascending: t('users.order.aToZ'), descending: t('users.order.zToA') },
      cell: (user) => <UserName user={user} />,
    },
    { id: 'title', header: t('users.column.title'), width: 130, grow: 1, priority: 5, cell: (user) => user.title || '—' },
    { id: 'extension', header: t('users.column.extension'), width: 90, priority: 3, cell: ({ id }) => extensionsText(id, names) },
    {
      id: 'defaultNumber',
      header: t('users.column.defaultNumber'),
      width: 260,
      grow: 3,
      priority: 1,
      cell: (user) => <NumberName id={user.default_number_id} names={names} />,
    },
    {
      id: 'state',
      header: t('detail.status'),
      width: 110,
      priority: 2,
      cell: (user) => <RecordState state={user.status} />,
    },
    {
      id: 'lastLogin',
      header: t('users.column.lastLogin'),
      width: 168,
      priority: 4,
      sort: 'last_logged_in',
      orders: { descending: t('users.order.newest'), ascending: t('users.order.oldest') },
      cell: (user) => lastLogin(user, t, formats),
    },
  ]
}

/** The extensions that ring a user, by their numbers. */
export const extensionsText = (id: number, names: Names) =>
  names
    .extensionsOf('user', id)
    .map(({ number }) => number)
    .join(', ') || '—'

/** When a user was last here: `22 Nov, 14:02`. */
export const lastLogin = ({ last_logged_in }: Pick<User, 'last_logged_in'>, t: TFunction, formats: Formats) =>
  last_logged_in === null ? t('users.never') : formats.shortMoment(parseTimestamp(last_logged_in), Date.now())
