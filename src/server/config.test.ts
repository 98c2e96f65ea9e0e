import { describe, expect, it } from 'vitest'
import { demoTokensAllowed, readConfig } from './config.ts'

const SECRET = 'x'.repeat(32)

describe('the settings', () => {
  it('have the documented defaults', () => {
    expect(readConfig({})).toEqual({
      PORT: 4173,
      HOST: '127.0.0.1',
      DATA_DIR: './data',
      ACCOUNT_TIME_ZONE: 'Europe/Istanbul',
      API_RATE_LIMIT: 30,
      CALLBACK_TALK_SECONDS: 10,
      DEMO_DAYS: 90,
      DEMO_CALLS_PER_DAY: 300,
      DEMO_LIVE: true,
      DEMO_SEED: 1,
      DEMO_PUBLIC: false,
      LOG_LEVEL: 'info',
    })
  })

  it('are read as what they are', () => {
    const given = { PORT: '0', DEMO_LIVE: 'false', DATABASE_URL: 'postgresql://u@h/d', SESSION_SECRET: SECRET, ACCOUNT_TIME_ZONE: 'UTC' }
    expect(readConfig(given)).toMatchObject({ PORT: 0, DEMO_LIVE: false, DATABASE_URL: 'postgresql://u@h/d', ACCOUNT_TIME_ZONE: 'UTC' })
  })

  it('count as not set when they are empty, and leave other variables alone', () => {
    expect(readConfig({ PORT: '', HIPCALL_API_TOKEN: '', PATH: '/bin', toString: 'x' })).toEqual(readConfig({}))
  })

  it.each([
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PORT', '80a', 'a whole number'],
    ['PORT', ' ', 'a whole number'],
    ['API_RATE_LIMIT', '0', 'a whole number from 1'],
    ['DEMO_DAYS', '-1', 'a whole number'],
    ['DEMO_CALLS_PER_DAY', '1e3', 'a whole number'],
    ['DEMO_SEED', '1.5', 'a whole number'],
    ['DEMO_LIVE', 'yes', 'true or false'],
    ['DEMO_PUBLIC', '1', 'true or false'],
    ['LOG_LEVEL', 'loud', 'trace, debug'],
    ['ACCOUNT_TIME_ZONE', 'Europe/Nowhere', 'an IANA time zone'],
    ['DATABASE_URL', 'mysql://h/d', 'postgres:// or postgresql://'],
    ['HIPCALL_API_URL', 'api.hipcall.com.tr', 'https:// or http://'],
    ['SESSION_SECRET', 'short', 'at least 32 characters'],
  ])('are refused in one line that names them: %s=%s', (name, value, told) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must [^\\n]*${told}[^\\n]*$`))
  })

  it('do not repeat a secret when they refuse it', () => {
    expect(() => readConfig({ SESSION_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
    expect(() => readConfig({ DATABASE_URL: 'mysql://u:hunter2@h/d' })).not.toThrow(/hunter2/)
  })

  it('need both of a Hipcall account, whose address may name the version', () => {
    const HIPCALL_API_URL = 'https://api.hipcall.com.tr/api/v20211124'
    expect(() => readConfig({ HIPCALL_API_URL })).toThrow('go together')
    expect(() => readConfig({ HIPCALL_API_TOKEN: 'x' })).toThrow('go together')
    expect(readConfig({ HIPCALL_API_URL, HIPCALL_API_TOKEN: 'x' })).toMatchObject({ HIPCALL_API_URL, HIPCALL_API_TOKEN: 'x' })
  })

  it.each(['two words', 'line\nbreak', 'türkçe', ' x', 'x'.repeat(501)])(
    'refuse %j as a token, and do not repeat it',
    (HIPCALL_API_TOKEN) => {
      const given = { HIPCALL_API_URL: 'https://api.hipcall.com.tr', HIPCALL_API_TOKEN }
      expect(() => readConfig(given)).toThrow(
        /^HIPCALL_API_TOKEN must be a token: up to 500 characters, none of them a space. Change it or leave it out.$/,
      )
    },
  )

  it('need a secret of their own with a database server', () => {
    expect(() => readConfig({ DATABASE_URL: 'postgres://h/d' })).toThrow('SESSION_SECRET is required')
  })
})

describe("the demo's tokens", () => {
  it.each([
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.1.2', false],
    ['127.0.0.1.example.com', false],
  ])('where HOST is %s: %s', (HOST, allowed) => {
    expect(demoTokensAllowed({ HOST, DEMO_PUBLIC: false })).toBe(allowed)
    expect(demoTokensAllowed({ HOST, DEMO_PUBLIC: true })).toBe(true)
    expect(demoTokensAllowed({ HOST, DEMO_PUBLIC: true, HIPCALL_API_URL: 'https://api.hipcall.com.tr' })).toBe(false)
  })
})
