import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PRIORITY } from '#contract/hipcall/enums.ts'
import { priorityName } from '#web/entities/task-marks.tsx'
import { commandKey } from '#web/lib/command-key.ts'
import { SelectField, TextArea, TextField } from '#web/ui/form/fields.tsx'
import forms from '#web/ui/form/form.module.css'
import { AssigneeField } from './assignee-field.tsx'
import { DueField } from './due-field.tsx'
import { LinkField } from './link-field.tsx'
import styles from './new-task.module.css'
import { type FormProps, useNewTaskForm } from './use-new-task-form.ts'

/** Most characters of a description. */
const LONGEST = 255

/** What is to be done, until when, by whom, about whom. Ctrl or ⌘ with Enter sends it from any field. */
export function TaskForm(props: FormProps) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const { fields, change, errors, submit, discard, restored, failure, sending, changed } = useNewTaskForm(props, form)
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        submit()
      }}
    >
      <fieldset className={styles.fields} disabled={sending}>
        {restored && changed && (
          <p className={styles.note}>
            {t('tasks.new.restored')}
            <button type="button" className={styles.plain} onClick={discard}>
              {t('tasks.new.discard')}
            </button>
          </p>
        )}
        <TextField
          label={t('tasks.column.name')}
          value={fields.name}
          onChange={(event) => change({ name: event.target.value })}
          error={errors.name}
          autoFocus
          data-first
        />
        <DueField value={fields.due} zone={props.zone} onChange={(due) => change({ due })} error={errors.due_date} />
        <div className={styles.pair}>
          <AssigneeField fields={fields} me={props.me} onChange={(assignee) => change({ assignee })} error={errors.assign_to} />
          <SelectField
            label={t('tasks.column.priority')}
            value={fields.priority}
            onChange={(event) => change({ priority: PRIORITY.find((one) => one === event.target.value) ?? '' })}
            error={errors.priority}
          >
            <option value="">—</option>
            {PRIORITY.toReversed().map((priority) => (
              <option key={priority} value={priority}>
                {priorityName(priority, t)}
              </option>
            ))}
          </SelectField>
        </div>
        <LinkField fields={fields} onChange={change} error={errors.contact_ids ?? errors.company_ids} />
        <TextArea
          label={t('tasks.new.description')}
          value={fields.description}
          onChange={(event) => change({ description: event.target.value })}
          error={errors.description}
          hint={t('tasks.new.counter', { count: fields.description.trim().length, most: LONGEST })}
        />
        {failure !== undefined && (
          <p className={forms.failed} role="alert" tabIndex={-1}>
            {t('form.notSaved', { reason: failure })} {t('tasks.new.kept')}
          </p>
        )}
        <div className={styles.foot}>
          <button type="submit" className="button" data-primary>
            {sending ? t('tasks.new.sending') : t('tasks.new.create')}
          </button>
          <button type="button" className="button" onClick={props.close}>
            {t('form.close')}
          </button>
          {changed && !restored && (
            <button type="button" className={styles.plain} onClick={discard}>
              {t('tasks.new.discard')}
            </button>
          )}
          <kbd>{t('tasks.new.send', { key: commandKey })}</kbd>
        </div>
      </fieldset>
    </form>
  )
}
