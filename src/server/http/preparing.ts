/** What is answered while the server starts: that it does. */

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="2"><title>Santral is starting</title></head>
<body style="font: 16px/1.5 system-ui, sans-serif; margin: 20vh auto; max-width: 28rem; padding: 0 1rem"><main>
<h1 style="font-size: 1.25rem">Santral is starting</h1><p>It makes its call centre ready. This page opens by itself when it is done.</p>
</main></body></html>`

/** A 503 that says to try again, as a page for a browser; `/healthz` is well already. */
export function preparing(request: Request): Response {
  if (new URL(request.url).pathname === '/healthz') return Response.json({ status: 'ok' })
  const headers = { 'cache-control': 'no-store', 'retry-after': '2' }
  if (request.headers.get('accept')?.includes('text/html'))
    return new Response(PAGE, { status: 503, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
  return Response.json({ message: 'The server is starting. Try again in a moment.' }, { status: 503, headers })
}
