/** What the pages of all resources say alike. */
export const detail = {
  status: 'State',
  state: { active: 'Active', passive: 'Passive' },
  gone: 'No longer in Hipcall',
  allCalls: 'All of them',
  yes: 'Yes',
  no: 'No',
  noNumber: 'none',
  forbidden: 'The role {{role}} or a higher one may do this; yours is {{own}}.',
}
