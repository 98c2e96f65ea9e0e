import { IconBuilding, IconPlus, IconUser, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findLinks, type LinkKind, linkOptions } from '#web/api/link-names.ts'
import { formatPhone } from '#web/lib/phone.ts'
import { failureText } from '#web/ui/failure.tsx'
import forms from '#web/ui/form/form.module.css'
import { DropPanel, useClosePanel } from '#web/ui/panel/drop-panel.tsx'
import { OptionList } from '#web/ui/panel/option-list.tsx'
import styles from './new-task.module.css'
import type { TaskFields } from './task-draft.ts'

interface LinkFieldProps {
  fields: TaskFields
  onChange: (part: Partial<TaskFields>) => void
  error: string | undefined
}

const FIELD = { contact: 'contacts', company: 'companies' } as const
const ICON = { contact: IconUser, company: IconBuilding } as const

/** The contacts and companies a task is about: each can be taken away, more are found by name or number. */
export function LinkField({ fields, onChange, error }: LinkFieldProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLDivElement>(null)
  const label = t('tasks.new.links')
  const links = (['contact', 'company'] as const).flatMap((kind) => fields[FIELD[kind]].map((id) => ({ kind, id })))
  const add = (kind: LinkKind, id: number) => {
    if (!fields[FIELD[kind]].includes(id)) onChange({ [FIELD[kind]]: [...fields[FIELD[kind]], id] })
  }
  const remove = (kind: LinkKind, id: number) => {
    onChange({ [FIELD[kind]]: fields[FIELD[kind]].filter((one) => one !== id) })
    // Its button goes with it, and the focus would be nowhere.
    field.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus()
  }
  return (
    <div ref={field} className={forms.field} data-wrong={error === undefined ? undefined : true}>
      <span className={forms.legend} aria-hidden="true">
        {label}
      </span>
      <ul className={styles.links} aria-label={label}>
        {links.map(({ kind, id }) => (
          <LinkChip key={`${kind} ${id}`} kind={kind} id={id} remove={() => remove(kind, id)} />
        ))}
      </ul>
      <DropPanel
        label={t('tasks.new.addLink')}
        className={styles.pick}
        face={
          <>
            <span>{t('tasks.new.addLink')}</span>
            <IconPlus size={15} stroke={1.8} aria-hidden />
          </>
        }
      >
        <LinkFinder add={add} />
      </DropPanel>
      {error !== undefined && <p data-error>{error}</p>}
    </div>
  )
}

function LinkChip({ kind, id, remove }: { kind: LinkKind; id: number; remove: () => void }) {
  const { t } = useTranslation()
  const { data, isPending } = useQuery(linkOptions(kind, id))
  const name = data === undefined ? (isPending ? '…' : t(`tasks.${kind}`, { id })) : formatPhone(data.name)
  const Icon = ICON[kind]
  return (
    <li className={styles.link}>
      <Icon size={15} stroke={1.8} aria-hidden />
      <span title={name}>{name}</span>
      <button type="button" onClick={remove} aria-label={t('list.filter.remove', { name })}>
        <IconX size={14} stroke={2} aria-hidden />
      </button>
    </li>
  )
}

function LinkFinder({ add }: { add: (kind: LinkKind, id: number) => void }) {
  const { t } = useTranslation()
  const close = useClosePanel()
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const { data, error, isFetching } = useQuery(findLinks(q))
  const options = [
    ...(data?.contacts ?? []).map(({ id, name, company_name, number }) => ({
      value: `contact ${id}`,
      text: formatPhone(name),
      hint: company_name ?? (number === null || number === name ? undefined : formatPhone(number)),
    })),
    ...(data?.companies ?? []).map(({ id, name }) => ({ value: `company ${id}`, text: name, hint: t('tasks.new.isCompany') })),
  ]
  return (
    <OptionList
      single
      search
      label={t('tasks.new.addLink')}
      options={options}
      chosen={[]}
      onType={setTyped}
      none={
        q === '' ? t('tasks.new.typeName') : isFetching ? t('app.loading') : error === null ? t('table.noneFound') : failureText(error, t)
      }
      onChange={([value = '']) => {
        const [kind, id] = value.split(' ')
        add(kind === 'company' ? 'company' : 'contact', Number(id))
        close()
      }}
    />
  )
}
