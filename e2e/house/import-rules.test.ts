import { describe, expect, test } from 'vitest'
import { wrongWith } from './import-rules.ts'
import { importsIn, importsOf } from './imports.ts'

describe('who may import whom', () => {
  test('every import of the project keeps to the rules', () => {
    const imports = importsIn(['src', 'e2e'])
    expect(imports.length).toBeGreaterThan(100)
    expect(imports.flatMap((each) => wrongWith(each) ?? [])).toEqual([])
  })

  test.each([
    ['a feature imports another', 'src/web/features/calls/calls-page.tsx', "import { TaskForm } from '../tasks/task-form.tsx'"],
    [
      'a feature imports another lazily',
      'src/web/features/calls/calls-page.tsx',
      "const page = import('#web/features/tasks/task-form.tsx')",
    ],
    ['a feature imports the shell', 'src/web/features/calls/calls-page.tsx', "import { Shell } from '#web/app/shell.tsx'"],
    ['ui knows a resource', 'src/web/ui/data-table/data-table.tsx', "import type { Cdr } from '#contract/hipcall/cdrs.ts'"],
    ['ui fetches', 'src/web/ui/data-table/data-table.tsx', "import { client } from '#web/api/client.ts'"],
    ['lib reaches up', 'src/web/lib/table-search.ts', "import {\n  paths,\n} from '#web/app/paths.ts'"],
    ['the contract takes a package', 'src/contract/wire.ts', "import { format } from 'date-fns'"],
    ['the browser imports the server', 'src/web/lib/clock.ts', "export { systemClock } from '#server/clock.ts'"],
    ['the server imports the browser', 'src/server/app.ts', "import '#web/main.tsx'"],
    ['the product imports what is for tests', 'src/server/main.ts', "import { testApp } from './testing/app.ts'"],
    ['the journeys import the server', 'e2e/fixtures/server.ts', "import { readConfig } from '../../src/server/config.ts'"],
  ])('a broken rule is found: %s', (_, file, text) => {
    expect(importsOf(file, text).flatMap((each) => wrongWith(each) ?? [])).toHaveLength(1)
  })

  test.each([
    ['its own folder', 'src/web/features/calls/calls-page.tsx', "import { columns } from './calls-columns.tsx'"],
    ['the paths', 'src/web/features/calls/calls-page.tsx', "import { paths } from '#web/app/paths.ts'"],
    ['a test its tools', 'src/server/http/app.test.ts', "import { testApp } from '#server/testing/app.ts'"],
  ])('an allowed import passes: %s', (_, file, text) => {
    expect(importsOf(file, text).map(wrongWith)).toEqual([undefined])
  })
})
