/** Sounds that play: two soft voices taking turns, computed for any byte range from the call's uuid, and stored nowhere. */
import type { Sound } from '../http/play.ts'
import type { SoundKind } from '../http/recordings.ts'
import { hashOf } from './random.ts'

/** Samples a second, one byte each: as much as a telephone line carries. */
const RATE = 8_000
const HEADER = 44
/** Seconds a syllable lasts. */
const SYLLABLE = 0.19

/** The recording of a call or voicemail of this many whole seconds: a mono WAV of 8 bits. The same uuid sounds the same. */
export function recordingOf(uuid: string, seconds: number, kind: SoundKind): Sound {
  const samples = Math.max(1, seconds) * RATE
  const header = wavHeader(samples)
  const seed = hashOf(`${kind} ${uuid}`)
  return {
    length: HEADER + samples,
    type: 'audio/wav',
    read(start, end) {
      const bytes = new Uint8Array(Math.max(0, end - start))
      for (let at = start; at < end; at += 1) {
        bytes[at - start] = at < HEADER ? (header[at] ?? 0) : 128 + Math.round(90 * voice(seed, (at - HEADER) / RATE, kind))
      }
      return bytes
    },
  }
}

function wavHeader(samples: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(HEADER))
  const text = (at: number, word: string) => {
    for (const [index, letter] of [...word].entries()) view.setUint8(at + index, letter.charCodeAt(0))
  }
  text(0, 'RIFF')
  view.setUint32(4, 36 + samples, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  text(36, 'data')
  view.setUint32(40, samples, true)
  return new Uint8Array(view.buffer)
}

/** A number from 0 up to 1 for a step of a sequence. */
function chance(seed: number, step: number): number {
  let x = Math.imul(seed ^ (step + 0x9e3779b9), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return ((x ^ (x >>> 16)) >>> 0) / 4_294_967_296
}

/** Loudness from -1 to 1 at a time in seconds: turns of speech, in them syllables with pauses, of a low and a higher voice. */
function voice(seed: number, time: number, kind: SoundKind): number {
  const turn = Math.floor(time / 3.7)
  const second = kind === 'call' && chance(seed, turn) > 0.5
  const syllable = Math.floor(time / SYLLABLE)
  const loud = chance(seed + 1, syllable)
  if (loud < 0.22) return 0
  const within = time / SYLLABLE - syllable
  const swell = Math.sin(Math.PI * within) ** 1.5
  const pitch = (second ? 205 : 125) * (0.9 + 0.2 * chance(seed + 2, syllable))
  const phase = 2 * Math.PI * pitch * time
  const tone = Math.sin(phase) + 0.45 * Math.sin(2 * phase) + 0.25 * Math.sin((3 + Math.floor(loud * 4)) * phase)
  return (tone / 1.7) * swell * (0.35 + 0.5 * loud)
}
