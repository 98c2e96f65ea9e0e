import react from '@vitejs/plugin-react'
import metadata from 'libphonenumber-js/min/metadata'
import { defineConfig, type Plugin } from 'vite'
import { serveInVite } from './src/server/serve-in-vite.ts'
import { findPostgres } from './src/server/testing/find-postgres.ts'

/** The phone library's metadata of Turkey alone, cut out of its own: the first rows are grouped without the other 30 kB. */
function phoneMetadata(): Plugin {
  const name = 'virtual:phone-metadata-turkey'
  const { TR } = metadata.countries
  const turkey = { ...metadata, country_calling_codes: { 90: ['TR'] }, countries: { TR }, nonGeographic: {} }
  return {
    name: 'phone-metadata',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? `export const turkey = ${JSON.stringify(turkey)}` : undefined),
  }
}

const FIRST_LIBRARIES =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|react-router|react-router-dom|@tanstack\/(react-query|query-core)|i18next|react-i18next|zod)\//

function isOfFirstScreen(id: string): boolean {
  return (
    FIRST_LIBRARIES.test(id) ||
    /virtual:phone|libphonenumber-js\/(?!.*metadata.*json)|src\/web\/(app\/shell\/(?!shortcuts)|ui\/(panel|failure|toast)|lib|entities)/.test(
      id,
    )
  )
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

// One file for every use of Vite: `vite build` makes the browser's files in dist/web, `vite build --ssr` the server in
// dist/server, `vite` serves both from one process, and Vitest runs the tests of each room as a project of its own.
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react(), phoneMetadata(), languageChunks(), serveInVite()],
  server: { port: Number(process.env.PORT ?? 4173), strictPort: true },
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        target: 'node20',
        copyPublicDir: false,
        rollupOptions: { input: { main: 'src/server/main.ts', cli: 'src/server/cli.ts' } },
      }
    : {
        outDir: 'dist/web',
        target: 'es2022',
        modulePreload: { polyfill: false },
        // What every screen needs in one piece: it is smaller in one, and asked for at once.
        rollupOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: isOfFirstScreen, priority: 1 }] } } },
      },
  test: {
    // A database and an app in one process, on machines that are busy with other things.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'contract', include: ['src/contract/**/*.test.ts'], environment: 'node' } },
      {
        extends: true,
        test: {
          name: 'server',
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
                include: ['src/server/**/*.test.ts'],
                environment: 'node' as const,
                globalSetup: 'src/server/testing/setup-postgres.ts',
              },
            },
          ]),
      {
        extends: true,
        test: {
          name: 'web',
          include: ['src/web/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          globalSetup: 'src/server/testing/setup-embedded.ts',
        },
      },
      { extends: true, test: { name: 'house', include: ['e2e/house/*.test.ts'], environment: 'node' } },
    ],
  },
}))
