/** The loudness of a recording along its length, for drawing. */

/** Recordings larger than this are played without being drawn, in bytes. */
const LARGEST = 24_000_000
/** Enough to see speech and silence, and a twentieth of what a recording of music would take to decode. */
const SAMPLE_RATE = 8000

/** The loudest sample (0–1) of each of `count` equal stretches, scaled so that the loudest of all is 1. */
export function peaksOf(samples: Float32Array, count: number): number[] {
  const peaks = Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * samples.length) / count)
    const to = Math.floor(((index + 1) * samples.length) / count)
    let peak = 0
    for (let at = from; at < to; at += 1) peak = Math.max(peak, Math.abs(samples[at] ?? 0))
    return peak
  })
  const loudest = Math.max(...peaks)
  return loudest === 0 ? peaks : peaks.map((peak) => peak / loudest)
}

/** Fetches and decodes a recording; null where it cannot be had or decoded: the player then draws a plain line. */
export async function loadPeaks(url: string, count: number, signal: AbortSignal): Promise<number[] | null> {
  try {
    const response = await fetch(url, { signal })
    if (!response.ok || Number(response.headers.get('content-length') ?? 0) > LARGEST) return null
    const context = new OfflineAudioContext(1, 1, SAMPLE_RATE)
    const audio = await context.decodeAudioData(await response.arrayBuffer())
    return peaksOf(audio.getChannelData(0), count)
  } catch {
    return null
  }
}
