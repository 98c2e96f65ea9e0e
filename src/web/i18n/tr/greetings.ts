import type { greetings as english } from '../en/greetings.ts'

export const greetings: typeof english = {
  title: 'Karşılamalar',
  count_one: '{{count, number}} karşılama',
  count_other: '{{count, number}} karşılama',
  nothing: 'Henüz karşılama yok',
  nothingHint: 'Karşılamalar Hipcall’da kurulur ve burada görünür.',
  noMatch: 'Eşleşen karşılama yok',
  failed: 'Karşılamalar yüklenemedi',
  loadingMore: 'Diğer karşılamalar yükleniyor',
  end_one: 'Tek karşılama bu.',
  end_other: 'Hepsi bu kadar: {{count, number}} karşılama.',
  moreFailed: 'Sonraki karşılamalar yüklenemedi.',
  find: 'Ada göre ara',
  findPlaceholder: 'Karşılama adı',
  column: {
    name: 'Karşılama',
    extension: 'Dahili',
    directDial: 'Dahili tuşlanabilir',
    timeout: 'Tuşlama bekleme süresi',
    tries: 'Deneme hakkı',
  },
  one: {
    loading: 'Karşılama yükleniyor',
    failed: 'Karşılama yüklenemedi',
    missing: 'Böyle bir karşılama yok',
    missingWhy: 'Adres yanlış yazılmış ya da karşılama silinmiş olabilir.',
  },
}
