import { describe, expect, it } from 'vitest'
import { recordingOf } from './sound.ts'

const UUID = 'caedfd1b-25ec-447e-ad87-3b7eb3d358ea'
const text = (bytes: Uint8Array) => String.fromCharCode(...bytes)

describe('the sound of a call', () => {
  const sound = recordingOf(UUID, 12, 'call')
  const whole = sound.read(0, sound.length)

  it('is a WAV of as many seconds as asked for', () => {
    expect(text(whole.slice(0, 4))).toBe('RIFF')
    expect(text(whole.slice(8, 16))).toBe('WAVEfmt ')
    const view = new DataView(whole.buffer)
    expect(view.getUint32(4, true)).toBe(sound.length - 8)
    expect(view.getUint32(40, true) / view.getUint32(28, true)).toBe(12)
    expect(sound.length).toBe(44 + 12 * 8000)
  })

  it('is the same in parts as in the whole, and the same again', () => {
    for (const [start, end] of [
      [0, 10],
      [40, 50],
      [5_000, 9_001],
      [sound.length - 3, sound.length],
    ] as const) {
      expect(sound.read(start, end)).toEqual(whole.slice(start, end))
    }
    expect(recordingOf(UUID, 12, 'call').read(0, sound.length)).toEqual(whole)
    expect(recordingOf(UUID, 12, 'voicemail').read(0, sound.length)).not.toEqual(whole)
  })

  it('has loud and quiet passages, and is never cut off at the loudest', () => {
    const levels = [...whole.slice(44)].map((byte) => Math.abs(byte - 128))
    expect(Math.max(...levels)).toBeGreaterThan(40)
    expect(Math.max(...levels)).toBeLessThan(128)
    expect(levels.filter((level) => level === 0).length / levels.length).toBeGreaterThan(0.1)
  })
})
