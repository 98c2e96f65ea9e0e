/** How far an export is, and its end before its end. */
import { cancelExport, getExport } from '#contract/dashboard/exports.ts'
import { HttpError } from '../http/errors.ts'
import { type Accepted, type Route, route } from '../http/route.ts'
import type { ExportRegistry } from './registry.ts'

export function exportRoutes(registry: ExportRegistry): Route[] {
  const found = ({ params }: Accepted<typeof getExport>) => {
    const running = registry.find(params.uuid)
    if (running === undefined) throw new HttpError(404, `There is no export ${params.uuid}.`)
    return running
  }
  return [
    route(getExport, async (request) => ({ data: found(request).progress })),
    route(cancelExport, async (request) => {
      found(request).stop.abort()
      return {}
    }),
  ]
}
