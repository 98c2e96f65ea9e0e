import { IconMicrophone, IconVolume } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { Call } from '#contract/dashboard/calls.ts'
import { hasVoicemail } from '#contract/hipcall/call-outcome.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { OutcomeMark } from '#web/entities/call-outcome.tsx'
import { calleeOf, callerOf, handledBy, type Party, throughOf } from '#web/entities/call-parties.ts'
import { DirectionIcon } from '#web/entities/direction-icon.tsx'
import type { Names } from '#web/entities/names.ts'
import type { DataColumn } from '#web/ui/data-table/columns.ts'
import styles from './calls-page.module.css'

/** The columns of the list of calls, in the words of the page's language. Whoever searches for a number sees numbers before names. */
export function callColumns(t: TFunction, names: Names, numbersFirst: boolean): DataColumn<Call>[] {
  const duration = (seconds: number | null) => (seconds === null ? <Nothing /> : names.duration(seconds))
  return [
    {
      id: 'direction',
      header: '',
      label: t('calls.column.direction'),
      width: 36,
      align: 'center',
      priority: 0,
      cell: (call) => <DirectionIcon call={call} names={names} />,
    },
    {
      id: 'time',
      header: t('calls.column.time'),
      width: 80,
      priority: 0,
      sort: 'started_at',
      orders: { descending: t('calls.order.newest'), ascending: t('calls.order.oldest') },
      cell: (call) => <time dateTime={call.started_at.replace('+0000', 'Z')}>{names.time(parseTimestamp(call.started_at))}</time>,
    },
    {
      id: 'from',
      header: t('calls.column.from'),
      width: 152,
      grow: 1,
      priority: 0,
      cell: (call) => <PartyCell party={callerOf(call, names)} names={names} numberFirst={numbersFirst} />,
    },
    {
      id: 'to',
      header: t('calls.column.to'),
      width: 160,
      grow: 3,
      priority: 1,
      cell: (call) => <PartyCell party={calleeOf(call, names)} names={names} numberFirst={numbersFirst} />,
    },
    {
      id: 'through',
      header: t('calls.column.through'),
      width: 120,
      grow: 2,
      priority: 6,
      cell: (call) => throughOf(call, names) ?? <Nothing />,
    },
    {
      id: 'handled',
      header: t('calls.column.handledBy'),
      width: 132,
      grow: 1,
      priority: 3,
      cell: (call) => handledBy(call, names) ?? <Nothing />,
    },
    {
      id: 'outcome',
      header: t('calls.column.outcome'),
      width: 168,
      priority: 0,
      cell: (call) => <OutcomeMark outcome={call.outcome} word={names.outcome(call.outcome)} rule={names.outcomeRule(call.outcome)} />,
    },
    { id: 'waited', header: t('calls.column.waited'), width: 72, align: 'end', priority: 4, cell: (call) => duration(call.waited) },
    { id: 'talked', header: t('calls.column.talked'), width: 72, align: 'end', priority: 2, cell: (call) => duration(call.talked) },
    {
      id: 'length',
      header: t('calls.column.length'),
      width: 84,
      align: 'end',
      priority: 7,
      sort: 'call_duration',
      orders: { descending: t('calls.order.longest'), ascending: t('calls.order.shortest') },
      cell: (call) => duration(call.call_duration),
    },
    { id: 'marks', header: '', label: t('calls.column.marks'), width: 52, priority: 5, cell: (call) => <Marks call={call} t={t} /> },
  ]
}

function Nothing() {
  return <span className={styles.quiet}>—</span>
}

interface PartyCellProps {
  party: Party
  names: Names
  numberFirst: boolean
}

/** Name and number; where there is no room for both, the first of them, and both on hover. */
function PartyCell({ party: { name, number, via = [] }, names, numberFirst }: PartyCellProps) {
  const shown = number === null ? null : names.phone(number)
  if (name === null) return shown ?? <span className={styles.quiet}>{names.withheld}</span>
  if (via.length > 0) return <Way via={via} last={name} />
  if (shown === null) return name
  const [first, second] = numberFirst ? [shown, name] : [name, shown]
  return (
    <span className={styles.party} data-title={`${name} ${shown}`}>
      <span className={styles.first}>{first}</span> <span className={styles.second}>{second}</span>
    </span>
  )
}

/** Where a call went, one stop after another: where room is short the last is readable longest. */
function Way({ via, last }: { via: readonly string[]; last: string }) {
  const before = via.join(' → ')
  return (
    <span className={styles.way} data-title={`${before} → ${last}`}>
      <span className={styles.before}>{before}</span>
      <span className={styles.last}>→ {last}</span>
    </span>
  )
}

export function Marks({ call, t }: { call: Call; t: TFunction }) {
  return (
    <>
      {(call.record_url ?? '') !== '' && (
        <span className={styles.icon} data-title={t('calls.recording')}>
          <IconVolume size={16} stroke={1.6} aria-hidden />
          <span className={styles.unseen}>{t('calls.recording')}</span>
        </span>
      )}
      {hasVoicemail(call) && (
        <span className={styles.icon} data-title={t('calls.voicemail')}>
          <IconMicrophone size={16} stroke={1.6} aria-hidden />
          <span className={styles.unseen}>{t('calls.voicemail')}</span>
        </span>
      )}
    </>
  )
}
