/** Finding among names while a person types. */
import { fold } from '#contract/fold.ts'

/** Tells which texts hold every word typed, in any order, without regard to case, accents or Turkish letters. */
export function matching(typed: string): (text: string) => boolean {
  const words = fold(typed).split(' ')
  return (text) => {
    const folded = fold(text)
    return words.every((word) => folded.includes(word))
  }
}

/** Orders texts that match by how near they are to what was typed: those that begin with it, those with a word that does, the rest. */
export function nearestFirst(typed: string): (one: string, other: string) => number {
  const wanted = fold(typed)
  const distance = (text: string) => {
    const folded = fold(text)
    return folded.startsWith(wanted) ? 0 : folded.includes(` ${wanted}`) ? 1 : 2
  }
  return (one, other) => distance(one) - distance(other)
}
