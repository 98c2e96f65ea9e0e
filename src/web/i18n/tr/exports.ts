import type { exports as english } from '../en/exports.ts'

export const exports: typeof english = {
  calls_one: '{{count, number}} çağrı dosya olarak',
  calls_other: '{{count, number}} çağrı dosya olarak',
  all: 'Tüm zamanların tüm çağrıları',
  xlsx: 'Excel (XLSX)',
  csv: 'CSV',
  hint: 'Listenin sırasıyla. Bundan sonra başlayan çağrılar dosyada olmaz.',
  starting: 'Dosya hazırlanıyor…',
  running: '{{total}} çağrının {{rows}} kadarı yazıldı',
  progress: 'Yazılan çağrılar',
  done_one: 'Dosyada {{count, number}} çağrı var; indirilenler klasörünüzde.',
  done_other: 'Dosyada {{count, number}} çağrı var; indirilenler klasörünüzde.',
  cancelled: 'İptal edildi: indirilen dosya eksik.',
  failed: 'Dosya tamamlanamadı. İndirilen dosya eksik; yeniden deneyin.',
  fine: 'Kapat',
}
