/** What each role may do. The server decides with this table; the screen hides or explains with the same one. */

export const ROLES = ['agent', 'supervisor', 'admin'] as const
export type Role = (typeof ROLES)[number]

export const RIGHTS = [
  'read',
  'task.create',
  'comment.create',
  'tag.write',
  'callback.work',
  'export',
  'view.share',
  'audit.read',
  'number.assign',
  'token.manage',
  'account.manage',
] as const
export type Right = (typeof RIGHTS)[number]

const LOWEST_ROLE: Readonly<Record<Right, Role>> = {
  read: 'agent',
  'task.create': 'agent',
  'comment.create': 'agent',
  'tag.write': 'agent',
  'callback.work': 'agent',
  export: 'supervisor',
  'view.share': 'supervisor',
  'audit.read': 'supervisor',
  'number.assign': 'admin',
  'token.manage': 'admin',
  'account.manage': 'admin',
}

/** The least role that has this right. */
export function lowestRole(right: Right): Role {
  return LOWEST_ROLE[right]
}

/** True when a person of this role has this right: roles include each other, agent < supervisor < admin. */
export function may(role: Role, right: Right): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LOWEST_ROLE[right])
}
