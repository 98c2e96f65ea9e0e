/** What the pages of all resources say alike. */
export const detail = {
  status: 'State',
  state: { active: 'Active', passive: 'Passive' },
  allCalls: 'All of them',
  yes: 'Yes',
  no: 'No',
}
