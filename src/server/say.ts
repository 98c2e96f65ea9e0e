/** Lines for the person at the terminal, apart from the log. */

/** One line on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** One line on standard error, and the end of the process with exit code 1. */
export function stopWith(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
