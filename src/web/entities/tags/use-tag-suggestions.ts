/** Tags to choose from while somebody types. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TagSuggestion } from '#contract/dashboard/tags.ts'
import { fold } from '#contract/fold.ts'
import type { Tag } from '#contract/hipcall/tags.ts'
import { tagSuggestions } from '#web/api/tags.ts'
import { useLate } from '#web/lib/use-late.ts'

/** Milliseconds after the last key. */
const PAUSE = 150
const LONGEST = 255

/** Those that fit the last of the names in the text, without those it has already. None where they cannot be had: the field works without. */
export function useTagSuggestions(text: string, has: readonly Tag[], wanted: boolean): readonly TagSuggestion[] {
  const typed = (text.split(',').at(-1) ?? '').trim().slice(0, LONGEST)
  const late = useLate(typed, PAUSE)
  const { data } = useQuery({ ...tagSuggestions(late), enabled: wanted, placeholderData: keepPreviousData })
  const folded = fold(typed)
  return (data?.data ?? []).filter(({ id, name }) => fold(name).includes(folded) && !has.some((tag) => tag.id === id))
}
