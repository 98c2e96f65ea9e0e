import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { CallbackDetail } from '#contract/dashboard/callbacks.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { callbackOptions } from '#web/api/callbacks.ts'
import { paths } from '#web/app/paths.ts'
import { CallOutcome } from '#web/entities/call-outcome.tsx'
import { useNames } from '#web/entities/names.ts'
import { CopiedPhone } from '#web/entities/phone-number.tsx'
import { CallRows } from '#web/entities/recent-calls.tsx'
import { useFormats } from '#web/entities/use-formats.ts'
import { useMay } from '#web/entities/use-may.ts'
import { useShortcut } from '#web/lib/shortcuts.ts'
import { Block, Columns, DetailPage, Facts } from '#web/ui/detail/detail-page.tsx'
import { type DetailWords, Identified } from '#web/ui/detail/identified.tsx'
import { Loaded } from '#web/ui/detail/loaded.tsx'
import { CallbackActions } from './callback-actions.tsx'
import { actText, agoText, type CallbackWording, callerText, sentenceText, stateText, whenText } from './callback-words.ts'
import styles from './callbacks.module.css'
import { useCallbackActs } from './use-callback-acts.ts'

/** One caller to be called back: what they went through, what we tried, and what can be done. */
export function CallbackPage() {
  const { t } = useTranslation()
  const told = {
    back: { to: paths.callbacks(), text: t('callbacks.title') },
    words: {
      loading: t('callbacks.one.loading'),
      failed: t('callbacks.one.failed'),
      missing: t('callbacks.one.missing'),
      missingWhy: t('callbacks.one.missingWhy'),
    },
  }
  return <Identified {...told}>{(id) => <IdentifiedCallback id={id} {...told} />}</Identified>
}

function IdentifiedCallback({ id, ...told }: DetailWords & { id: number }) {
  const query = useQuery(callbackOptions(id))
  return (
    <Loaded query={query} {...told}>
      {({ data }) => <LoadedCallback callback={data} back={told.back} />}
    </Loaded>
  )
}

function LoadedCallback({ callback, back }: { callback: CallbackDetail; back: DetailWords['back'] }) {
  const wording = { names: useNames(), formats: useFormats() }
  const { names } = wording
  const { t } = names
  const acts = useCallbackActs(wording.names, wording.formats)
  const may = useMay('callback.work') === true
  useShortcut('a', () => acts.take(callback), { enabled: may && callback.state !== 'closed' })
  return (
    <DetailPage
      title={callerText(callback, names)}
      mark={<span className={styles.state}>{stateText(callback, wording)}</span>}
      subtitle={sentenceText(callback, wording)}
      back={back}
      actions={<CallbackActions callback={callback} {...wording} />}
    >
      <Facts facts={factsOf(callback, wording)} />
      <Columns>
        <Block title={t('callbacks.one.calls')} count={t('calls.count', { count: callback.calls.length })}>
          <CallRows calls={callback.calls} names={names} />
        </Block>
        <Block title={t('callbacks.one.acts')}>
          <Acts acts={callback.acts} wording={wording} />
        </Block>
      </Columns>
    </DetailPage>
  )
}

function factsOf(callback: CallbackDetail, wording: CallbackWording): { label: string; value: ReactNode }[] {
  const { names, formats } = wording
  const { t } = names
  const { contact_id, contact_name, talked, assigned_to, closed } = callback
  const person = (id: number | null | undefined) => (id == null ? '—' : <Link to={paths.user(id)}>{names.user(id)}</Link>)
  const moment = (timestamp: string, text: string) => (
    <time dateTime={timestamp.replace('+0000', 'Z')} title={formats.moment(parseTimestamp(timestamp))}>
      {text}
    </time>
  )
  return [
    { label: t('callbacks.one.number'), value: <CopiedPhone number={callback.number} /> },
    ...(contact_id === null
      ? []
      : [
          {
            label: t('callbacks.one.contact'),
            value: <Link to={paths.contact(contact_id)}>{contact_name === null ? contact_id : names.contactName(contact_name)}</Link>,
          },
        ]),
    { label: t('callbacks.column.cause'), value: <CallOutcome outcome={callback.cause} /> },
    { label: t('callbacks.column.since'), value: moment(callback.first_at, agoText(callback.first_at, wording)) },
    {
      label: t('callbacks.one.tries'),
      value: callback.tries === 0 ? t('callbacks.one.none') : t('callbacks.tries', { count: callback.tries }),
    },
    { label: t('callbacks.column.talked'), value: person(talked?.user_id) },
    { label: t('callbacks.column.assigned'), value: person(assigned_to) },
    ...(callback.number_id === null
      ? []
      : [
          {
            label: t('callbacks.column.line'),
            value: <Link to={paths.number(callback.number_id)}>{names.number(callback.number_id)}</Link>,
          },
        ]),
    ...(closed?.note == null ? [] : [{ label: t('callbacks.one.note'), value: closed.note }]),
    ...(closed?.call == null
      ? []
      : [{ label: t('callbacks.one.talk'), value: <Link to={paths.call(closed.call)}>{t('callbacks.one.openTalk')}</Link> }]),
  ]
}

function Acts({ acts, wording }: { acts: CallbackDetail['acts']; wording: CallbackWording }) {
  if (acts.length === 0) return <p className={styles.quiet}>{wording.names.t('callbacks.one.noActs')}</p>
  return (
    <ol className={styles.acts}>
      {acts.map((act) => (
        <li key={`${act.at} ${act.action}`}>
          <time dateTime={act.at.replace('+0000', 'Z')}>{whenText(act.at, wording.formats)}</time>
          <span>{actText(act, wording)}</span>
        </li>
      ))}
    </ol>
  )
}
