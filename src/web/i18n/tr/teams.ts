import type { teams as english } from '../en/teams.ts'

export const teams: typeof english = {
  title: 'Ekipler',
  count_one: '{{count, number}} ekip',
  count_other: '{{count, number}} ekip',
  nothing: 'Henüz ekip yok',
  nothingHint: 'Ekipler Hipcall’da kurulur ve burada görünür.',
  noMatch: 'Eşleşen ekip yok',
  failed: 'Ekipler yüklenemedi',
  loadingMore: 'Diğer ekipler yükleniyor',
  end_one: 'Tek ekip bu.',
  end_other: 'Hepsi bu kadar: {{count, number}} ekip.',
  moreFailed: 'Sonraki ekipler yüklenemedi.',
  find: 'Ada göre ara',
  findPlaceholder: 'Ekip adı',
  column: { name: 'Ekip', extension: 'Dahili', strategy: 'Çaldırma', wrapUp: 'Çağrı sonrası süre', callback: 'Geri arama' },
  wrapUpShort: '{{seconds}} sn çağrı sonrası',
  callbackOn: '{{key}} tuşuyla',
  announces: 'Sırayı söyler',
  announcesEvery: '{{length}} arayla',
  one: {
    loading: 'Ekip yükleniyor',
    failed: 'Ekip yüklenemedi',
    missing: 'Böyle bir ekip yok',
    missingWhy: 'Adres yanlış yazılmış ya da ekip silinmiş olabilir.',
  },
}
