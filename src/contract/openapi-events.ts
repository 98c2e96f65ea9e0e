/** The events in the OpenAPI: they are no endpoint of the table, whose answers end. */
import type { Operation } from './openapi.ts'

const DESCRIPTION = `An addition of Santral, not part of the documented Hipcall API. Each event has an \`id\`; who comes back with it is told what they missed.

- \`call\`: a call was stored; data is \`{"uuid", "started_at"}\`. Many at once are told as \`changed\`.
- \`changed\`: something of these resources is another now; data is \`{"resources": ["tasks", …]}\`.
- \`reset\`: what was missed is not known any more, so anything may have changed.
- \`heartbeat\`: every 20 seconds, the line is alive.`

type Shared = Pick<Operation, 'security'> & { refusals: Operation['responses'] }

export function eventsOperation({ security, refusals }: Shared): Operation {
  return {
    operationId: 'listenToEvents',
    summary: 'What happens, as server-sent events: calls that arrive and data that changes',
    description: DESCRIPTION,
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
