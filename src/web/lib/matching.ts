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
