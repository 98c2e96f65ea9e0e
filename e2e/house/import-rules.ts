/** Who may import whom: the rules finer than what the compiler holds, as one table. */
import type { Import } from './imports.ts'

/** A room is a folder or a file; the longest that fits is the one a file belongs to. `packages` absent: any. */
interface Room {
  may: readonly string[]
  packages?: readonly string[]
}

const WEB = 'src/web'
const BELOW_FEATURES = ['entities', 'ui', 'lib', 'i18n', 'api'].map((room) => `${WEB}/${room}`)

const ROOMS: Readonly<Record<string, Room>> = {
  'src/contract': { may: [], packages: ['zod/mini'] },
  'src/server': { may: ['src/contract'] },
  [`${WEB}/lib`]: { may: ['src/contract'] },
  [`${WEB}/i18n`]: { may: ['src/contract', `${WEB}/lib`] },
  // An error of the client, and what the server says in one, are known to `ui`, which shows it; a resource is not.
  [`${WEB}/ui`]: { may: ['src/contract/client.ts', 'src/contract/said.ts', `${WEB}/lib`, `${WEB}/i18n`] },
  [`${WEB}/api`]: { may: ['src/contract', `${WEB}/lib`] },
  [`${WEB}/entities`]: { may: ['src/contract', `${WEB}/ui`, `${WEB}/lib`, `${WEB}/i18n`, `${WEB}/api`, `${WEB}/app/paths.ts`] },
  [`${WEB}/features`]: { may: ['src/contract', ...BELOW_FEATURES, `${WEB}/app/paths.ts`] },
  [`${WEB}/app`]: { may: ['src/contract', WEB] },
  [`${WEB}/main.tsx`]: { may: [WEB] },
  e2e: { may: ['src/contract'] },
}

const isWithin = (path: string, room: string) => path === room || path.startsWith(`${room}/`)
/** Benches measure with what tests are made of. */
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.includes('/testing/') || file.startsWith('src/server/bench/')

/** What is wrong with an import, as a sentence; undefined if nothing is. */
export function wrongWith({ file, target }: Import): string | undefined {
  if (isTest(file)) return undefined
  if (target.includes('/testing/')) return `${file} imports ${target}, which is for tests only`
  const room = Object.keys(ROOMS)
    .filter((name) => isWithin(file, name))
    .sort((a, b) => b.length - a.length)[0]
  const rule = room === undefined ? undefined : ROOMS[room]
  if (room === undefined || rule === undefined) return `${file} lies in no room`
  const inside = target.startsWith('src/') || target.startsWith('e2e/')
  const allowed = inside
    ? isWithin(target, ownFolder(file, room)) || rule.may.some((name) => isWithin(target, name))
    : (rule.packages?.includes(target) ?? true)
  return allowed ? undefined : `${file} imports ${target}`
}

/** The folder whose files may import each other: the room, but for features each feature by itself. */
function ownFolder(file: string, room: string): string {
  return room === `${WEB}/features` ? file.split('/').slice(0, 4).join('/') : room
}
