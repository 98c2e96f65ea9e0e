import type { live as english } from '../en/live.ts'

export const live: typeof english = {
  title: 'Canlı',
  figures: 'Bugün, şu ana kadar',
  yesterday: 'dün bu saatte {{value}}',
  hours: 'Bugünün gelen çağrıları, saat saat',
  band: '{{hour}}: {{n}} {{what}}',
  noCalls: 'Bugün henüz çağrı gelmedi.',
  calls: 'En yeni çağrılar',
  callbacks: 'Geri aranacaklar',
  nobody: 'Geri aranmayı bekleyen yok.',
  attempts_one: '{{count, number}} deneme',
  attempts_other: '{{count, number}} deneme',
  live: 'Kendiliğinden güncel',
  looking: 'Her 15 saniyede bir bakıyor',
  broken: 'Güncel değil: sunucuya {{time}} saatinden beri ulaşılamıyor',
  failed: 'Canlı ekran yüklenemedi',
  full: 'Tam ekran',
  small: 'Tam ekrandan çık',
  fullHint: 'F: tam ekran, ekran açık kalır',
}
