/** People, teams, greetings, numbers and extensions by name: their page, then their calls. */
import type { TFunction } from 'i18next'
import type { Directory } from '#contract/dashboard/directory.ts'
import { matching, nearestFirst } from '#web/lib/matching.ts'
import { formatPhone } from '#web/lib/phone.ts'
import { paths } from '../paths.ts'
import type { Entry } from './palette-entries.ts'

/** Shown of one kind at most. */
const MOST = 6

interface Kind {
  kind: 'user' | 'team' | 'greeting' | 'line' | 'extension'
  list: readonly { id: number; name: string; hint?: string | undefined }[]
  page: (id: number) => string
  /** Their calls, in words and as an address; extensions have none of their own. */
  calls?: { text: (name: string) => string; to: (id: number) => string }
}

export function namesFor(directory: Directory, typed: string, t: TFunction): Entry[] {
  const fits = matching(typed)
  const nearest = nearestFirst(typed)
  return kindsOf(directory, t).flatMap(({ kind, list, page, calls }) =>
    list
      .filter(({ name, hint }) => fits(`${name} ${hint ?? ''} ${(hint ?? '').replaceAll(' ', '')}`))
      .sort((one, other) => nearest(one.name, other.name))
      .slice(0, MOST)
      .flatMap(({ id, name, hint }): Entry[] => [
        { key: `${kind}-${id}`, kind, text: name, hint, to: page(id) },
        ...(calls === undefined ? [] : [{ key: `${kind}-${id}-calls`, kind: 'calls' as const, text: calls.text(name), to: calls.to(id) }]),
      ]),
  )
}

function kindsOf(directory: Directory, t: TFunction): Kind[] {
  return [
    {
      kind: 'user',
      list: directory.users.map(({ id, name, extension }) => ({ id, name, hint: extension ?? undefined })),
      page: paths.user,
      calls: { text: (name) => t('palette.callsOfUser', { name }), to: (id) => paths.calls({ users: id }) },
    },
    {
      kind: 'team',
      list: directory.teams,
      page: paths.team,
      calls: { text: (name) => t('palette.callsOfTeam', { name }), to: (id) => paths.calls({ teams: id }) },
    },
    {
      kind: 'greeting',
      list: directory.greetings,
      page: paths.greeting,
      calls: { text: (name) => t('palette.callsOfGreeting', { name }), to: (id) => paths.calls({ greetings: id }) },
    },
    {
      kind: 'line',
      list: directory.numbers.map(({ id, name, number }) => ({ id, name, hint: formatPhone(number) })),
      page: paths.number,
      calls: { text: (name) => t('palette.callsOfNumber', { name }), to: (id) => paths.calls({ numbers: id }) },
    },
    {
      kind: 'extension',
      list: directory.extensions.map((extension) => ({ id: extension.id, name: extension.number, hint: ringing(extension, directory) })),
      page: paths.extension,
    },
  ]
}

/** The name of what an extension rings. */
function ringing({ target_type, target_id }: Directory['extensions'][number], { users, teams, greetings }: Directory): string | undefined {
  const list = target_type === 'user' ? users : target_type === 'team' ? teams : target_type === 'greeting' ? greetings : []
  return list.find(({ id }) => id === target_id)?.name
}
