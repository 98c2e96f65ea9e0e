/** Every resource's routes, gathered. */
import type { Deps } from '../deps.ts'
import type { Route } from '../http/route.ts'
import { insightRoutes } from '../insights/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { callbackRoutes } from './callbacks/routes.ts'
import { callRoutes } from './calls/routes.ts'
import { cdrRoutes } from './cdrs/routes.ts'
import { commentRoutes } from './comments/routes.ts'
import { companyRoutes } from './companies/routes.ts'
import { contactRoutes } from './contacts/routes.ts'
import { directoryRoutes } from './directory/routes.ts'
import { extensionRoutes } from './extensions/routes.ts'
import { greetingRoutes } from './greetings/routes.ts'
import { numberChangeRoutes } from './number-changes/routes.ts'
import { numberRoutes } from './numbers/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { syncRoutes } from './sync/routes.ts'
import { tagRoutes } from './tags/routes.ts'
import { taskRoutes } from './tasks/routes.ts'
import { teamRoutes } from './teams/routes.ts'
import { tokenRoutes } from './tokens/routes.ts'
import { userRoutes } from './users/routes.ts'
import { viewRoutes } from './views/routes.ts'

export function resourceRoutes(deps: Deps): Route[] {
  return [
    auditRoutes,
    callbackRoutes,
    callRoutes,
    cdrRoutes,
    commentRoutes,
    companyRoutes,
    contactRoutes,
    directoryRoutes,
    extensionRoutes,
    greetingRoutes,
    insightRoutes,
    numberChangeRoutes,
    numberRoutes,
    searchRoutes,
    syncRoutes,
    tagRoutes,
    taskRoutes,
    teamRoutes,
    tokenRoutes,
    userRoutes,
    viewRoutes,
  ].flatMap((routes) => routes(deps))
}
