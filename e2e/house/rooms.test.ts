import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** A house of the same compiler settings with one file a room, so that a probe compiles in a moment and touches nothing. */
const house = mkdtempSync(join(tmpdir(), 'santral-rooms-'))

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), text)
}

/** What the compiler says to one more file in a room; empty if it accepts it. */
function compile(room: string, text: string): string {
  write(`${room}/probe.ts`, `${text}\nexport {}\n`)
  const { stdout } = spawnSync(resolve('node_modules/.bin/tsc'), ['-b', room], { cwd: house, encoding: 'utf8' })
  rmSync(join(house, room, 'probe.ts'))
  return stdout
}

beforeAll(() => {
  for (const file of [
    'package.json',
    'src/contract/tsconfig.json',
    'src/server/tsconfig.json',
    'src/web/tsconfig.json',
    'e2e/tsconfig.json',
  ]) {
    cpSync(file, join(house, file))
  }
  for (const module of ['@types', 'vite', 'undici-types', 'zod', 'lightningcss', 'rolldown', 'postcss']) {
    mkdirSync(join(house, 'node_modules'), { recursive: true })
    symlinkSync(resolve('node_modules', module), join(house, 'node_modules', module))
  }
  write('src/contract/entity.ts', 'export const entity = 1\n')
  write('src/server/store.ts', 'export const store = 1\n')
  write('src/web/page.ts', 'export const page = 1\n')
  write('e2e/journey.ts', 'export const journey = 1\n')
})

afterAll(() => rmSync(house, { recursive: true, force: true }))

describe('the compiler holds the rooms', () => {
  test.each([
    ['src/contract', "import { entity } from './entity.ts'\nentity.toFixed()"],
    ['src/server', "import { entity } from '#contract/entity.ts'\nentity.toFixed(process.pid)"],
    ['src/web', "import { entity } from '#contract/entity.ts'\ndocument.title = entity.toFixed()"],
    ['e2e', "import { entity } from '#contract/entity.ts'\nentity.toFixed(process.pid)"],
  ])('what belongs in %s compiles', (room, text) => {
    expect(compile(room, text)).toBe('')
  })

  test.each([
    ['the page in the contract', 'src/contract', 'document.title', "Cannot find name 'document'"],
    ['Node in the contract', 'src/contract', 'process.pid', "Cannot find name 'process'"],
    ['the page in the server', 'src/server', 'window.name', "Cannot find name 'window'"],
    ['Node in the browser', 'src/web', 'process.pid', "Cannot find name 'process'"],
    ['the server in the contract', 'src/contract', "import { store } from '#server/store.ts'\nstore.toFixed()", 'TS6059'],
    ['the server in the browser', 'src/web', "import { store } from '#server/store.ts'\nstore.toFixed()", 'TS6059'],
    ['the browser in the contract', 'src/contract', "import { page } from '#web/page.ts'\npage.toFixed()", 'TS6059'],
    ['the browser in the server', 'src/server', "import { page } from '#web/page.ts'\npage.toFixed()", 'TS6307'],
    ['the server in a journey', 'e2e', "import { store } from '#server/store.ts'\nstore.toFixed()", 'TS6307'],
  ])('refused: %s', (_, room, text, complaint) => {
    expect(compile(room, text)).toContain(complaint)
  })
})
