import type { companies as english } from '../en/companies.ts'

export const companies: typeof english = {
  contacts: 'Kişiler',
  contactCount: '{{count, number}}',
  noContacts: 'Bu şirkete bağlı kişi yok.',
  moreContacts_one: 've {{count, number}} kişi daha',
  moreContacts_other: 've {{count, number}} kişi daha',
  one: {
    kind: 'Şirket',
    loading: 'Şirket yükleniyor',
    failed: 'Şirket yüklenemedi',
    missing: 'Böyle bir şirket yok',
    missingWhy: 'Adres yanlış yazılmış ya da şirket silinmiş olabilir.',
  },
}
