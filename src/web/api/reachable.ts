/** Whether the server is there and ready to answer: one that is starting answers already, but not with data. */
export async function isReachable(): Promise<boolean> {
  try {
    const response = await fetch('/readyz', { cache: 'no-store' })
    return response.ok
  } catch {
    return false
  }
}
