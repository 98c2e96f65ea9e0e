/** A key that makes a request recognisable when it is sent again: the server then gives its first answer and writes nothing. */
export function newRequestKey(): string {
  // crypto.randomUUID is there in secure contexts only.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
