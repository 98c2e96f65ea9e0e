import { getDirectory } from '#contract/dashboard/directory.ts'
import type { Deps } from '../../deps.ts'
import { type Route, route } from '../../http/route.ts'
import { readDirectory } from './store.ts'

export function directoryRoutes({ db }: Deps): Route[] {
  return [route(getDirectory, async () => ({ data: await readDirectory(db) }))]
}
