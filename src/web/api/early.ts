/** Requests that index.html made before this code had run: each is handed over once, to whoever asks for the same address. */

declare global {
  interface Window {
    __santralEarly?: Record<string, Promise<Response>>
  }
}

/** The same address however its query is ordered. */
function keyOf(address: string): string {
  const url = new URL(address, location.origin)
  url.searchParams.sort()
  return `${url.pathname}${url.search}`
}

/** The answer under way for this address (path and query); undefined where there is none, or it was handed over already. */
export function takeEarly(address: string): Promise<Response> | undefined {
  const early = window.__santralEarly
  if (early === undefined) return undefined
  const wanted = keyOf(address)
  const key = Object.keys(early).find((one) => keyOf(one) === wanted)
  if (key === undefined) return undefined
  const answer = early[key]
  delete early[key]
  return answer
}
