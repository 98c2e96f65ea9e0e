/** Colours of new tags: readable as a chip on light and dark. */
const PALETTE = ['#2f7ed8', '#0ca678', '#e8590c', '#9c36b5', '#d6336c', '#5c7cfa', '#66a80f', '#f08c00', '#1098ad', '#868e96'] as const

/** The colour of a new tag: always the same for the same folded name. */
export function tagColor(folded: string): string {
  let sum = 0
  for (const letter of folded) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return PALETTE[sum % PALETTE.length] ?? PALETTE[0]
}
