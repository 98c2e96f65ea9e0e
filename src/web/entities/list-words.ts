import type { TFunction } from 'i18next'
import type { ListWords } from '#web/ui/list/list-page.tsx'

/** The sections of the catalogue that hold the words of a list. */
type Section = 'callbacks' | 'teams' | 'numbers' | 'greetings' | 'extensions' | 'users' | 'tasks' | 'audit' | 'numberChanges'

/** What the list of a resource says of itself. */
export function listWords(section: Section, t: TFunction): ListWords {
  return {
    title: t(`${section}.title`),
    count: (count) => t(`${section}.count`, { count }),
    nothing: t(`${section}.nothing`),
    nothingHint: t(`${section}.nothingHint`),
    noMatch: t(`${section}.noMatch`),
    failed: t(`${section}.failed`),
    loadingMore: t(`${section}.loadingMore`),
    end: (count) => t(`${section}.end`, { count }),
    moreFailed: t(`${section}.moreFailed`),
  }
}
