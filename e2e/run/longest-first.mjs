/** Begins with the test that takes minutes: begun last, it would be waited for. */
import { BaseSequencer } from 'vitest/node'

/** @typedef {import('vitest/node').TestSpecification} TestSpecification */

export class LongestFirst extends BaseSequencer {
  /**
   * @override
   * @param {TestSpecification[]} files
   */
  async sort(files) {
    const sorted = await super.sort(files)
    const isLong = (/** @type {TestSpecification} */ { moduleId }) => moduleId.endsWith('/mirror/simulation.test.ts')
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
