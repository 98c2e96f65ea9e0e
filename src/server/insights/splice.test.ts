import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withoutRecords } from './splice.ts'

const records = fc.array(fc.tuple(fc.nat(2), fc.nat(1)), { maxLength: 12 })
const bytesOf = (some: readonly (readonly number[])[]) => new Uint8Array(Uint32Array.from(some.flat()).buffer)

it('takes one equal record out for each, and none where there are not as many', () => {
  fc.assert(
    fc.property(records, records, (all, gone) => {
      const left = [...all]
      const found = gone.every(([first, second]) => {
        const at = left.findIndex(([one, other]) => one === first && other === second)
        return at >= 0 && left.splice(at, 1)
      })
      const taken = withoutRecords(Uint32Array.from(all.flat()), bytesOf(gone), 2)
      const sorted = (bytes: Uint8Array) =>
        Array.from(new Uint32Array(bytes.slice().buffer), (_, at) => bytes.subarray(at * 8, at * 8 + 8).join()).sort()
      expect(taken && sorted(taken)).toEqual(found ? sorted(bytesOf(left)) : undefined)
    }),
  )
})
