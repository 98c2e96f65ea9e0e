import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { contentSecurityPolicy, loadStaticFiles, type StaticFiles } from './static-files.ts'

const on = testDatabase()
const SCRIPT = 'document.title = "x"'
const INDEX = `<!doctype html><script>${SCRIPT}</script><script type="module" src="/assets/app-1.js"></script>`
const BUNDLE = 'export const x = 1;\n'.repeat(200)
let directory: string
let files: StaticFiles

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'santral-static-'))
  await mkdir(join(directory, 'assets'))
  await Promise.all([
    writeFile(join(directory, 'index.html'), INDEX),
    writeFile(join(directory, 'assets/app-1.js'), BUNDLE),
    writeFile(join(directory, 'assets/app-1.js.br'), brotliCompressSync(BUNDLE)),
    writeFile(join(directory, 'icon.svg'), '<svg/>'),
  ])
  files = await loadStaticFiles(directory)
})
afterAll(() => rm(directory, { recursive: true }))

const get = (path: string, headers: Record<string, string> = {}) => createTestApp(on.db, { files }).app.request(path, { headers })

it.each(['/', '/calls', '/calls/2023/03/31/0a1b2c3d-0000-4000-8000-000000000001', '/index.html', '/sign-in?next=%2F'])(
  'gives the page for %s, never kept without asking',
  async (path) => {
    const response = await get(path)
    expect([response.status, await response.text()]).toEqual([200, INDEX])
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  },
)

it('lets the page run its own scripts only, the inline one by its hash', async () => {
  const policy = (await get('/')).headers.get('content-security-policy')
  const hash = createHash('sha256').update(SCRIPT).digest('base64')
  expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(contentSecurityPolicy('<p>no script</p>')).toContain("script-src 'self';")
})

it.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)('sends %s where it is taken, and what the build named may be kept for ever', async (encoding, decode) => {
  const response = await get('/assets/app-1.js', { 'accept-encoding': encoding })
  const { headers } = response
  const body = new Uint8Array(await response.arrayBuffer())
  expect([headers.get('content-encoding'), headers.get('vary'), headers.get('cache-control')]).toEqual([
    encoding,
    'Accept-Encoding',
    'public, max-age=31536000, immutable',
  ])
  expect(headers.get('content-length')).toBe(String(body.length))
  expect(decode(body).toString()).toBe(BUNDLE)
})

it('prefers br, and sends the file as it is to who takes neither', async () => {
  expect((await get('/assets/app-1.js', { 'accept-encoding': 'gzip, deflate, br' })).headers.get('content-encoding')).toBe('br')
  const plain = await get('/assets/app-1.js')
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, BUNDLE])
  expect((await get('/assets/app-1.js.br')).status).toBe(404)
})

it('answers 304 to who has the file already', async () => {
  const first = await get('/icon.svg')
  expect(first.headers.get('content-type')).toBe('image/svg+xml')
  const again = await get('/icon.svg', { 'if-none-match': first.headers.get('etag') ?? '' })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

it.each(['/assets/app-2.js', '/assets/app', '/favicon.ico', '/assets/..%2f..%2fpackage.json', '/api/nothing', '/api'])(
  'answers 404 to %s, not the page',
  async (path) => {
    const response = await get(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/json'])
  },
)

it('answers HEAD with the headers alone', async () => {
  const response = await createTestApp(on.db, { files }).app.request('/assets/app-1.js', { method: 'HEAD' })
  expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, String(BUNDLE.length), ''])
})
