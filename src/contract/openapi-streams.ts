/** What is served as a stream, in the OpenAPI: no endpoints of the table, whose answers are JSON. */
import type { Operation, Parameter } from './openapi.ts'

const EVENTS = `An addition of Santral, not part of the documented Hipcall API. Each event has an \`id\`; who comes back with it is told what they missed.

- \`call\`: a call was stored; data is \`{"uuid", "started_at"}\`. Many at once are told as \`changed\`.
- \`changed\`: something of these resources is another now; data is \`{"resources": ["tasks", …]}\`.
- \`reset\`: what was missed is not known any more, so anything may have changed.
- \`heartbeat\`: every 20 seconds, the line is alive.`

type Shared = Pick<Operation, 'security'> & { refusals: Operation['responses'] }

export function eventsOperation({ security, refusals }: Shared): Operation {
  return {
    operationId: 'listenToEvents',
    summary: 'What happens, as server-sent events: calls that arrive and data that changes',
    description: EVENTS,
    tags: ['Event'],
    'x-santral-addition': true,
    parameters: [
      {
        name: 'last_event_id',
        in: 'query',
        required: false,
        description: 'Go on after this event; the header Last-Event-ID says the same.',
        schema: { type: 'string' },
      },
    ],
    responses: {
      200: { description: 'Events, until one of the two goes', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      ...refusals,
    },
    security,
  }
}

const EXPORT = `An addition of Santral, not part of the documented Hipcall API. The filter, whole, in the order of the list, made while it is sent. It needs the role supervisor.

- csv: UTF-8 with a byte order mark, CRLF; parted by commas, in Turkish by semicolons. Cells that a spreadsheet would carry out begin with an apostrophe; phone numbers are as they are.
- xlsx: phone numbers are text, times are those of the account's zone, durations are seconds; its last sheet says what it is of.`

export function exportOperation({ security, refusals, parameters }: Shared & { parameters: Parameter[] }): Operation {
  const bytes = { schema: { type: 'string', format: 'binary' } }
  return {
    operationId: 'exportCalls',
    summary: 'The list of calls as a file',
    description: EXPORT,
    tags: ['Export'],
    'x-santral-addition': true,
    parameters,
    responses: {
      200: {
        description: 'The file, under a name that says its days',
        content: { 'text/csv': bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': bytes },
      },
      ...refusals,
    },
    security,
  }
}
