export const companies = {
  contacts: 'Contacts',
  contactCount: '{{count, number}}',
  noContacts: 'No contact belongs to this company.',
  moreContacts_one: 'and {{count, number}} more',
  moreContacts_other: 'and {{count, number}} more',
  one: {
    kind: 'Company',
    loading: 'Loading the company',
    failed: 'The company could not be loaded',
    missing: 'There is no such company',
    missingWhy: 'The address may be mistyped, or the company was deleted.',
  },
}
