/** A Vitest reporter that writes what `npm test` sums up: how many tests passed, which did not and why, and what went wrong outside of tests. */
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'

/**
 * @typedef {{ passed: number, skipped: number, files: string[], failures: string[] }} UnitReport
 * `files`: those that ran, relative to the project. `failures`: one line each, for a test, a file that could not be loaded, or an
 * error that no test owns, such as a promise nobody waited for.
 */

export class UnitReporter {
  /** @param {string} outputFile */
  constructor(outputFile) {
    this.outputFile = outputFile
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly { message?: string, stack?: string }[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {UnitReport} */
    const report = { passed: 0, skipped: 0, files: [], failures: [] }
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId)
      const where = `${module.project.name}: ${file}`
      report.files.push(file)
      report.failures.push(...module.errors().map((error) => `${where}: ${firstLines(error)}`))
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result()
        if (state === 'passed') report.passed += 1
        else if (state === 'failed') report.failures.push(`${where} › ${test.fullName}: ${firstLines(errors[0])}`)
        else report.skipped += 1
      }
    }
    report.failures.push(...unhandledErrors.map((error) => `outside of a test: ${firstLines(error, 6)}`))
    writeFileSync(this.outputFile, JSON.stringify(report))
  }
}

/**
 * The beginning of what an error says, on one line.
 * @param {{ message?: string, stack?: string } | undefined} error
 * @param {number} [lines]
 */
function firstLines(error, lines = 2) {
  return (error?.stack ?? error?.message ?? 'no reason given').split('\n').slice(0, lines).join(' ').replace(/\s+/g, ' ')
}
