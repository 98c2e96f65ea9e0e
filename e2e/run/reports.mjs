/** Turns what the test tools report into counts; a file of tests that a report does not mention counts as failed. */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Counts of a Vitest JSON report. A file that could not be loaded has no tests in it and counts as one failure.
 * @param {string} path where the report was written
 * @param {readonly string[]} expected test files that must be in it, relative to the project
 * @returns {Counts}
 */
export function readVitestReport(path, expected) {
  const report = readReport(path)
  if (!report) return { passed: 0, failed: expected.length, skipped: 0 }
  const ran = new Set(report.testResults.map((/** @type {{ name: string }} */ file) => relative(process.cwd(), file.name)))
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length + countMissing(expected, ran),
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * Counts of a Playwright JSON report; errors outside of tests count as failures each.
 * @param {string} path where the report was written
 * @param {readonly string[]} expected spec files that must be in it, relative to e2e/
 * @returns {Counts}
 */
export function readPlaywrightReport(path, expected) {
  const report = readReport(path)
  if (!report) return { passed: 0, failed: expected.length, skipped: 0 }
  const ran = new Set(report.suites.map((/** @type {{ file: string }} */ suite) => suite.file))
  const { stats } = report
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + report.errors.length + countMissing(expected, ran),
    skipped: stats.skipped,
  }
}

/**
 * @param {readonly string[]} expected
 * @param {ReadonlySet<string>} ran
 */
function countMissing(expected, ran) {
  const missing = expected.filter((file) => !ran.has(file))
  for (const file of missing) process.stderr.write(`did not run: ${file}\n`)
  return missing.length
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    process.stderr.write(`no report at ${path}: ${error}\n`)
    return undefined
  }
}
