/**
 * A client written from the API's documentation alone, as a customer would write one: it knows paths, bodies and the
 * fields of the example answers, nothing of the contract's schemas. Its base address is the only thing that changes.
 */

type Json = Record<string, unknown>

/** A request that failed; `errors` is that key of the answer's body. */
export class DocumentedError extends Error {
  readonly status: number
  readonly errors: Json
  constructor(status: number, message: string, errors: Json) {
    super(message)
    this.status = status
    this.errors = errors
  }
}

export interface Paged {
  data: Json[]
  links: Json
  meta: Json
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export class DocumentedClient {
  readonly #base: string
  readonly #token: string
  readonly #send: (request: Request) => Promise<Response>
  /** x-ratelimit-remaining of the last answer. */
  remaining = Number.NaN

  constructor(base: string, token: string, send: (request: Request) => Promise<Response> = fetch) {
    this.#base = base
    this.#token = token
    this.#send = send
  }

  async #call(method: string, path: string, input: { query?: Record<string, string>; body?: Json } = {}): Promise<Json> {
    const url = new URL(`/api/v20211124/${path}`, this.#base)
    for (const [key, value] of Object.entries(input.query ?? {})) url.searchParams.set(key, value)
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json', accept: 'application/json' }
    const body = input.body === undefined ? {} : { body: JSON.stringify(input.body) }
    const response = await this.#send(new Request(url, { method, headers, ...body }))
    this.remaining = Number(response.headers.get('x-ratelimit-remaining'))
    const answer: unknown = await response.json()
    if (!isJson(answer)) throw new Error(`${method} ${path}: the answer is not an object`)
    if (response.ok) return answer
    throw new DocumentedError(response.status, String(answer.message), isJson(answer.errors) ? answer.errors : {})
  }

  async #list(path: string, query: Record<string, string>): Promise<Paged> {
    const { data, links, meta } = await this.#call('GET', path, { query })
    if (!Array.isArray(data) || !isJson(links) || !isJson(meta)) throw new Error(`${path}: not a list`)
    return { data: data.filter(isJson), links, meta }
  }

  async #one(method: string, path: string, input: { query?: Record<string, string>; body?: Json } = {}): Promise<Json> {
    const { data } = await this.#call(method, path, input)
    if (!isJson(data)) throw new Error(`${path}: no data`)
    return data
  }

  cdrs = (query: Record<string, string> = {}) => this.#list('cdrs', query)
  cdr = (date: string, uuid: string) => this.#one('GET', `cdrs/${date}/${uuid}`)
  extensions = (query: Record<string, string> = {}) => this.#list('extensions', query)
  extension = (id: number) => this.#one('GET', `extensions/${id}`)
  greetings = (query: Record<string, string> = {}) => this.#list('greetings', query)
  greeting = (id: number) => this.#one('GET', `greetings/${id}`)
  numbers = (query: Record<string, string> = {}) => this.#list('numbers', query)
  number = (id: number) => this.#one('GET', `numbers/${id}`)
  tasks = (query: Record<string, string> = {}) => this.#list('tasks', query)
  task = (id: number) => this.#one('GET', `tasks/${id}`)
  createTask = (body: Json) => this.#one('POST', 'tasks', { body })
  teams = (query: Record<string, string> = {}) => this.#list('teams', query)
  team = (id: number) => this.#one('GET', `teams/${id}`)
  users = (query: Record<string, string> = {}) => this.#list('users', query)
  user = (id: number) => this.#one('GET', `users/${id}`)
  updateUser = (id: number, query: Record<string, string>) => this.#one('PUT', `users/${id}`, { query })
  createComment = (body: Json) => this.#one('POST', 'comments', { body })

  /** Names of the tags the target has afterwards, by their ids. */
  async createTags(target: 'companies' | 'contacts', id: number, tags: string[]): Promise<Map<number, string>> {
    const { data } = await this.#call('POST', `${target}/${id}/tags`, { body: { tags } })
    if (!Array.isArray(data)) throw new Error('tags: no data')
    return new Map(data.filter(isJson).map((tag) => [Number(tag.id), String(tag.name)]))
  }

  deleteTags = (target: 'companies' | 'contacts', id: number, tagId: number) => this.#call('DELETE', `${target}/${id}/tags/${tagId}`)
}
