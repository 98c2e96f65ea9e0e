/// <reference types="vite/types/importMeta.d.ts" />
/** PGlite in a thread of its own, behind what Drizzle's driver needs of a client: a long statement holds up nobody who does not ask the database. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PGlite } from '@electric-sql/pglite'
import { readValue, writeValue } from './value-text.ts'

const [SCRIPT = ''] = Object.values(import.meta.glob<string>('./embedded-worker.js', { query: '?raw', import: 'default', eager: true }))

interface Answer {
  id: number
  rows?: (string | null)[][]
  fields?: { name: string; dataTypeID: number }[]
  affectedRows?: number
  error?: { message: string }
}

interface QueryOptions {
  rowMode?: 'array' | 'object'
}

interface Queryable {
  query: EmbeddedClient['query']
}

/** The part of PGlite's interface that Drizzle's driver uses. */
class EmbeddedClient {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  #lastId = 0
  /** The end of the last transaction that was asked for: what is asked after it waits for it, in the order it was asked. */
  #gate: Promise<unknown> | undefined

  constructor(dataDir: string | undefined) {
    const { resolve } = createRequire(import.meta.url)
    this.#worker = new Worker(SCRIPT, {
      eval: true,
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
      workerData: { dataDir, pglite: resolve('@electric-sql/pglite'), trigrams: resolve('@electric-sql/pglite/contrib/pg_trgm') },
    })
    this.#worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#worker.on('error', (error) => this.#failAll(error))
    this.#worker.on('exit', () => this.#failAll(new Error('The embedded database has stopped.')))
  }

  /** Resolves when the database is open. */
  opened(): Promise<Answer> {
    return this.#expect(0)
  }

  async query(text: string, params: unknown[] = [], options: QueryOptions = {}) {
    if (this.#gate !== undefined) await this.#gate
    return this.#query(text, params, options)
  }

  /** Statements of `work` go in without waiting; what others ask waits for the end. */
  transaction<T>(work: (client: Queryable) => Promise<T>): Promise<T> {
    const done = this.#transaction(this.#gate, work)
    const gate = done
      .catch(() => undefined)
      .then(() => {
        if (this.#gate === gate) this.#gate = undefined
      })
    this.#gate = gate
    return done
  }

  async #transaction<T>(before: Promise<unknown> | undefined, work: (client: Queryable) => Promise<T>): Promise<T> {
    if (before !== undefined) await before
    await this.#query('begin', [], {})
    try {
      const result = await work({ query: (text, params = [], options = {}) => this.#query(text, params, options) })
      await this.#query('commit', [], {})
      return result
    } catch (error) {
      await this.#query('rollback', [], {}).catch(() => undefined)
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#gate
    await this.#ask({ close: true })
    await this.#worker.terminate()
  }

  async #query(text: string, params: unknown[], { rowMode = 'object' }: QueryOptions) {
    const { rows = [], fields = [], affectedRows = 0 } = await this.#ask({ text, params: params.map(writeValue) })
    const values = rows.map((row) => row.map((value, index) => readValue(value, fields[index]?.dataTypeID ?? 0)))
    const asObject = (row: unknown[]) => Object.fromEntries(fields.map(({ name }, index) => [name, row[index]]))
    return { rows: rowMode === 'array' ? values : values.map(asObject), fields, affectedRows }
  }

  #ask(message: { text: string; params: (string | null)[] } | { close: true }): Promise<Answer> {
    this.#lastId += 1
    const answered = this.#expect(this.#lastId)
    this.#worker.postMessage({ id: this.#lastId, ...message })
    return answered
  }

  #expect(id: number): Promise<Answer> {
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.error === undefined) waiting?.resolve(answer)
    else waiting?.reject(Object.assign(new Error(answer.error.message), answer.error))
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

async function start(dataDir: string | undefined): Promise<EmbeddedClient> {
  const client = new EmbeddedClient(dataDir)
  await client.opened()
  return client
}

/**
 * Opens the database in a directory, or makes it there; undefined: in memory. The client has what Drizzle's driver uses of PGlite
 * (query, transaction, close), and nothing else.
 */
export async function openPglite(dataDir: string | undefined): Promise<PGlite> {
  // Making a database takes a program and memory of its own: they go with the thread that made it.
  if (dataDir !== undefined && !existsSync(join(dataDir, 'PG_VERSION'))) await (await start(dataDir)).close()
  return (await start(dataDir)) as unknown as PGlite
}
