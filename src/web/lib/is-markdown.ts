/** What may mean something else than itself: signs of Markdown, addresses, and what begins a line as lists and quotes do. */
const MARKS = /[*_`~[\]<>#|\\]|https?:|www\.|@|&|^\s*([-+=]|\d+[.)])|^ {4}|^ *\t/m

/** False where a text is drawn as it stands, line by line. */
export function isMarkdown(text: string): boolean {
  return MARKS.test(text)
}
