import type { Callback } from '#contract/dashboard/callbacks.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { paths } from '#web/app/paths.ts'
import { OutcomeMark } from '#web/entities/call-outcome.tsx'
import type { Names } from '#web/entities/names.ts'
import type { Formats } from '#web/i18n/format.ts'
import { CellLink } from '#web/ui/data-table/cell-link.tsx'
import type { DataColumn } from '#web/ui/data-table/columns.ts'
import { agoText, callerText, stateText } from './callback-words.ts'
import styles from './callbacks.module.css'

export function callbackColumns(names: Names, formats: Formats): DataColumn<Callback>[] {
  const { t } = names
  const wording = { names, formats }
  const head = (column: 'caller' | 'attempts' | 'waited' | 'cause' | 'since' | 'talked' | 'assigned' | 'line' | 'state') =>
    t(`callbacks.column.${column}`)
  const person = (id: number | null) => (id === null ? '—' : <CellLink to={paths.user(id)}>{names.user(id)}</CellLink>)
  return [
    {
      id: 'caller',
      header: head('caller'),
      width: 200,
      grow: 3,
      priority: 0,
      cell: (callback) => <Caller callback={callback} names={names} />,
    },
    {
      id: 'attempts',
      header: head('attempts'),
      width: 100,
      priority: 2,
      align: 'end',
      sort: 'attempts',
      orders: { descending: t('callbacks.order.attempts'), ascending: t('callbacks.order.fewest') },
      cell: ({ attempts }) => formats.number(attempts),
    },
    {
      id: 'waited',
      header: head('waited'),
      width: 96,
      priority: 1,
      align: 'end',
      sort: 'waited',
      orders: { descending: t('callbacks.order.waited'), ascending: t('callbacks.order.waitedLess') },
      cell: ({ waited }) => formats.clock(waited),
    },
    {
      id: 'cause',
      header: head('cause'),
      width: 165,
      grow: 1,
      priority: 1,
      cell: ({ cause }) => <OutcomeMark outcome={cause} word={names.outcome(cause)} rule={names.outcomeRule(cause)} />,
    },
    {
      id: 'since',
      header: head('since'),
      width: 130,
      priority: 0,
      sort: 'first_at',
      lowFirst: true,
      orders: { descending: t('callbacks.order.newest'), ascending: t('callbacks.order.oldest') },
      cell: ({ first_at }) => (
        <time dateTime={first_at.replace('+0000', 'Z')} title={formats.moment(parseTimestamp(first_at))}>
          {agoText(first_at, wording)}
        </time>
      ),
    },
    {
      id: 'line',
      header: head('line'),
      width: 150,
      grow: 1,
      priority: 5,
      cell: ({ number_id }) => (number_id === null ? '—' : names.number(number_id)),
    },
    { id: 'talked', header: head('talked'), width: 150, grow: 1, priority: 3, cell: ({ talked }) => person(talked?.user_id ?? null) },
    { id: 'assigned', header: head('assigned'), width: 150, grow: 1, priority: 1, cell: ({ assigned_to }) => person(assigned_to) },
    { id: 'state', header: head('state'), width: 110, grow: 1, priority: 4, cell: (callback) => stateText(callback, wording) },
  ]
}

/** By name and number; by number alone where there is no name. */
function Caller({ callback: { contact_id, contact_name, number }, names }: { callback: Callback; names: Names }) {
  const [name, shown] = [callerText({ contact_name, number }, names), names.phone(number)]
  return (
    <>
      {contact_id === null || contact_name === null ? name : <CellLink to={paths.contact(contact_id)}>{name}</CellLink>}
      {name !== shown && <span className={styles.quiet}> {shown}</span>}
    </>
  )
}
