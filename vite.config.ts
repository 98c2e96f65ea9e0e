import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import react from '@vitejs/plugin-react'
import metadata from 'libphonenumber-js/min/metadata'
import { defineConfig, type Plugin } from 'vite'
import { UnitReporter } from './e2e/run/unit-reporter.mjs'
import { serveInVite } from './src/server/serve-in-vite.ts'
import { findPostgres } from './src/server/testing/find-postgres.ts'

/**
 * The phone library's own metadata in pieces: Turkey at once, the rest by the first digit of the country's code, to be fetched where
 * such a number turns up. In one piece it is 20 kB after gzip, for a number or two on a screen.
 */
function phoneMetadata(): Plugin {
  const name = 'virtual:phone-metadata'
  const cut = (isWanted: (callingCode: string) => boolean) => {
    const pick = <T>(all: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(all).filter(([code]) => isWanted(code)))
    const country_calling_codes = pick(metadata.country_calling_codes)
    const known = new Set<string>(Object.values(country_calling_codes).flat())
    const countries = Object.fromEntries(Object.entries(metadata.countries).filter(([country]) => known.has(country)))
    return JSON.stringify({ ...metadata, country_calling_codes, countries, nonGeographic: pick(metadata.nonGeographic) })
  }
  const zones = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((zone) => `${zone}: () => import('${name}/${zone}')`)
  return {
    name: 'phone-metadata',
    resolveId: (id) => (id === name || id.startsWith(`${name}/`) ? `\0${id}` : undefined),
    load: (id) => {
      if (id === `\0${name}`) return `export const turkey = ${cut((code) => code === '90')}; export const zones = { ${zones} }`
      const [, zone] = id.split(`\0${name}/`)
      return zone === undefined ? undefined : `export const metadata = ${cut((code) => code.startsWith(zone))}`
    },
  }
}

/**
 * In what the browser gets, React Router without its warnings for developers, whose package offers no condition for that, and React's own
 * useSyncExternalStore instead of the one for older Reacts.
 */
const LEANER = [
  { find: /^react-router$/, replacement: resolve('node_modules/react-router/dist/production/index.mjs') },
  { find: /^react-router\/dom$/, replacement: resolve('node_modules/react-router/dist/production/dom-export.mjs') },
  { find: /^use-sync-external-store\/shim$/, replacement: 'react' },
]

/** The file that can run before there is anything to draw with. */
const BEGIN = resolve('src/web/app/begin.ts')

/** All that a module needs, itself included: what it imports, and what that imports. */
function needsOf(start: string, importedBy: (id: string) => readonly string[]): Set<string> {
  const needs = new Set([start])
  for (const id of needs) for (const imported of importedBy(id)) needs.add(imported)
  return needs
}

/**
 * What the first screen needs in three pieces, all asked for at once: what runs as soon as it is there, what draws, and ours. The libraries
 * that draw are most of it, and stay cached when ours changes.
 */
function firstScreen() {
  let needs: Set<string> | undefined
  const tags = ['$initial' as const]
  return [
    {
      name: (id: string, graph: { getModuleInfo: (id: string) => { importedIds: string[] } | null }) => {
        needs ??= needsOf(BEGIN, (of) => graph.getModuleInfo(of)?.importedIds ?? [])
        return needs.has(id) ? 'begin' : null
      },
      debugName: 'begin',
      tags,
      priority: 2,
    },
    { name: 'libraries', test: /node_modules/, tags, priority: 1 },
    { name: 'app', tags },
  ]
}

/** Runs the file of `begin.ts` by itself: as an import of the whole it would wait for the rest. */
function runsBegin(): Plugin {
  const link = /<link rel="modulepreload"( crossorigin) href="([^"]*\/begin-[^"]*)">/
  return {
    name: 'runs-begin',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (bundle === undefined) return html
        if (!link.test(html)) throw new Error('The page does not ask for the file of begin.ts: see firstScreen in vite.config.ts.')
        return html.replace(link, '<script type="module" async$1 src="$2"></script>')
      },
    },
  }
}

