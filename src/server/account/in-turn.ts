/** Lets those who ask for the same thing in this process go one after the other. */
export type InTurn = <T>(what: string, work: () => Promise<T>) => Promise<T>

export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (what, work) => {
    const before = last.get(what)
    const mine = (async () => {
      await before?.catch(() => undefined)
      return work()
    })()
    last.set(what, mine)
    try {
      return await mine
    } finally {
      if (last.get(what) === mine) last.delete(what)
    }
  }
}
