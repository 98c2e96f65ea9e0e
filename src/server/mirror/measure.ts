import type { Ask, CallsPage, Upstream } from '../upstream/upstream.ts'

/** Pages beyond which nobody's history goes. */
const FARTHEST = 1 << 24

/** About how many calls the account has (within a twentieth), found by looking for the end of its list; exact where it says so. */
export async function measure(upstream: Upstream, ask: Ask): Promise<number> {
  const { perPage } = upstream
  const isPast = (page: CallsPage) => page.last || page.calls.length === 0
  const first = await upstream.callsPage(ask, { page: 1 })
  if (first.total !== null) return first.total
  if (isPast(first)) return first.calls.length
  let [inside, outside] = [1, 16]
  for (; outside < FARTHEST; outside *= 4) {
    const page = await upstream.callsPage(ask, { page: outside })
    if (isPast(page)) break
    inside = outside
  }
  while (outside - inside > Math.max(1, outside / 20)) {
    const middle = (inside + outside) >> 1
    const page = await upstream.callsPage(ask, { page: middle })
    if (isPast(page)) outside = middle
    else inside = middle
  }
  return Math.round(((inside + outside) / 2) * perPage)
}
