import { describe, expect, it } from 'vitest'
import { peaksOf } from './recording-peaks.ts'

describe('peaks', () => {
  it('are the loudest sample of each stretch, the loudest of all being 1', () => {
    expect(peaksOf(Float32Array.of(0.1, -0.25, 0, 0.5, 0, 0), 3)).toEqual([0.5, 1, 0])
  })

  it('of silence, of nothing and of less than one sample a stretch are flat', () => {
    expect(peaksOf(new Float32Array(8), 2)).toEqual([0, 0])
    expect(peaksOf(new Float32Array(), 2)).toEqual([0, 0])
    expect(peaksOf(Float32Array.of(0.5), 2)).toEqual([0, 1])
  })
})
