import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import * as z from 'zod/mini'
import { MOST_USERS } from '#contract/dashboard/number-changes.ts'
import { type User, UserListQuery } from '#contract/hipcall/users.ts'
import { useList } from '#web/api/use-list.ts'
import { userPages } from '#web/api/users.ts'
import { paths } from '#web/app/paths.ts'
import { listWords } from '#web/entities/list-words.ts'
import { type Names, useNames } from '#web/entities/names.ts'
import { numberText } from '#web/entities/number-name.tsx'
import { useFormats } from '#web/entities/use-formats.ts'
import { useMay } from '#web/entities/use-may.ts'
import { type UsedTableSearch, useTableSearch } from '#web/lib/use-table-search.ts'
import type { Sort } from '#web/ui/data-table/columns.ts'
import { type ListFilter, ListPage } from '#web/ui/list/list-page.tsx'
import { SelectionBar } from '#web/ui/list/selection-bar.tsx'
import { STATES, stateName } from '#web/ui/state-mark.tsx'
import { useChoosingUsers } from './use-choosing-users.ts'
import { UserCard } from './user-card.tsx'
import { userColumns } from './users-columns.tsx'

const UsersSearch = z.omit(UserListQuery, { page: true, per_page: true })
const keyOf = ({ id }: User) => String(id)
const hrefOf = ({ id }: User) => paths.user(id)
const labelOf = ({ full_name }: User) => full_name

export function UsersPage() {
  const { t } = useTranslation()
  const names = useNames()
  const formats = useFormats()
  const mayAssign = useMay('number.assign') === true
  const search = useTableSearch(UsersSearch)
  const { query, change } = search
  const list = useList(userPages(query))
  const columns = useMemo(() => userColumns(t, names, formats), [t, names, formats])
  const choosing = useChoosingUsers(query)
  return (
    <ListPage
      name="users"
      words={listWords('users', t)}
      search={search}
      list={list}
      find={{
        label: t('users.find'),
        placeholder: t('users.findPlaceholder'),
        value: query.q ?? '',
        commit: (q) => change({ q }, { replace: true }),
      }}
      filters={filtersOf(search, names)}
      time={names.time}
      actions={mayAssign && <Link to={paths.numberChanges()}>{t('numberChanges.title')}</Link>}
      selection={mayAssign ? choosing.selection : undefined}
      columns={columns}
      sort={query.sort?.[0]}
      onSort={(sort) => change({ sort: sortOf(sort) })}
      rowKey={keyOf}
      rowHref={hrefOf}
      rowLabel={labelOf}
      card={(user) => <UserCard user={user} />}
    >
      {mayAssign && (
        <SelectionBar
          count={choosing.ids.length}
          total={list.total}
          hint={t('users.chooseHint')}
          chooseAll={choosing.chooseAll}
          pending={choosing.isPending}
          clear={choosing.clear}
        >
          {choosing.ids.length > MOST_USERS ? (
            <span role="alert">{t('users.tooMany', { count: MOST_USERS })}</span>
          ) : (
            <Link className="button" data-primary to={paths.newNumberChange()} state={{ users: choosing.ids }}>
              {t('users.changeNumbers')}
            </Link>
          )}
        </SelectionBar>
      )}
    </ListPage>
  )
}

function sortOf(sort: Sort | undefined): UserListQuery['sort'] {
  if (sort === undefined) return undefined
  return [{ field: sort.field === 'full_name' ? 'full_name' : 'last_logged_in', descending: sort.descending }]
}

function filtersOf({ query, change }: UsedTableSearch<typeof UsersSearch>, names: Names): ListFilter[] {
  const { t, directory } = names
  return [
    {
      name: 'status',
      label: t('detail.status'),
      options: STATES.map((value) => ({ value, text: stateName(value, t) })),
      chosen: query.status ?? [],
      choose: (values) => change({ status: STATES.filter((state) => values.includes(state)) }),
    },
    {
      name: 'default_number',
      label: t('users.column.defaultNumber'),
      options: [
        { value: 0, text: numberText(null, names) },
        ...directory.numbers.map(({ id, name, number }) => ({ value: id, text: name, hint: names.phone(number) })),
      ],
      chosen: query.default_number ?? [],
      choose: (values) => change({ default_number: values.map(Number) }),
      searched: directory.numbers.length > 10,
    },
  ]
}
