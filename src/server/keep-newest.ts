/** Lets the oldest entries of a map go until it has at most so many. What is set again without being deleted first stays as old as it was. */
export function keepNewest<K>(map: Map<K, unknown>, most: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= most) break
    map.delete(oldest)
  }
}
