/** The API's description as a page to read. Made here: the usual viewers need an install script, or a newer Node. */
import { html, raw } from 'hono/html'
import type { OpenApi, Operation, Parameter } from '#contract/openapi.ts'
import type { Json } from '#contract/openapi-schema.ts'
import { MAX_INT } from '#contract/wire.ts'

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c2526, #e6ecec); --quiet: light-dark(#566466, #9fb0b2); --line: light-dark(#d9e0e1, #2c3a3c); --accent: light-dark(#0b6a70, #55c2c9); --soft: light-dark(#f3f6f6, #182021); }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: light-dark(#fff, #101617); max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 6rem; }
h2 { margin: 2.5rem 0 .5rem; } a { color: var(--accent); } p { max-width: 45rem; } small { color: var(--quiet); }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; } summary { padding: .5rem .75rem; cursor: pointer; }
details > div { padding: 0 .75rem .75rem; overflow-x: auto; } code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { background: var(--soft); padding: .75rem; border-radius: 6px; overflow: auto; max-height: 24rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .25rem .75rem .25rem 0; border-top: 1px solid var(--line); vertical-align: top; }
.method { display: inline-block; min-width: 4.5rem; font-weight: 650; color: var(--accent); } .ours { color: var(--quiet); font-size: .85em; border: 1px solid var(--line); border-radius: 4px; padding: 0 .35rem; margin-left: .5rem; }
`

interface Entry {
  method: string
  path: string
  operation: Operation
}

export const API_DOCS_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
} as const

/** The page of a description, as HTML. */
export function apiDocs(api: OpenApi) {
  const entries: Entry[] = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  const groups = [...new Set(entries.map(({ operation }) => operation.tags[0] ?? ''))]
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Santral API</title><link rel="icon" href="/icon.svg"><style>${raw(STYLE)}</style></head>
<body><main>
<h1>Santral API</h1>
${api.info.description.split('\n\n').map(paragraph)}
<p>The same as data: <a href="/api/openapi.json">openapi.json</a></p>
${groups.map((group) =>
  section(
    group,
    entries.filter(({ operation }) => operation.tags[0] === group),
  ),
)}
<section><h2>Records</h2><p>What the answers above point at.</p>${Object.entries(api.components.schemas ?? {}).map(record)}</section>
</main></body></html>`
}

/** Text in backticks is code. */
function paragraph(text: string) {
  return html`<p>${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}</p>`
}

function record([name, schema]: [string, unknown]) {
  return html`<details id="${name}"><summary><code>${name}</code></summary><div><pre tabindex="0">${pretty(schema)}</pre></div></details>`
}

function section(group: string, entries: readonly Entry[]) {
  return html`<section><h2>${group}</h2>${entries.map(entryOf)}</section>`
}

const pretty = (value: unknown) => JSON.stringify(value, null, 2)
const ours = (added: true | undefined) => (added ? html`<span class="ours">addition</span>` : '')

function entryOf({ method, path, operation }: Entry) {
  return html`<details id="${operation.operationId}">
<summary><span class="method">${method}</span><code>${path}</code>${ours(operation['x-santral-addition'])}<br>${operation.summary}</summary>
<div>
${operation.parameters.length > 0 ? parameters(operation.parameters) : ''}
${operation.requestBody ? html`<h3>Body</h3><pre tabindex="0">${pretty(operation.requestBody.content)}</pre>` : ''}
<h3>Answers</h3>
<table><tbody>${Object.entries(operation.responses).map(([status, response]) => html`<tr><th scope="row">${status}</th><td>${String(response.description ?? '')}</td></tr>`)}</tbody></table>
<h3>Shape</h3>
<pre tabindex="0">${pretty(Object.values(operation.responses)[0]?.content)}</pre>
</div></details>`
}

function parameters(list: readonly Parameter[]) {
  return html`<h3>Parameters</h3><table><thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">Value</th></tr></thead><tbody>${list.map(
    (one) =>
      html`<tr><td><code>${one.name}</code>${ours(one['x-santral-addition'])}</td><td>${one.in}${one.required ? ', required' : ''}</td><td>${valuesOf(one.schema)}${one.description === undefined ? '' : html`<br><small>${one.description}</small>`}</td></tr>`,
  )}</tbody></table>`
}

/** What a parameter may be, in words. */
function valuesOf(schema: Json): string {
  const { type, items, minimum, maximum, maxLength, format } = schema
  if (Array.isArray(schema.enum)) return schema.enum.join(', ')
  if (type === 'array') return `one or more, with commas: ${valuesOf({ ...Object(items) })}`
  if (type === 'boolean') return 'true, false'
  if (type === 'integer') return `a whole number from ${minimum}${maximum === MAX_INT ? '' : ` to ${maximum}`}`
  if (format === 'uuid') return 'a UUID'
  return maxLength === undefined ? 'text' : `text of at most ${maxLength} characters`
}
