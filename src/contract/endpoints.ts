/** Every endpoint there is. A test asserts that the server serves each of these and nothing else under /api. */
import * as audit from './dashboard/audit.ts'
import * as callbacks from './dashboard/callbacks.ts'
import * as calls from './dashboard/calls.ts'
import * as targetComments from './dashboard/comments.ts'
import * as companies from './dashboard/companies.ts'
import * as contacts from './dashboard/contacts.ts'
import * as directory from './dashboard/directory.ts'
import * as exported from './dashboard/exports.ts'
import * as insights from './dashboard/insights.ts'
import * as numberChanges from './dashboard/number-changes.ts'
import * as search from './dashboard/search.ts'
import * as session from './dashboard/session.ts'
import * as sync from './dashboard/sync.ts'
import * as targetTags from './dashboard/tags.ts'
import * as taskLinks from './dashboard/tasks.ts'
import * as tokens from './dashboard/tokens.ts'
import * as views from './dashboard/views.ts'
import type { Endpoint } from './endpoint.ts'
import * as cdrs from './hipcall/cdrs.ts'
import * as comments from './hipcall/comments.ts'
import * as extensions from './hipcall/extensions.ts'
import * as greetings from './hipcall/greetings.ts'
import * as numbers from './hipcall/numbers.ts'
import * as tags from './hipcall/tags.ts'
import * as tasks from './hipcall/tasks.ts'
import * as teams from './hipcall/teams.ts'
import * as users from './hipcall/users.ts'

/** The 21 endpoints Hipcall documents for v20211124, in its order. */
export const HIPCALL_ENDPOINTS: readonly Endpoint[] = [
  cdrs.listCdrs,
  cdrs.retrieveCdr,
  comments.createComment,
  tags.addCompanyTags,
  tags.removeCompanyTag,
  tags.addContactTags,
  tags.removeContactTag,
  extensions.listExtensions,
  extensions.retrieveExtension,
  greetings.listGreetings,
  greetings.retrieveGreeting,
  numbers.listNumbers,
  numbers.retrieveNumber,
  tasks.listTasks,
  tasks.retrieveTask,
  tasks.createTask,
  teams.listTeams,
  teams.retrieveTeam,
  users.listUsers,
  users.retrieveUser,
  users.updateUser,
]

/** What Santral adds. */
export const DASHBOARD_ENDPOINTS: readonly Endpoint[] = [
  session.getAccount,
  session.getSession,
  session.signIn,
  session.chooseUser,
  session.signOut,
  directory.getDirectory,
  calls.listCalls,
  calls.countCalls,
  calls.getCallContext,
  callbacks.listCallbacks,
  callbacks.countCallbacks,
  callbacks.getCallbackFigures,
  callbacks.getCallback,
  callbacks.assignCallback,
  callbacks.snoozeCallback,
  callbacks.closeCallback,
  callbacks.reopenCallback,
  callbacks.takeNextCallback,
  contacts.getContact,
  companies.getCompany,
  taskLinks.getTaskLinks,
  targetComments.listComments,
  targetTags.listContactTags,
  targetTags.listCompanyTags,
  targetTags.suggestTags,
  search.search,
  insights.getInsights,
  insights.getInsightDefinitions,
  audit.listAudit,
  numberChanges.previewNumberChange,
  numberChanges.createNumberChange,
  numberChanges.listNumberChanges,
  numberChanges.getNumberChange,
  numberChanges.resumeNumberChange,
  numberChanges.undoNumberChange,
  sync.getSync,
  sync.pauseSync,
  sync.resumeSync,
  sync.listSetAside,
  exported.getExport,
  exported.cancelExport,
  views.listViews,
  views.createView,
  views.updateView,
  views.deleteView,
  tokens.listTokens,
  tokens.createToken,
  tokens.revokeToken,
]

export const ENDPOINTS: readonly Endpoint[] = [...HIPCALL_ENDPOINTS, ...DASHBOARD_ENDPOINTS]
