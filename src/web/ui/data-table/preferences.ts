/** How a person likes a table: kept in this browser, one entry a table; what cannot be read counts as nothing. */
import { useCallback, useState } from 'react'
import * as z from 'zod/mini'

/** Heights of a row in pixels. */
export const DENSITIES = { compact: 28, normal: 36, roomy: 44 } as const
export type Density = keyof typeof DENSITIES

const Preferences = z.object({
  density: z.catch(z.enum(['compact', 'normal', 'roomy']), 'normal'),
  /** Shown or hidden, by column id, where the person has said so. */
  shown: z.catch(z.record(z.string(), z.boolean()), {}),
  order: z.catch(z.array(z.string()), []),
})
export type Preferences = z.output<typeof Preferences>

/** What holds until a person says otherwise. */
export const NONE: Preferences = { density: 'normal', shown: {}, order: [] }
const keyOf = (table: string) => `santral.table.${table}`

function readPreferences(table: string): Preferences {
  try {
    const parsed = z.safeParse(Preferences, JSON.parse(localStorage.getItem(keyOf(table)) ?? 'null'))
    return parsed.success ? parsed.data : NONE
  } catch {
    return NONE
  }
}

function writePreferences(table: string, preferences: Preferences): void {
  try {
    localStorage.setItem(keyOf(table), JSON.stringify(preferences))
  } catch {
    // A browser that keeps nothing (private mode, full): the choice holds until the page is left.
  }
}

/** The preferences of the table of this name, and a setter that keeps them. */
export function usePreferences(table: string) {
  const [preferences, setPreferences] = useState(() => readPreferences(table))
  const change = useCallback(
    (part: Partial<Preferences>) => {
      const after = { ...preferences, ...part }
      writePreferences(table, after)
      setPreferences(after)
    },
    [table, preferences],
  )
  return { preferences, change }
}
