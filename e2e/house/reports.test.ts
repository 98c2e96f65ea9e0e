import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { startVitest } from 'vitest/node'
import { readPlaywrightReport, readUnitReport } from '../run/reports.mjs'
import { UnitReporter } from '../run/unit-reporter.mjs'

const directory = () => mkdtempSync(join(tmpdir(), 'santral-report-'))

function report(content: unknown): string {
  const path = join(directory(), 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

test('unit tests: counted as reported, and a file that never ran is a failure', () => {
  const path = report({ passed: 3, skipped: 2, failures: ['a › b: wrong'], files: ['src/a.test.ts'] })
  expect(readUnitReport(path, ['src/a.test.ts', 'src/b.test.ts'])).toEqual({
    passed: 3,
    skipped: 2,
    failures: ['a › b: wrong', 'src/b.test.ts: did not run'],
  })
})

test('unit tests: what fails is named, also outside of tests', async () => {
  const root = directory()
  const written = { name: 'some', root, include: ['*.test.js'] }
  writeFileSync(
    join(root, 'a.test.js'),
    `import { test } from '${resolve('node_modules/vitest/dist/index.js')}'
    test('right', () => {})
    test.skip('later', () => {})
    test('wrong', () => { throw new Error('not so') })
    test('careless', () => { void Promise.reject(new Error('nobody waits for this')) })`,
  )
  writeFileSync(join(root, 'b.test.js'), 'throw new Error("cannot be loaded")')
  const outputFile = join(root, 'report.json')
  const exitCode = process.exitCode
  const run = await startVitest('test', [], {
    ...written,
    config: false,
    watch: false,
    reporters: [new UnitReporter(outputFile)],
  })
  await run.close()
  process.exitCode = exitCode
  const { passed, skipped, failures } = JSON.parse(readFileSync(outputFile, 'utf8'))
  expect({ passed, skipped }).toEqual({ passed: 2, skipped: 1 })
  expect(failures.sort()).toEqual([
    expect.stringMatching(/outside of a test: .*nobody waits for this/),
    expect.stringMatching(/a\.test\.js › wrong: .*not so/),
    expect.stringMatching(/b\.test\.js: .*cannot be loaded/),
  ])
})

test('journeys: what had to be tried twice, errors outside of tests and files that never ran are failures', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
  const inner = { title: 'in light', specs: [spec('calls', 'flaky'), spec('call', 'expected')] }
  const suites = [{ title: 'a.spec.ts', file: 'journeys/a.spec.ts', specs: [spec('opens', 'unexpected')], suites: [inner] }]
  const path = report({ stats, errors: [{ message: 'setup' }], suites })
  expect(readPlaywrightReport(path, ['journeys/a.spec.ts', 'journeys/b.spec.ts'])).toEqual({
    passed: 5,
    skipped: 2,
    failures: [
      'a.spec.ts › opens: unexpected',
      'a.spec.ts › in light › calls: flaky',
      'outside of a test: setup',
      'journeys/b.spec.ts: did not run',
    ],
  })
})

test('no report at all: every file counts as failed', () => {
  expect(readUnitReport('/nowhere/report.json', ['a', 'b'])).toEqual({
    passed: 0,
    skipped: 0,
    failures: ['a: did not run', 'b: did not run'],
  })
  expect(readPlaywrightReport('/nowhere/report.json', ['a'])).toEqual({ passed: 0, skipped: 0, failures: ['a: did not run'] })
})
