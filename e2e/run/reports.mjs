/** Turns what the test tools report into counts; a file of tests that a report does not mention counts as failed. */
import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, skipped: number, failures: string[] }} Counts `failures`: what failed and why, a line each. */

/**
 * @param {string} path where unit-reporter.mjs wrote its report
 * @param {readonly string[]} expected test files that must be in it, relative to the project
 * @returns {Counts}
 */
export function readUnitReport(path, expected) {
  const report = readReport(path)
  if (!report) return { passed: 0, skipped: 0, failures: expected.map(didNotRun) }
  const { passed, skipped, failures, files } = /** @type {import('./unit-reporter.mjs').UnitReport} */ (report)
  return { passed, skipped, failures: [...failures, ...missing(expected, files)] }
}

/**
 * Counts of a Playwright JSON report; errors outside of tests count as failures each, and so does what had to be tried twice.
 * @param {string} path where the report was written
 * @param {readonly string[]} expected spec files that must be in it, relative to e2e/
 * @returns {Counts}
 */
export function readPlaywrightReport(path, expected) {
  const report = readReport(path)
  if (!report) return { passed: 0, skipped: 0, failures: expected.map(didNotRun) }
  const { stats, suites, errors } = /** @type {import('playwright/types/testReporter').JSONReport} */ (report)
  return {
    passed: stats.expected,
    skipped: stats.skipped,
    failures: [
      ...suites.flatMap((suite) => failedIn(suite)),
      ...errors.map(({ message }) => `outside of a test: ${message}`),
      ...missing(
        expected,
        suites.map(({ file }) => file),
      ),
    ],
  }
}

/**
 * @param {import('playwright/types/testReporter').JSONReportSuite} suite
 * @param {string} [above]
 * @returns {string[]}
 */
function failedIn({ title, specs, suites = [] }, above = '') {
  const here = `${above}${title} › `
  const own = specs.flatMap((spec) => spec.tests.map(({ status }) => ({ name: `${here}${spec.title}`, status })))
  const failed = own.filter(({ status }) => status === 'unexpected' || status === 'flaky')
  return [...failed.map(({ name, status }) => `${name}: ${status}`), ...suites.flatMap((inner) => failedIn(inner, here))]
}

/** @param {string} file */
const didNotRun = (file) => `${file}: did not run`

/**
 * @param {readonly string[]} expected
 * @param {readonly string[]} ran
 */
function missing(expected, ran) {
  const known = new Set(ran)
  return expected.filter((file) => !known.has(file)).map(didNotRun)
}

/**
 * @param {string} path
 * @returns {unknown}
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    process.stderr.write(`no report at ${path}: ${error}\n`)
    return undefined
  }
}
