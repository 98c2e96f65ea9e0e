import type { numbers as english } from '../en/numbers.ts'

export const numbers: typeof english = {
  title: 'Numaralar',
  count_one: '{{count, number}} numara',
  count_other: '{{count, number}} numara',
  nothing: 'Henüz numara yok',
  nothingHint: 'Numaralar Hipcall’da alınıp ayarlanır ve burada görünür.',
  noMatch: 'Eşleşen numara yok',
  failed: 'Numaralar yüklenemedi',
  loadingMore: 'Diğer numaralar yükleniyor',
  end_one: 'Tek numara bu.',
  end_other: 'Hepsi bu kadar: {{count, number}} numara.',
  moreFailed: 'Sonraki numaralar yüklenemedi.',
  find: 'Ada veya numaraya göre ara',
  findPlaceholder: 'Ad veya numara',
  column: { name: 'Ad', number: 'Numara', users: 'Varsayılan numarası olanlar' },
  users_one: '{{count, number}} kullanıcı',
  users_other: '{{count, number}} kullanıcı',
  nobody: 'Kimse',
  usersTitle: 'Varsayılan numarası bu olan kullanıcılar',
  one: {
    loading: 'Numara yükleniyor',
    failed: 'Numara yüklenemedi',
    missing: 'Böyle bir numara yok',
    missingWhy: 'Adres yanlış yazılmış ya da numara artık bu hesabın değil.',
  },
}
