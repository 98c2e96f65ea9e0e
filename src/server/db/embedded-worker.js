// PGlite in a thread of its own, so that a statement never holds up the requests of others. It is read as text and started by embedded.ts:
// plain JavaScript, for a thread is given a script and not a module of the build. It answers each message {id, text, params} or {id, close}
// with {id, rows, fields, affectedRows} or {id, error}; values are left as PostgreSQL writes them.
const { parentPort, workerData } = require('node:worker_threads')
const { PGlite, types } = require(workerData.pglite)
const { pg_trgm } = require(workerData.trigrams)

const ARRAYS = [1000, 1005, 1007, 1009, 1015, 1016, 1021, 1022, 2951]
const asText = (text) => text
const parsers = Object.fromEntries([...Object.values(types).filter(Number.isInteger), ...ARRAYS].map((type) => [type, asText]))

const place = workerData.dataDir === undefined ? {} : { dataDir: workerData.dataDir }
const opened = PGlite.create({
  ...place,
  extensions: { pg_trgm },
  parsers,
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=64MB'],
})

async function answer({ text, params, close }) {
  const client = await opened
  if (close) return client.close()
  const { rows, fields, affectedRows } = await client.query(text, params, { rowMode: 'array', parsers })
  return { rows, fields, affectedRows }
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
