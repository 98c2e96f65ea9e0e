/** Serves the browser's files with the security headers of a page; compressed by the build, and for old browsers when the server starts. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import { HttpError } from './errors.ts'

interface StaticFile {
  type: string
  etag: string
  plain: Uint8Array<ArrayBuffer>
  br?: Uint8Array<ArrayBuffer>
  gzip?: Uint8Array<ArrayBuffer>
}

/** Files by their path from the root: `assets/x.js`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSED = /^(text|application\/(json|manifest)|image\/svg)/

/** Reads all files below a directory. `x.js.br` is `x.js` compressed. */
export async function loadStaticFiles(directory: string): Promise<StaticFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = new Set(entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
  const files = [...paths].filter((path) => !(path.endsWith(COPY) && paths.has(path.slice(0, -COPY.length))))
  const loaded = files.map(async (file) => {
    const copy = paths.has(file + COPY) ? await read(file + COPY) : undefined
    return [relative(directory, file).split(sep).join('/'), await load(file, copy)] as const
  })
  return new Map(await Promise.all(loaded))
}

const COPY = '.br'
const read = async (file: string) => new Uint8Array(await readFile(file))

async function load(file: string, br: Uint8Array<ArrayBuffer> | undefined): Promise<StaticFile> {
  const plain = await read(file)
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  // Weak: the compressed forms share it.
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`
  if (!COMPRESSED.test(type) || plain.length < 1024) return { type, etag, plain }
  return { type, etag, plain, ...(br === undefined ? {} : { br }), gzip: new Uint8Array(await promisify(gzip)(plain)) }
}

/** What a page may do: only our own scripts, and the inline ones of index.html by their hash. */
export function contentSecurityPolicy(indexHtml: string): string {
  const inline = [...indexHtml.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '')
  const hashes = inline.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...hashes].join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const SECURITY = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
} as const

/** Answers a GET for a file, or index.html for a page of the app. Throws 404 for files that do not exist. */
export function serveStatic(files: StaticFiles): (context: Context) => Response {
  const index = files.get('index.html')
  const policy = contentSecurityPolicy(new TextDecoder().decode(index?.plain))
  return (context) => {
    const path = context.req.path.slice(1)
    const file = path === 'index.html' ? undefined : files.get(path)
    // The names of what the build makes change with their content.
    if (file !== undefined) return send(context, file, { 'cache-control': path.startsWith('assets/') ? FOREVER : 'no-cache' })
    if (index === undefined || path.startsWith('assets/') || (path !== 'index.html' && extname(path) !== '')) throw new HttpError(404)
    return send(context, index, { 'cache-control': 'no-cache', 'content-security-policy': policy })
  }
}

const FOREVER = 'public, max-age=31536000, immutable'

function send(context: Context, file: StaticFile, more: Readonly<Record<string, string>>): Response {
  const headers = new Headers({ ...SECURITY, ...more, etag: file.etag })
  if (file.gzip !== undefined) headers.set('vary', 'Accept-Encoding')
  if (context.req.header('if-none-match') === file.etag) return new Response(null, { status: 304, headers })
  const accepted = context.req.header('accept-encoding') ?? ''
  const encoding = (['br', 'gzip'] as const).find((name) => file[name] !== undefined && new RegExp(`\\b${name}\\b`).test(accepted))
  const body = (encoding === undefined ? undefined : file[encoding]) ?? file.plain
  headers.set('content-type', file.type)
  headers.set('content-length', String(body.length))
  if (encoding !== undefined) headers.set('content-encoding', encoding)
  return new Response(body, { headers })
}
