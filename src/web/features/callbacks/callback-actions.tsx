import { IconAlarm, IconCheck, IconChecklist, IconPhone, IconUserCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { Callback } from '#contract/dashboard/callbacks.ts'
import { NewTaskLink } from '#web/entities/new-task-link.tsx'
import { useMay } from '#web/entities/use-may.ts'
import { DropPanel, useClosePanel } from '#web/ui/panel/drop-panel.tsx'
import { OptionList } from '#web/ui/panel/option-list.tsx'
import { type Asked, CallbackDialog } from './callback-dialogs.tsx'
import { type CallbackWording, callbackTask } from './callback-words.ts'
import { type CallbackActs, useCallbackActs } from './use-callback-acts.ts'

/** Everything that can be done with a case. */
export function CallbackActions({ callback, names, formats }: CallbackWording & { callback: Callback }) {
  const { t } = names
  const acts = useCallbackActs(names, formats)
  const [asked, setAsked] = useState<Asked>()
  const may = useMay('callback.work') === true
  const { state, assigned_to, number, closed } = callback
  return (
    <>
      <a className="button" href={`tel:${number}`}>
        <IconPhone size={16} stroke={1.7} aria-hidden />
        {t('callbacks.dial', { number: names.phone(number) })}
      </a>
      {may && state !== 'closed' && (
        <>
          {assigned_to !== acts.me && (
            <button type="button" className="button" data-primary disabled={acts.pending} onClick={() => acts.take(callback)}>
              <IconUserCheck size={16} stroke={1.7} aria-hidden />
              {t('callbacks.take')}
            </button>
          )}
          {assigned_to !== null && (
            <button type="button" className="button" disabled={acts.pending} onClick={() => acts.assign(callback, null)}>
              {t('callbacks.release')}
            </button>
          )}
          <DropPanel label={t('callbacks.assign')} face={t('callbacks.assign')} className="button" align="end">
            <People callback={callback} acts={acts} names={names} />
          </DropPanel>
          <button
            type="button"
            className="button"
            disabled={acts.pending}
            onClick={() => (state === 'snoozed' ? acts.snooze(callback, null) : setAsked({ about: 'snooze', callback }))}
          >
            <IconAlarm size={16} stroke={1.7} aria-hidden />
            {state === 'snoozed' ? t('callbacks.wake') : t('callbacks.snooze')}
          </button>
          <button type="button" className="button" disabled={acts.pending} onClick={() => setAsked({ about: 'close', callback })}>
            <IconCheck size={16} stroke={1.7} aria-hidden />
            {t('callbacks.done')}
          </button>
        </>
      )}
      {may && closed?.how === 'by_hand' && (
        <button type="button" className="button" disabled={acts.pending} onClick={() => acts.reopen(callback)}>
          {t('callbacks.reopen')}
        </button>
      )}
      <NewTaskLink className="button" prefill={callbackTask(callback, names)} shortcut>
        <IconChecklist size={16} stroke={1.7} aria-hidden />
        {t('calls.createTask')}
      </NewTaskLink>
      <CallbackDialog asked={asked} acts={acts} close={() => setAsked(undefined)} names={names} formats={formats} />
    </>
  )
}

function People({ callback, acts, names }: { callback: Callback; acts: CallbackActs; names: CallbackWording['names'] }) {
  const close = useClosePanel()
  const { assigned_to } = callback
  return (
    <OptionList
      label={names.t('callbacks.assign')}
      options={names.directory.users
        .filter(({ gone }) => gone === undefined)
        .map(({ id, name, extension }) => ({ value: id, text: name, hint: extension ?? undefined }))}
      chosen={assigned_to === null ? [] : [assigned_to]}
      onChange={([id]) => {
        close()
        acts.assign(callback, id === undefined ? null : Number(id))
      }}
      single
      search
    />
  )
}
