import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { NumberListQuery, type PhoneNumber } from '#contract/hipcall/numbers.ts'
import { numberPages } from '#web/api/numbers.ts'
import { useList } from '#web/api/use-list.ts'
import { paths } from '#web/app/paths.ts'
import { listWords } from '#web/entities/list-words.ts'
import { useNames } from '#web/entities/names.ts'
import { useTableSearch } from '#web/lib/use-table-search.ts'
import { ListPage } from '#web/ui/list/list-page.tsx'
import { NumberCard } from './number-card.tsx'
import { numberColumns } from './numbers-columns.tsx'

const NumbersSearch = z.omit(NumberListQuery, { page: true, per_page: true })
const keyOf = ({ id }: PhoneNumber) => String(id)
const hrefOf = ({ id }: PhoneNumber) => paths.number(id)

/** The account's own phone numbers. */
export function NumbersPage() {
  const { t } = useTranslation()
  const names = useNames()
  const search = useTableSearch(NumbersSearch)
  const { query, change } = search
  const list = useList(numberPages(query))
  const columns = useMemo(() => numberColumns(t, names), [t, names])
  const labelOf = useCallback(({ name, number }: PhoneNumber) => `${name}, ${names.phone(number)}`, [names])
  return (
    <ListPage
      name="numbers"
      words={listWords('numbers', t)}
      search={search}
      list={list}
      find={{
        label: t('numbers.find'),
        placeholder: t('numbers.findPlaceholder'),
        value: query.q ?? '',
        commit: (q) => change({ q }, { replace: true }),
      }}
      time={names.time}
      columns={columns}
      rowKey={keyOf}
      rowHref={hrefOf}
      rowLabel={labelOf}
      card={(number) => <NumberCard number={number} names={names} />}
    />
  )
}
