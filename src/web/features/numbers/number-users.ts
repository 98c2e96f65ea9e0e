import type { Directory } from '#contract/dashboard/directory.ts'
import type { Names } from '#web/entities/names.ts'

/** Who has this number by default, by name; undefined until the directory is there. */
export function usersOf({ directory, known }: Pick<Names, 'directory' | 'known'>, id: number): Directory['users'] | undefined {
  return known ? directory.users.filter(({ default_number_id, gone }) => default_number_id === id && gone === undefined) : undefined
}
