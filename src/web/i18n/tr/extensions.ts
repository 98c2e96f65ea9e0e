import type { extensions as english } from '../en/extensions.ts'

export const extensions: typeof english = {
  title: 'Dahililer',
  count_one: '{{count, number}} dahili',
  count_other: '{{count, number}} dahili',
  nothing: 'Henüz dahili yok',
  nothingHint: 'Dahililer Hipcall’da kurulur ve burada görünür.',
  noMatch: 'Eşleşen dahili yok',
  failed: 'Dahililer yüklenemedi',
  loadingMore: 'Diğer dahililer yükleniyor',
  end_one: 'Tek dahili bu.',
  end_other: 'Hepsi bu kadar: {{count, number}} dahili.',
  moreFailed: 'Sonraki dahililer yüklenemedi.',
  find: 'Numaraya göre ara',
  findPlaceholder: 'Numaranın bir bölümü',
  column: { number: 'Dahili', kind: 'Tür', target: 'Çaldırdığı', created: 'Oluşturulma', updated: 'Değiştirilme' },
  kind: { user: 'Kullanıcı', team: 'Ekip', greeting: 'Karşılama' },
  nothingRung: 'Hiçbir şey',
  callsOf: 'Çağrılar: {{name}}',
  one: {
    title: 'Dahili {{number}}',
    loading: 'Dahili yükleniyor',
    failed: 'Dahili yüklenemedi',
    missing: 'Böyle bir dahili yok',
    missingWhy: 'Adres yanlış yazılmış ya da dahili silinmiş olabilir.',
  },
}
