import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { UserDetail } from '#contract/hipcall/users.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { userOptions } from '#web/api/users.ts'
import { paths } from '#web/app/paths.ts'
import { ExtensionLinks } from '#web/entities/extension-links.tsx'
import { type Names, useNames } from '#web/entities/names.ts'
import { RecentCalls } from '#web/entities/recent-calls.tsx'
import { isGone, RecordMark } from '#web/entities/record-mark.tsx'
import { TaskList } from '#web/entities/task-list.tsx'
import { useFormats } from '#web/entities/use-formats.ts'
import { DetailPage, Facts } from '#web/ui/detail/detail-page.tsx'
import { type DetailWords, Identified } from '#web/ui/detail/identified.tsx'
import { Loaded } from '#web/ui/detail/loaded.tsx'
import { DefaultNumber } from './default-number.tsx'
import { languageName } from './user-words.ts'
import { lastLogin } from './users-columns.tsx'

/** A user: how they are reached, the number they call with, their open tasks, their newest calls. */
export function UserPage() {
  const { t } = useTranslation()
  const told = {
    back: { to: paths.users(), text: t('users.title') },
    words: {
      loading: t('users.one.loading'),
      failed: t('users.one.failed'),
      missing: t('users.one.missing'),
      missingWhy: t('users.one.missingWhy'),
    },
  }
  return <Identified {...told}>{(id) => <IdentifiedUser id={id} {...told} />}</Identified>
}

function IdentifiedUser({ id, ...told }: DetailWords & { id: number }) {
  const query = useQuery(userOptions(id))
  return (
    <Loaded query={query} {...told}>
      {({ data }) => <LoadedUser user={data} back={told.back} />}
    </Loaded>
  )
}

function LoadedUser({ user, back }: { user: UserDetail; back: DetailWords['back'] }) {
  const names = useNames()
  // The detail of a user has no full name and no state: a quirk of the API.
  const listed = names.directory.users.find(({ id }) => id === user.id)
  const name = listed?.name ?? user.name
  const state = listed?.active ? 'active' : 'passive'
  return (
    <DetailPage
      title={name}
      mark={listed && <RecordMark names={names} kind="users" id={user.id} state={state} />}
      subtitle={user.title || undefined}
      back={back}
    >
      <UserFacts user={user} names={names} />
      {!isGone(names, 'users', user.id) && <DefaultNumber user={user} name={name} names={names} />}
      <TaskList filter={{ assign_to: [user.id] }} />
      <RecentCalls filter={{ users: [user.id] }} />
    </DetailPage>
  )
}

function UserFacts({ user, names }: { user: UserDetail; names: Names }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <Facts
      facts={[
        { label: t('users.email'), value: <a href={`mailto:${user.email}`}>{user.email}</a> },
        { label: t('users.column.extension'), value: <ExtensionLinks extensions={names.extensionsOf('user', user.id)} /> },
        { label: t('users.column.lastLogin'), value: lastLogin(user, t, formats) },
        { label: t('users.twoFactor'), value: t(user['2fa'] ? 'detail.yes' : 'detail.no') },
        { label: t('users.language'), value: languageName(user.locale, formats.language) },
        { label: t('users.created'), value: formats.date(parseTimestamp(user.created_at)) },
        ...(user.owner ? [{ label: t('users.role'), value: t('users.owner') }] : []),
      ]}
    />
  )
}
