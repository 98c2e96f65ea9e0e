/** Records of packed days are put one behind the other and carry no uuid; equal ones stand for each other. */

/**
 * The bytes of `records` without one equal record for each of `gone` (bytes of pack.ts), all of `width` numbers. Undefined where there
 * are not as many.
 */
export function withoutRecords(records: Uint32Array, gone: Uint8Array, width: number): Uint8Array | undefined {
  const out = new Uint32Array(gone.buffer, gone.byteOffset, gone.byteLength / 4)
  if (out.length > records.length) return undefined
  const wanted = new Map<string, number>()
  // Most records are told apart by their first number, without making a text of them.
  const firsts = new Set<number>()
  for (let at = 0; at < out.length; at += width) {
    const key = out.subarray(at, at + width).join()
    wanted.set(key, (wanted.get(key) ?? 0) + 1)
    firsts.add(out[at] ?? 0)
  }
  const left = new Uint32Array(records.length - out.length)
  let length = 0
  for (let at = 0; at < records.length; at += width) {
    const key = firsts.has(records[at] ?? 0) ? records.subarray(at, at + width).join() : ''
    const more = wanted.get(key) ?? 0
    if (more > 0) wanted.set(key, more - 1)
    else if (length === left.length) return undefined
    else {
      for (let number = 0; number < width; number += 1) left[length + number] = records[at + number] ?? 0
      length += width
    }
  }
  return new Uint8Array(left.buffer)
}
