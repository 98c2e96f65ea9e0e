import { format } from 'node:util'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import type { Person } from './http/route.ts'
import { Secret } from './secret.ts'

it('is told to whoever asks for it, and to no log, answer or error', () => {
  const person: Person = { role: 'admin', user_id: null, name: 'Admin', token_id: null, upstream_token: new Secret('hunter2') }
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  log.info({ person, err: Object.assign(new Error('no'), { person }) }, 'here')
  const copy = { ...person, user_id: 3 }
  const shown = [
    ...lines,
    JSON.stringify(copy),
    format('%o %O %s %j', person, copy, person.upstream_token, person),
    `${person.upstream_token}`,
  ]
  for (const text of shown) expect(text).not.toContain('hunter2')
  expect(shown.join()).toContain('[secret]')
  expect(copy.upstream_token?.reveal()).toBe('hunter2')
})
