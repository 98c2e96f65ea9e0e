import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { type Greeting, GreetingListQuery } from '#contract/hipcall/greetings.ts'
import { greetingPages } from '#web/api/greetings.ts'
import { useList } from '#web/api/use-list.ts'
import { paths } from '#web/app/paths.ts'
import { listWords } from '#web/entities/list-words.ts'
import { useNames } from '#web/entities/names.ts'
import { useTableSearch } from '#web/lib/use-table-search.ts'
import { ListPage } from '#web/ui/list/list-page.tsx'
import { GreetingCard } from './greeting-card.tsx'
import { greetingColumns } from './greetings-columns.tsx'

const GreetingsSearch = z.omit(GreetingListQuery, { page: true, per_page: true })
const keyOf = ({ id }: Greeting) => String(id)
const hrefOf = ({ id }: Greeting) => paths.greeting(id)
const labelOf = ({ name }: Greeting) => name

/** The greetings of the account. */
export function GreetingsPage() {
  const { t } = useTranslation()
  const names = useNames()
  const search = useTableSearch(GreetingsSearch)
  const { query, change } = search
  const list = useList(greetingPages(query))
  const columns = useMemo(() => greetingColumns(t, names), [t, names])
  return (
    <ListPage
      name="greetings"
      words={listWords('greetings', t)}
      search={search}
      list={list}
      find={{
        label: t('greetings.find'),
        placeholder: t('greetings.findPlaceholder'),
        value: query.q ?? '',
        commit: (q) => change({ q }, { replace: true }),
      }}
      time={names.time}
      columns={columns}
      rowKey={keyOf}
      rowHref={hrefOf}
      rowLabel={labelOf}
      card={(greeting) => <GreetingCard greeting={greeting} names={names} />}
    />
  )
}
