import type { comments as english } from '../en/comments.ts'

export const comments: typeof english = {
  title: 'Yorumlar',
  count: '{{count, number}}',
  nothing: 'Henüz yorum yok.',
  loading: 'Yorumlar yükleniyor…',
  failed: 'Yorumlar yüklenemedi',
  older: 'Önceki yorumlar',
  earlier_one: 'Önceki {{count}} yorum',
  earlier_other: 'Önceki {{count}} yorum',
  unfold: 'Tamamını göster',
  fold: 'Daha az göster',
  unknown: 'Yazan bilinmiyor',
  moment: '{{moment}} {{zone}}',
  new: 'Yeni yorum',
  hint: 'Markdown yazılabilir: **kalın**, listeler, bağlantılar. Ctrl ya da ⌘ ile Enter gönderir.',
  preview: 'Önizleme',
  write: 'Yazmaya devam et',
  send: 'Yorum yap',
  sending: 'Gönderiliyor…',
  added: 'Yorum eklendi',
}
