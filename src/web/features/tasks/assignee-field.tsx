import { IconChevronDown } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { linkOptions } from '#web/api/link-names.ts'
import { type Names, useNames } from '#web/entities/names.ts'
import forms from '#web/ui/form/form.module.css'
import { DropPanel, useClosePanel } from '#web/ui/panel/drop-panel.tsx'
import { type Option, OptionList } from '#web/ui/panel/option-list.tsx'
import styles from './new-task.module.css'
import { NOBODY, OWNER, type TaskFields } from './task-draft.ts'

interface AssigneeFieldProps {
  fields: TaskFields
  me: number | null
  onChange: (assignee: number) => void
  error: string | undefined
}

/** Who is to do it: the person themselves first, whoever owns what is linked, nobody, or anybody by name. */
export function AssigneeField({ fields, me, onChange, error }: AssigneeFieldProps) {
  const { t } = useTranslation()
  const names = useNames()
  const below = useId()
  const options = useOptions(fields, me, names)
  const label = t('tasks.column.assignee')
  const chosen = options.find(({ value }) => value === fields.assignee)
  // Somebody the directory does not know: passive for long, or written into the address.
  const text = chosen?.text ?? (fields.assignee > 0 ? names.user(fields.assignee) : t('tasks.new.nobody'))
  return (
    <div className={forms.field} data-wrong={error === undefined ? undefined : true}>
      <span className={forms.legend} aria-hidden="true">
        {label}
      </span>
      <DropPanel
        label={label}
        className={styles.pick}
        face={
          <>
            <span>
              <span className="visually-hidden">{label}: </span>
              {text}
              {error !== undefined && <span className="visually-hidden"> {error}</span>}
            </span>
            <IconChevronDown size={15} stroke={1.8} aria-hidden />
          </>
        }
      >
        <People label={label} options={options} chosen={fields.assignee} onChange={onChange} />
      </DropPanel>
      {error !== undefined && (
        <p id={below} data-error>
          {error}
        </p>
      )}
    </div>
  )
}

interface PeopleProps {
  label: string
  options: Option<number>[]
  chosen: number
  onChange: (assignee: number) => void
}

function People({ label, options, chosen, onChange }: PeopleProps) {
  const close = useClosePanel()
  return (
    <OptionList
      single
      search
      label={label}
      options={options}
      chosen={[chosen]}
      onChange={([value]) => {
        // Choosing who is chosen already keeps them.
        if (value !== undefined) onChange(value)
        close()
      }}
    />
  )
}

function useOptions(fields: TaskFields, me: number | null, names: Names): Option<number>[] {
  const { t } = useTranslation()
  const owner = useOwner(fields)
  const linked = fields.contacts.length + fields.companies.length > 0
  const person = ({ id, name, extension }: Names['directory']['users'][number]) => ({ value: id, text: name, hint: extension ?? undefined })
  const { users } = names.directory
  return [
    ...users.filter(({ id }) => id === me).map((user) => ({ ...person(user), text: t('tasks.new.me', { name: user.name }) })),
    ...(linked ? [{ value: OWNER, text: t('tasks.new.owner'), hint: owner ?? t('tasks.new.noOwner') }] : []),
    { value: NOBODY, text: t('tasks.new.nobody') },
    ...users.filter(({ id, active }) => id !== me && active).map(person),
  ]
}

/** The name of the first owner of what is linked, companies before contacts, as the server chooses; undefined where none has one. */
function useOwner({ contacts, companies }: TaskFields): string | undefined {
  const asked = [...companies.map((id) => linkOptions('company', id)), ...contacts.map((id) => linkOptions('contact', id))]
  return useQueries({ queries: asked }).find(({ data }) => data?.owner)?.data?.owner?.name
}
