import type { table as english } from '../en/table.ts'

export const table: typeof english = {
  settings: 'Sütunlar ve satır yüksekliği',
  actions: 'İşlemler',
  rows: 'Satırlar',
  columns: 'Sütunlar',
  columnsNote: 'Pencere daraldığında en önemsiz sütunlar gizlenir.',
  moveUp: '{{name}} sütununu sola taşı',
  moveDown: '{{name}} sütununu sağa taşı',
  density: 'Satır yüksekliği',
  densities: { compact: 'Sıkışık', normal: 'Normal', roomy: 'Ferah' },
  reset: 'İlk hâline getir',
  sort: 'Sıralama',
  highFirst: '{{name}}, büyükten küçüğe',
  lowFirst: '{{name}}, küçükten büyüğe',
  search: 'Ara',
  searchIn: '{{name}} içinde ara',
  noneFound: 'Bulunamadı',
  moreFound_one: '{{count}} kayıt daha var: bulmak için yazın',
  moreFound_other: '{{count}} kayıt daha var: bulmak için yazın',
}
