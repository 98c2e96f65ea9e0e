import type { TFunction } from 'i18next'
import type { Extension } from '#contract/hipcall/extensions.ts'
import type { FilterArgs } from '#web/api/calls.ts'
import { paths } from '#web/app/paths.ts'
import type { Names } from '#web/entities/names.ts'

/** What an extension rings. */
export interface Target {
  /** Its kind in words; one this version does not know as it is. */
  kind: string
  name: string
  /** Its page, and the filter of its calls; undefined for a kind this version has none of. */
  page?: { to: string; calls: FilterArgs }
}

/** What the extension rings; null where that is nothing. */
export function targetOf({ target_type: type, target_id: id }: Pick<Extension, 'target_type' | 'target_id'>, names: Names): Target | null {
  if (type === null || id === null) return null
  const kind = targetKind(type, names.t)
  if (type === 'user') return { kind, name: names.user(id), page: { to: paths.user(id), calls: { users: [id] } } }
  if (type === 'team') return { kind, name: names.team(id), page: { to: paths.team(id), calls: { teams: [id] } } }
  if (type === 'greeting') return { kind, name: names.greeting(id), page: { to: paths.greeting(id), calls: { greetings: [id] } } }
  return { kind, name: String(id) }
}

/** A kind of target in words; one this version does not know as it is. */
export function targetKind(type: string, t: TFunction): string {
  return type === 'user' || type === 'team' || type === 'greeting' ? t(`extensions.kind.${type}`) : type
}