/** Tells index.html where the words of each language are, so that their request starts with the page's own. */
function languageChunks(): Plugin {
  return {
    name: 'language-chunks',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).flatMap((file) => (file.type === 'chunk' ? [file] : []))
        const known = ['en', 'tr'].flatMap((language) => {
          const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/i18n/${language}/first.ts`))
          return chunk === undefined ? [] : [[language, `/${chunk.fileName}`]]
        })
        return html.replace('/* language chunks */ {}', JSON.stringify(Object.fromEntries(known)))
      },
    },
  }
}

/** Where `npm test` wants to read how the tests went. */
const { UNIT_REPORT } = process.env

/** Smaller than this, compressing saves nothing. */
const WORTH_COMPRESSING = 1024

/** Puts a compressed copy beside what the build made, as small as it gets: a second here, on every slow line less. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css|html)$/.test(name))
      const shrink = promisify(brotliCompress)
      await Promise.all(
        files.map(async (name) => {
          const plain = await readFile(resolve(dir, name))
          if (plain.length >= WORTH_COMPRESSING) await writeFile(resolve(dir, `${name}.br`), await shrink(plain))
        }),
      )
    },
  }
}

/** What only tests need stays out of builds, which may be made without the packages for tests. */
const sequence = process.env.VITEST === undefined ? {} : { sequencer: (await import('./e2e/run/longest-first.mjs')).LongestFirst }

// One file for every use of Vite: `vite build` makes the browser's files in dist/web, `vite build --ssr` the server in
// dist/server, `vite` serves both from one process, and Vitest runs the tests of each room as a project of its own.
export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [react(), phoneMetadata(), languageChunks(), runsBegin(), compressed(), serveInVite()],
  resolve: { alias: command === 'build' && !isSsrBuild ? LEANER : [] },
  server: { port: Number(process.env.PORT ?? 4173), strictPort: true },
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        target: 'node20',
        copyPublicDir: false,
        rollupOptions: {
          input: {
            main: 'src/server/main.ts',
            cli: 'src/server/cli.ts',
            import: 'src/server/import/main.ts',
            mirror: 'src/server/mirror/cli.ts',
          },
        },
      }
    : {
        outDir: 'dist/web',
        target: 'es2022',
        modulePreload: { polyfill: false },
        rollupOptions: { output: { codeSplitting: { groups: firstScreen() } } },
      },
  test: {
    // A database and an app in one process, on machines that are busy with other things.
    testTimeout: 60_000,
    // On two cores one fewer, as is usual, would leave half of the machine idle.
    maxWorkers: '100%',
    hookTimeout: 60_000,
    sequence,
    reporters: UNIT_REPORT === undefined ? ['default'] : ['default', new UnitReporter(UNIT_REPORT)],
    projects: [
      { extends: true, test: { name: 'contract', include: ['src/contract/**/*.test.ts'], environment: 'node' } },
      {
        extends: true,
        test: {
          name: 'server',
          isolate: false,
          include: ['src/server/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'src/server/testing/setup-embedded.ts',
        },
      },
      // The same tests on a PostgreSQL server, where there is one.
      ...(findPostgres() === undefined
        ? []
        : [
            {
              extends: true as const,
              test: {
                name: 'server-postgres',
                isolate: false,
                include: ['src/server/**/*.test.ts'],
                // These make databases of their own, or none.
                exclude: ['src/server/{open-deps,stop-with-npm}.test.ts', 'src/server/demo/{calls-of-day,sound}.test.ts'],
                environment: 'node' as const,
                globalSetup: 'src/server/testing/setup-postgres.ts',
              },
            },
          ]),
      {
        extends: true,
        test: {
          name: 'web',
          isolate: false,
          include: ['src/web/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          globalSetup: 'src/server/testing/setup-embedded.ts',
          setupFiles: 'src/web/testing/setup.ts',
        },
      },
      { extends: true, test: { name: 'house', include: ['e2e/house/*.test.ts'], environment: 'node' } },
    ],
  },
}))
