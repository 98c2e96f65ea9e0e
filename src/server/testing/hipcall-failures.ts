/** Ways in which a request to Hipcall is not answered. */
import type { HipcallApp, Through } from './hipcall.ts'

/** Lets `fail` happen to the first write only. */
export function onFirstWrite(app: HipcallApp, fail: Through): void {
  let left = 1
  app.line.through = (request, next) => (request.method !== 'GET' && left-- > 0 ? fail(request, next) : next(request))
}

/** The request is lost on its way. */
export const lostRequest: Through = () => Promise.reject(new TypeError('terminated'))

const HTML = new Response('<html>Bad gateway</html>', { status: 200, headers: { 'content-type': 'text/html' } })
/** A write that is not answered: whether it was done all the same, and the status a person is told where it was not. */
export interface Failure {
  what: string
  done: boolean
  status: 502 | 504
  through(app: HipcallApp): Through
}

export const FAILURES: readonly Failure[] = [
  {
    what: 'the answer is lost',
    done: true,
    status: 502,
    through: () => async (request, next) => {
      await next(request)
      throw new TypeError('terminated')
    },
  },
  {
    what: 'a 500 comes after it was done',
    done: true,
    status: 502,
    through: () => async (request, next) => {
      await next(request)
      return Response.json({ message: 'Server Error' }, { status: 500 })
    },
  },
  {
    what: 'a page of HTML comes after it was done',
    done: true,
    status: 502,
    through: () => async (request, next) => {
      await next(request)
      return HTML.clone()
    },
  },
  {
    what: 'nothing comes after it was done',
    done: true,
    status: 504,
    through: (app) => async (request, next) => {
      await next(request)
      return app.stall(request)
    },
  },
  { what: 'the request is lost', done: false, status: 502, through: () => lostRequest },
  { what: 'a 500 comes and nothing was done', done: false, status: 502, through: () => async () => Response.json({}, { status: 500 }) },
  { what: 'nothing comes and nothing was done', done: false, status: 504, through: (app) => (request) => app.stall(request) },
]

/** A promise, and how to resolve it. */
export function gate(): { opened: Promise<void>; open(): void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}
