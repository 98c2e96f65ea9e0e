/** Figures for Prometheus: how long each endpoint takes and what it answers. Labels are names and statuses, never ids. */
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface Metrics {
  /** `seconds` that the endpoint of this name took to answer with this status. */
  observe(endpoint: string, status: number, seconds: number): void
  /** The text to serve, and its content type. */
  text(): Promise<{ body: string; type: string }>
}

export function createMetrics(): Metrics {
  const register = new Registry()
  const duration = new Histogram({
    name: 'santral_request_duration_seconds',
    help: 'Time to answer a request, by endpoint and status',
    labelNames: ['endpoint', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers: [register],
  })
  let collecting = false
  return {
    observe: (endpoint, status, seconds) => duration.observe({ endpoint, status: String(status) }, seconds),
    async text() {
      // The process's own figures need observers that cost something: they start when somebody first asks.
      if (!collecting) collectDefaultMetrics({ register })
      collecting = true
      return { body: await register.metrics(), type: register.contentType }
    },
  }
}
