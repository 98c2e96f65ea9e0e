import fc from 'fast-check'
import { expect, it } from 'vitest'
import { testDatabase } from '#server/testing/database.ts'
import { cover, joined, readCovered, type Stretch } from './covered.ts'

const on = testDatabase()

const stretches = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
    .map(([from, length]) => ({ from: from * 1000, to: (from + length) * 1000 })),
  { maxLength: 12 },
)
const isCovered = (at: number, all: readonly Stretch[]) => all.some(({ from, to }) => from <= at && at <= to)

it('joins what touches and nothing else', () => {
  fc.assert(
    fc.property(stretches, (given) => {
      const all = joined(given)
      // Stretches that end and begin at the same second are one; what lies between two seconds is nobody's.
      const halves = Array.from({ length: 150 }, (_, index) => index * 500)
      expect(halves.filter((at) => isCovered(at, all))).toEqual(halves.filter((at) => isCovered(at, given)))
      for (const [index, { from }] of all.entries()) expect(all[index + 1]?.to ?? Number.NEGATIVE_INFINITY).toBeLessThan(from)
    }),
  )
})

it('keeps them as they are joined, back to the first call', async () => {
  let known: Stretch[] = []
  const all: Stretch[] = [
    { from: 50_000, to: 60_000 },
    { from: 40_000, to: 60_000 },
    { from: 90_000, to: 100_000 },
    { from: 10_000, to: 20_000 },
    { from: 55_000, to: 110_000 },
    { from: Number.NEGATIVE_INFINITY, to: 15_000 },
  ]
  for (const stretch of all) {
    known = await cover(on.db, known, stretch)
    expect(await readCovered(on.db)).toEqual(known)
  }
  expect(known).toEqual([
    { from: 40_000, to: 110_000 },
    { from: Number.NEGATIVE_INFINITY, to: 20_000 },
  ])
})
