/** Panels that choose people, teams and numbers of ours by name, for every screen that filters by them. */
import { useTranslation } from 'react-i18next'
import { type Option, OptionList } from '#web/ui/panel/option-list.tsx'
import type { Names } from '../names.ts'

/** Ids chosen. */
interface Chosen {
  users?: number[] | undefined
  teams?: number[] | undefined
  numbers?: number[] | undefined
}

interface DirectoryPanelProps {
  query: Chosen
  change: (change: Chosen) => void
  names: Names
}

export function PeoplePanel({ query, change, names }: DirectoryPanelProps) {
  const { t } = useTranslation()
  return (
    <OptionList
      search
      label={t('calls.filter.people')}
      options={names.directory.users.map(
        ({ id, name, extension }): Option<number> => ({ value: id, text: name, hint: extension ?? undefined }),
      )}
      chosen={query.users ?? []}
      onChange={(users) => change({ users })}
    />
  )
}

export function TeamsPanel({ query, change, names }: DirectoryPanelProps) {
  const { t } = useTranslation()
  return (
    <OptionList
      search={names.directory.teams.length > 12}
      label={t('calls.filter.teams')}
      options={names.directory.teams.map(({ id, name }) => ({ value: id, text: name }))}
      chosen={query.teams ?? []}
      onChange={(teams) => change({ teams })}
    />
  )
}

export function NumbersPanel({ query, change, names }: DirectoryPanelProps) {
  const { t } = useTranslation()
  return (
    <OptionList
      search={names.directory.numbers.length > 12}
      label={t('calls.filter.numbers')}
      options={names.directory.numbers.map(
        ({ id, name, number }): Option<number> => ({ value: id, text: name, hint: names.phone(number) }),
      )}
      chosen={query.numbers ?? []}
      onChange={(numbers) => change({ numbers })}
    />
  )
}
