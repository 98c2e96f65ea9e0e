/** Which rows of a list are chosen, by their keys; kept with the list's entry in the history, so that Back finds them chosen. */
import { useCallback, useEffect, useState } from 'react'
import { useLocation } from 'react-router-dom'
import { screenKey } from '#web/lib/overlay.ts'
import { recallPlace, rememberPlace } from './list-memory.ts'

/** Rows that can be chosen, as a table needs it. */
export interface Selection<Row> {
  chosen: ReadonlySet<string>
  /** Takes rows in or out. */
  change: (keys: readonly string[], on: boolean) => void
  /** What screen readers call the box of a row. */
  label: (row: Row) => string
  /** False for a row that cannot be chosen; true when absent. */
  able?: (row: Row) => boolean
}

export interface UsedSelection {
  chosen: ReadonlySet<string>
  change: (keys: readonly string[], on: boolean) => void
  /** Chooses these and no others. */
  replace: (keys: readonly string[]) => void
}

const NONE: ReadonlySet<string> = new Set()

/** `name` is the table's. What is chosen stays while the list is filtered or sorted. */
export function useSelection(name: string): UsedSelection {
  const entry = `${name} ${screenKey(useLocation())}`
  const [chosen, setChosen] = useState(() => recallPlace(entry)?.chosen ?? NONE)
  const change = useCallback((keys: readonly string[], on: boolean) => setChosen((before) => changed(before, keys, on)), [])
  const replace = useCallback((keys: readonly string[]) => setChosen(new Set(keys)), [])
  useEffect(() => rememberPlace(entry, { chosen }), [entry, chosen])
  return { chosen, change, replace }
}

/** A set with these taken in or out. */
export function changed(before: ReadonlySet<string>, keys: readonly string[], on: boolean): ReadonlySet<string> {
  const after = new Set(before)
  for (const key of keys) {
    if (on) after.add(key)
    else after.delete(key)
  }
  return after
}
