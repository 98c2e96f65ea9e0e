/** From a list to what it lists, and back to the list as it was: with its filters, at the same row. */
import { type Location, useLocation } from 'react-router-dom'
import { screenKey, screenSearch } from './overlay.ts'

interface FromList {
  /** Path and search of the list. */
  at: string
  /** What it remembers of its place hangs on this. */
  place: string
}

/** State for what is opened from the list that is here. It goes along to what is opened beside it. */
export function stateFromList(location: Location): { list: FromList } {
  return { list: { at: `${location.pathname}${screenSearch(location.search)}`, place: screenKey(location) } }
}

/** The way to the list at `to`: where this was opened from that list, to where one was in it. */
export function useWayBack(to: string): { to: string; state?: { place: string } } {
  const list = listIn(useLocation().state)
  return list !== undefined && pathOf(list.at) === pathOf(to) ? { to: list.at, state: { place: list.place } } : { to }
}

const pathOf = (address: string) => address.split('?')[0]

function listIn(state: unknown): FromList | undefined {
  if (typeof state !== 'object' || state === null || !('list' in state)) return undefined
  const { list } = state
  if (typeof list !== 'object' || list === null || !('at' in list && 'place' in list)) return undefined
  const { at, place } = list
  return typeof at === 'string' && typeof place === 'string' ? { at, place } : undefined
}
