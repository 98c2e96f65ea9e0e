import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { CALLBACK_SORT_FIELDS, type Callback } from '#contract/dashboard/callbacks.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { callbackPages } from '#web/api/callbacks.ts'
import { useList } from '#web/api/use-list.ts'
import { paths } from '#web/app/paths.ts'
import { CompletenessNotice } from '#web/entities/completeness/completeness-notice.tsx'
import { listWords } from '#web/entities/list-words.ts'
import { useNames } from '#web/entities/names.ts'
import { useFormats } from '#web/entities/use-formats.ts'
import { useMay } from '#web/entities/use-may.ts'
import { useShortcut } from '#web/lib/shortcuts.ts'
import { useTableSearch } from '#web/lib/use-table-search.ts'
import type { Sort } from '#web/ui/data-table/columns.ts'
import { ListPage } from '#web/ui/list/list-page.tsx'
import { CallbackCard } from './callback-card.tsx'
import { type Asked, CallbackDialog } from './callback-dialogs.tsx'
import { CallbackFiguresRow } from './callback-figures.tsx'
import { CallbackRowActions } from './callback-row-actions.tsx'
import { callerText } from './callback-words.ts'
import { callbackColumns } from './callbacks-columns.tsx'
import { CallbacksSearch, callbackFilters } from './callbacks-filters.ts'
import { useCallbackActs } from './use-callback-acts.ts'

const keyOf = ({ id }: Callback) => String(id)
/** Milliseconds after which a case expires: what is older makes no difference. */
const MONTH = 30 * 86_400_000
const hrefOf = ({ id }: Callback) => paths.callback(id)

/** Whom to call back, who has tried hardest first. */
export function CallbacksPage() {
  const names = useNames()
  const formats = useFormats()
  const { t } = names
  const navigate = useNavigate()
  const may = useMay('callback.work') === true
  const search = useTableSearch(CallbacksSearch)
  const { query, change } = search
  const list = useList(callbackPages(query))
  const acts = useCallbackActs(names, formats)
  const [asked, setAsked] = useState<Asked>()
  const columns = useMemo(() => callbackColumns(names, formats), [names, formats])
  const onSort = useCallback((sort: Sort | undefined) => change({ sort: sortOf(sort) }), [change])
  const wording = { names, formats }
  const [since] = useState(() => ({ from: formatTimestamp(Date.now() - MONTH), to: null }))
  useShortcut('a', () => takeActive(list.rows, acts.take), { enabled: may && asked === undefined })
  return (
    <>
      <ListPage
        name="callbacks"
        words={listWords('callbacks', t)}
        search={search}
        list={list}
        find={{
          label: t('callbacks.find'),
          placeholder: t('callbacks.findPlaceholder'),
          value: query.q ?? '',
          commit: (q) => change({ q }, { replace: true }),
        }}
        {...callbackFilters(search, names, acts.me ?? null)}
        time={names.time}
        actions={
          may && (
            <button
              type="button"
              className="button"
              data-primary
              disabled={acts.pending}
              onClick={() => acts.next(({ id }) => void navigate(paths.callback(id)))}
            >
              {t('callbacks.next')}
            </button>
          )
        }
        columns={columns}
        rowKey={keyOf}
        rowHref={hrefOf}
        rowLabel={(callback) => callerText(callback, names)}
        {...(may
          ? { rowActions: (callback: Callback) => <CallbackRowActions callback={callback} acts={acts} ask={setAsked} names={names} /> }
          : {})}
        card={(callback) => <CallbackCard callback={callback} {...wording} />}
        sort={query.sort?.[0]}
        onSort={onSort}
      >
        <CompletenessNotice period={since} more={t('sync.reachedMaybe')} />
        <CallbackFiguresRow {...wording} />
      </ListPage>
      <CallbackDialog asked={asked} acts={acts} close={() => setAsked(undefined)} {...wording} />
    </>
  )
}

/** Takes the case of the row the keyboard is on. */
function takeActive(rows: readonly Callback[], take: (callback: Callback) => void): void {
  const key = document.activeElement?.closest<HTMLElement>('tr[data-key]')?.dataset.key
  const callback = rows.find((row) => keyOf(row) === key)
  if (callback !== undefined && callback.state !== 'closed') take(callback)
}

function sortOf(sort: Sort | undefined) {
  const field = CALLBACK_SORT_FIELDS.find((one) => one === sort?.field)
  return sort === undefined || field === undefined ? undefined : [{ field, descending: sort.descending }]
}
