import type { list as english } from '../en/list.ts'

export const list: typeof english = {
  counting: 'sayılıyor…',
  countUnknown: 'sayı alınamadı',
  refreshing: 'Yenileniyor',
  stale: 'Güncel değil: son yenileme {{time}} sularında başarısız oldu',
  views: 'Görünümler',
  export: 'Dışa aktar',
  copyLink: 'Bağlantıyı kopyala',
  linkCopied: 'Bağlantı kopyalandı',
  dropped: '{{name}}={{text}} filtresi burada anlamlı değil, uygulanmadı.',
  dismiss: 'Bu iletiyi gizle',
  noMatchHint: 'Seçili: {{filters}}.',
  drop: '“{{name}}” olmadan',
  clearAll: 'Tüm filtreleri temizle',
  andMore: '{{names}} ve {{count}} diğeri',
  found: { text: '“{{text}}” geçen', clear: 'Aramayı temizle' },
  filter: { bar: 'Filtreler', filters: 'Filtreler', set: 'Seçili filtreler', clear: 'Temizle', remove: '{{name}} filtresini kaldır' },
}
