/** One fold for every search and comparison of names: what a person types and what is stored meet in the same letters. */

/**
 * Lower case without accents, with the Turkish letters brought to their Latin neighbours: İ, I, ı and i are one letter,
 * ş is s, ğ is g, ç is c, ö is o, ü is u. Runs of white space become one space and the ends are trimmed.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .replace(/[æ]/g, 'ae')
    .replace(/[øœ]/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/\s+/g, ' ')
    .trim()
}
