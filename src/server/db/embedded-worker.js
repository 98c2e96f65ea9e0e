// PGlite in a thread of its own, so that a statement never holds up the requests of others. It is read as text and started by embedded.ts:
// plain JavaScript, for a thread is given a script and not a module of the build. It answers each message {id, text, params} or {id, close}
// with {id, rows, fields, affectedRows} or {id, error}; parameters and values are text as PostgreSQL reads and writes it.
const { parentPort, workerData } = require('node:worker_threads')
const { PGlite, protocol } = require(workerData.pglite)
const { pg_trgm } = require(workerData.trigrams)
const { serialize } = protocol

const place = workerData.dataDir === undefined ? {} : { dataDir: workerData.dataDir }
const opened = PGlite.create({
  ...place,
  extensions: { pg_trgm },
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=64MB'],
})

// The whole exchange in one message: PGlite's own query() sends each part by itself, and the way in and out costs more than a quick statement.
const END = Buffer.concat([serialize.describe({ type: 'P' }), serialize.execute({}), serialize.sync()])
const exchange = (text, values) => Buffer.concat([serialize.parse({ text }), serialize.bind({ values }), END])

async function answer({ text, params, close }) {
  const client = await opened
  if (close) return client.close()
  const { messages } = await client.execProtocol(exchange(text, params))
  const found = { rows: [], fields: [], affectedRows: 0 }
  for (const message of messages) {
    if (message.name === 'dataRow') found.rows.push(message.fields)
    else if (message.name === 'rowDescription') found.fields = message.fields.map(({ name, dataTypeID }) => ({ name, dataTypeID }))
    else if (message.name === 'commandComplete') found.affectedRows = Number(message.text.split(' ').at(-1)) || 0
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
