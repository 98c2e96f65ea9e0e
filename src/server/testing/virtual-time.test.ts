import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVirtualTime } from './virtual-time.ts'

describe('virtual time', () => {
  it('wakes sleepers in their order, each at its time', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(50), { maxLength: 60 }), async (naps) => {
        const time = createVirtualTime(1_000)
        const woken: [number, number][] = []
        naps.forEach((nap, index) => {
          void time.sleep(nap).then(() => woken.push([time.now(), index]))
        })
        expect(time.pending).toBe(naps.length)
        await time.run()
        expect(woken).toEqual(
          naps.map((nap, index): [number, number] => [1_000 + nap, index]).sort(([a, first], [b, second]) => a - b || first - second),
        )
        expect(time.pending).toBe(0)
      }),
      { numRuns: 50 },
    ))

  it('lets who was woken lie down again, and stops where it should', async () => {
    const time = createVirtualTime(0)
    const beats: number[] = []
    void (async () => {
      while (time.now() < 1_000) {
        await time.sleep(30)
        beats.push(time.now())
      }
    })()
    await time.run(100)
    expect([beats, time.now(), time.pending]).toEqual([[30, 60, 90], 100, 1])
    await time.run()
    expect([beats.length, time.now(), await time.next()]).toEqual([34, 1_020, false])
  })

  it('lets a sleeper go when its signal is aborted', async () => {
    const time = createVirtualTime(0)
    const stop = new AbortController()
    let awake = false
    void time.sleep(100, stop.signal).then(() => {
      awake = true
    })
    stop.abort()
    await time.settle()
    expect([awake, time.pending, time.now(), await time.next()]).toEqual([true, 0, 0, false])
    await time.sleep(5, stop.signal)
  })

  it('stands still while real work goes on', async () => {
    let working = 0
    const time = createVirtualTime(0, { busy: () => working > 0 })
    const seen: number[] = []
    const real = async (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
    void time.during(real(20)).then(() => seen.push(time.now()))
    working = 1
    void real(30).then(() => {
      seen.push(time.now())
      working = 0
    })
    void time.sleep(1).then(() => seen.push(time.now()))
    await time.run()
    expect(seen).toEqual([0, 0, 1])
  })
})
