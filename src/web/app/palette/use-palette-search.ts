/** What the palette finds on the server: contacts, companies and tasks. They come after what is known here, so that nothing moves. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchResult } from '#contract/dashboard/search.ts'
import { searchOptions } from '#web/api/search.ts'
import { matching } from '#web/lib/matching.ts'
import { formatPhone } from '#web/lib/phone.ts'
import { useLate } from '#web/lib/use-late.ts'
import { paths } from '../paths.ts'
import type { Entry } from './palette-entries.ts'

/** Milliseconds after the last key, and the fewest characters that are searched for. */
const PAUSE = 150
const FEWEST = 2

/** A number stays on one line. */
const together = (text: string) => text.replaceAll(' ', '\u00a0')

export interface Found {
  entries: readonly Entry[]
  /** The answer to what stands in the field is not there yet. */
  waiting: boolean
  failed: boolean
}

export function usePaletteSearch(typed: string): Found {
  const { t } = useTranslation()
  const text = typed.trim()
  const late = useLate(text, PAUSE)
  const wanted = text.length >= FEWEST
  const { data, isError, isPlaceholderData, isFetching } = useQuery({
    ...searchOptions(late),
    enabled: wanted && late.length >= FEWEST,
    placeholderData: keepPreviousData,
  })
  const old = isPlaceholderData || late !== text
  const entries = useMemo(() => {
    if (!wanted || data === undefined) return []
    const all = entriesOf(data.data, t)
    // What was found for another text stays while it fits this one as well.
    const fits = matching(text)
    return old ? all.filter((entry) => fits(`${entry.text} ${entry.hint ?? ''} ${(entry.hint ?? '').replaceAll(/\s/g, '')}`)) : all
  }, [wanted, data, old, text, t])
  return { entries, waiting: wanted && (late !== text || isFetching), failed: wanted && isError && late === text }
}

function entriesOf({ contacts, companies, tasks }: SearchResult, t: TFunction): Entry[] {
  const phone = (number: string | null) => (number === null ? undefined : together(formatPhone(number)))
  const joined = (...parts: (string | null | undefined)[]) => parts.filter((part) => part).join(' · ') || undefined
  return [
    ...contacts.map(({ id, name, company_name, number }) => ({
      key: `contact-${id}`,
      kind: 'contact' as const,
      text: formatPhone(name),
      hint: joined(company_name, phone(number === name ? null : number)),
      to: paths.contact(id),
    })),
    ...companies.map(({ id, name, number }) => ({
      key: `company-${id}`,
      kind: 'company' as const,
      text: name,
      hint: phone(number),
      to: paths.company(id),
    })),
    ...tasks.map(({ id, name, done }) => ({
      key: `task-${id}`,
      kind: 'task' as const,
      text: name,
      hint: done ? t('palette.done') : undefined,
      to: paths.task(id),
    })),
  ]
}
