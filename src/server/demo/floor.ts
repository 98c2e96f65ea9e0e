/** Who is busy when on a day, so that nobody talks on two phones at once. Times are milliseconds since 1970. */

export class Floor {
  readonly #busy = new Map<number, [from: number, to: number][]>()

  /** True where the person has nothing between the two times. */
  isFree(userId: number, from: number, to: number): boolean {
    return (this.#busy.get(userId) ?? []).every(([start, end]) => end <= from || start >= to)
  }

  take(userId: number, from: number, to: number): void {
    const list = this.#busy.get(userId) ?? []
    list.push([from, to])
    this.#busy.set(userId, list)
  }
}
