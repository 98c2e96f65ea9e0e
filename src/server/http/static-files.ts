/** Serves the browser's files: compressed once when the server starts, with the security headers of a page. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import { HttpError } from './errors.ts'

interface StaticFile {
  type: string
  plain: Buffer
  br?: Buffer
  gzip?: Buffer
}

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

/** Reads all files below a directory, by their path from it (`assets/x.js`). */
export async function loadStaticFiles(directory: string): Promise<StaticFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const loaded = await Promise.all(files.map(async (file) => [relative(directory, file).split(sep).join('/'), await load(file)] as const))
  return new Map(loaded)
}

async function load(file: string): Promise<StaticFile> {
  const plain = await readFile(file)
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  if (!COMPRESSED.test(type) || plain.length < 1024) return { type, plain }
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  const [br, gz] = await Promise.all([promisify(brotliCompress)(plain, quality), promisify(gzip)(plain)])
  return { type, plain, br, gzip: gz }
}

/** What a page may do: only our own scripts, and the inline ones of index.html by their hash. Mantine sets styles inline. */
export function contentSecurityPolicy(indexHtml: string): string {
  const inline = [...indexHtml.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '')
  const hashes = inline.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  return [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
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

const PAGE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
} as const

/** Answers a GET for a file, or index.html for a page of the app. Throws 404 for files that do not exist. */
export function serveStatic(files: StaticFiles): (context: Context) => Response {
  const index = files.get('index.html')
  const policy = contentSecurityPolicy(index?.plain.toString('utf8') ?? '')
  return (context) => {
    const path = context.req.path.slice(1)
    const file = files.get(path)
    if (file !== undefined && path !== 'index.html')
      return send(context, file, path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    if (index === undefined || (extname(path) !== '' && !path.includes('@'))) throw new HttpError(404)
    return send(context, index, 'no-cache', { 'content-security-policy': policy })
  }
}

function send(context: Context, file: StaticFile, cache: string, more: Readonly<Record<string, string>> = {}): Response {
  const accepted = context.req.header('accept-encoding') ?? ''
  const encoding =
    file.br !== undefined && /\bbr\b/.test(accepted) ? 'br' : file.gzip !== undefined && /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  const body = (encoding === undefined ? undefined : file[encoding]) ?? file.plain
  const headers = new Headers({
    ...PAGE_HEADERS,
    ...more,
    'content-type': file.type,
    'cache-control': cache,
    'content-length': String(body.length),
  })
  if (encoding !== undefined) headers.set('content-encoding', encoding)
  if (file.br !== undefined) headers.set('vary', 'Accept-Encoding')
  const etag = `"${createHash('sha1').update(file.plain).digest('base64url').slice(0, 16)}"`
  headers.set('etag', etag)
  if (context.req.header('if-none-match') === etag) {
    headers.delete('content-length')
    return new Response(null, { status: 304, headers })
  }
  return new Response(new Uint8Array(body), { headers })
}
