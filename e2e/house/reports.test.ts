import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readPlaywrightReport, readVitestReport } from '../run/reports.mjs'

function report(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'santral-report-')), 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

const vitest = (testResults: readonly object[]) =>
  report({ numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1, testResults })

const ran = { name: resolve('src/a.test.ts'), status: 'passed', assertionResults: [{}] }

test('unit tests: counted as reported', () => {
  expect(readVitestReport(vitest([ran]), ['src/a.test.ts'])).toEqual({ passed: 3, failed: 1, skipped: 2 })
})

test('unit tests: a file that could not be loaded is a failure, and so is one that never ran', () => {
  const unloadable = { name: resolve('src/b.test.ts'), status: 'failed', assertionResults: [] }
  const counts = readVitestReport(vitest([ran, unloadable]), ['src/a.test.ts', 'src/b.test.ts', 'src/c.test.ts'])
  expect(counts).toEqual({ passed: 3, failed: 3, skipped: 2 })
})

test('journeys: what had to be tried twice, errors outside of tests and files that never ran are failures', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
  const path = report({ stats, errors: [{ message: 'setup' }], suites: [{ file: 'journeys/a.spec.ts' }] })
  expect(readPlaywrightReport(path, ['journeys/a.spec.ts', 'journeys/b.spec.ts'])).toEqual({ passed: 5, failed: 4, skipped: 2 })
})

test('no report at all: every file counts as failed', () => {
  expect(readVitestReport('/nowhere/report.json', ['a', 'b'])).toEqual({ passed: 0, failed: 2, skipped: 0 })
  expect(readPlaywrightReport('/nowhere/report.json', ['a'])).toEqual({ passed: 0, failed: 1, skipped: 0 })
})
