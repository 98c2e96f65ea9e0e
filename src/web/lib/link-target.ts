/** Which addresses that people write become links. */

const SAFE: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:']

/** The address as a link may carry it; undefined for what is no whole address, and for those that run something (`javascript:`, `data:`). */
export function linkTarget(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, href } = new URL(address)
  return SAFE.includes(protocol) ? href : undefined
}
