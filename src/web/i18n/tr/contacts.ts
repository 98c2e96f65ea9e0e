import type { contacts as english } from '../en/contacts.ts'

export const contacts: typeof english = {
  owner: 'Sorumlu',
  calls: 'Çağrılar',
  missed_one: '{{count, number}} kaçan',
  missed_other: '{{count, number}} kaçan',
  lastCall: 'Son çağrı',
  tasks: 'Görevler',
  openTasks_one: '{{count, number}} açık',
  openTasks_other: '{{count, number}} açık',
  numbers: 'Telefon numaraları',
  noNumbers: 'Bilinen bir telefon numarası yok.',
  callsOfNumber: 'Bu numarayla çağrılar',
  one: {
    kind: 'Kişi kartı',
    loading: 'Kişi yükleniyor',
    failed: 'Kişi yüklenemedi',
    missing: 'Böyle bir kişi yok',
    missingWhy: 'Adres yanlış yazılmış ya da kişi silinmiş olabilir.',
  },
}
