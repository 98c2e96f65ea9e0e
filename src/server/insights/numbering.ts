/** Gives values small numbers, in order of appearance, so that sums can be kept in arrays. */
export class Numbering {
  readonly values: number[] = []
  readonly #indexes = new Map<number, number>()

  /** The number of a value; -1 for values below 1, which stand for none. */
  of(value: number): number {
    if (value < 1) return -1
    const known = this.#indexes.get(value)
    if (known !== undefined) return known
    this.#indexes.set(value, this.values.length)
    return this.values.push(value) - 1
  }
}
