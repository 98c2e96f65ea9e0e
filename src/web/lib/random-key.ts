/** A name nobody else has, for a request that may be repeated. Not crypto.randomUUID: a page without HTTPS has none. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
