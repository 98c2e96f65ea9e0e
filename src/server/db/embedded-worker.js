// PGlite in a thread of its own, so that a statement never holds up the requests of others. It is read as text and started by embedded.ts:
// plain JavaScript, for a thread is given a script and not a module of the build. It answers each message {id, text, params} or {id, close}
// with {id, rows, fields, affectedRows} or {id, error}; parameters and values are text as PostgreSQL reads and writes it.
const { existsSync, readdirSync, statSync } = require('node:fs')
const { join } = require('node:path')
const { parentPort, workerData } = require('node:worker_threads')
const { PGlite, protocol } = require(workerData.pglite)
const { pg_trgm } = require(workerData.trigrams)
const { serialize } = protocol

const place = workerData.dataDir === undefined ? {} : { dataDir: workerData.dataDir }

// Pages of tables and indexes that are kept in memory: hundreds of thousands of calls are asked for all over, and written all over.
const [FEW_PAGES, MANY_PAGES, LARGE] = ['64MB', '192MB', 500_000_000]

function bytesIn(directory) {
  if (!existsSync(directory)) return 0
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}

const isLarge = workerData.dataDir !== undefined && bytesIn(join(workerData.dataDir, 'base')) >= LARGE
const opened = PGlite.create({
  ...place,
  extensions: { pg_trgm },
  startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${isLarge ? MANY_PAGES : FEW_PAGES}`],
})

// The whole exchange in one message: PGlite's own query() sends each part by itself, and the way in and out costs more than a quick statement.
const END = Buffer.concat([serialize.describe({ type: 'P' }), serialize.execute({}), serialize.sync()])

// To understand a statement takes as long as to run a quick one: those asked last are kept understood, by their text, and planned anew each
// time. One that the others pushed out is closed with the next that is asked.
const MOST_KEPT = 500
const LONGEST_KEPT = 10_000
const kept = new Map()
let made = 0

// Of a statement that is marked so (plans.ts) the plan is kept as well, outside of transactions: what is set in those ends with them.
const SAME_PLAN = /^\s*\/\* same plan \*\//
const settings = { inTransaction: false, mode: undefined }

/** Exchanges that set how a statement is to be planned: none where that is set already. */
function planning(text) {
  const mode = SAME_PLAN.test(text) ? 'force_generic_plan' : 'force_custom_plan'
  const isSet = settings.inTransaction || settings.mode === mode
  if (!isSet) settings.mode = mode
  if (text === 'begin') settings.inTransaction = true
  if (text === 'commit' || text === 'rollback') settings.inTransaction = false
  return isSet ? [] : [Buffer.concat([serialize.parse({ name: '', text: `set plan_cache_mode to ${mode}` }), serialize.bind({}), END])]
}

function exchange(text, values) {
  const known = kept.get(text)
  if (known !== undefined) {
    kept.delete(text)
    kept.set(text, known)
    return { name: known, message: Buffer.concat([serialize.bind({ statement: known, values }), END]) }
  }
  made += 1
  const name = text.length > LONGEST_KEPT ? '' : `kept_${made}`
  return {
    name,
    message: Buffer.concat([...outdated(), serialize.parse({ name, text }), serialize.bind({ statement: name, values }), END]),
  }
}

function outdated() {
  if (kept.size < MOST_KEPT) return []
  const [[text, name]] = kept
  kept.delete(text)
  return [serialize.close({ type: 'S', name })]
}

async function answer({ text, params, close }) {
  const client = await opened
  if (close) return client.close()
  const { name, message } = exchange(text, params)
  const exchanges = [...planning(text), message].map((one) => client.execProtocol(one, { throwOnError: false }))
  const { messages } = (await Promise.all(exchanges)).at(-1)
  const found = { rows: [], fields: [], affectedRows: 0 }
  for (const message of messages) {
    if (message.name === 'dataRow') found.rows.push(message.fields)
    else if (message.name === 'bindComplete') found.rows = []
    else if (message.name === 'rowDescription') found.fields = message.fields.map(({ name, dataTypeID }) => ({ name, dataTypeID }))
    else if (message.name === 'commandComplete') found.affectedRows = Number(message.text.split(' ').at(-1)) || 0
    else if (message.name === 'parseComplete' && name !== '') kept.set(text, name)
    else if (message.name === 'error') throw message
  }
  return found
}

/** What of an error can be sent to another thread. */
function plain({ message, code, detail, constraint }) {
  return { message, code, detail, constraint }
}

opened.then(
  () => parentPort.postMessage({ id: 0 }),
  (error) => parentPort.postMessage({ id: 0, error: plain(error) }),
)
parentPort.on('message', async (message) => {
  try {
    parentPort.postMessage({ id: message.id, ...(await answer(message)) })
  } catch (error) {
    parentPort.postMessage({ id: message.id, error: plain(error) })
  }
})
