/** Keys that no other request has. `crypto.randomUUID` is not there where a page came without TLS. */
export function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
