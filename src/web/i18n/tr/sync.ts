import type { sync as english } from '../en/sync.ts'

export const sync: typeof english = {
  mark: {
    to: '{{time}} kadar tam',
    waiting: 'Başlamadı',
    filling: 'Dolduruluyor',
    paused: 'Duraklatıldı',
    failing: 'Yanıt yok',
    refused: 'Erişim yok',
    and: '{{to}} · {{state}}',
  },
  atLeast: 'en az {{count}}',
  gap: {
    before: '{{to}} öncesindeki çağrılar henüz burada değil',
    after: '{{from}} sonrasındaki çağrılar henüz burada değil',
    between: '{{from}} – {{to}} arasındaki çağrılar henüz burada değil',
    all: 'Bu dönemin çağrıları henüz burada değil',
    none: 'Henüz hiçbir çağrı burada değil',
    several_one: '{{count}} aralıktaki çağrılar henüz burada değil: {{gaps}}',
    several_other: '{{count}} aralıktaki çağrılar henüz burada değil: {{gaps}}',
  },
  stretch: { before: '{{to}} öncesi', after: '{{from}} sonrası', between: '{{from}} – {{to}}', more: 've {{count}} aralık daha' },
  doing: {
    coming: 'Getiriliyorlar.',
    comingIn: 'Getiriliyorlar; tüm geçmiş yaklaşık {{time}} içinde tamamlanır.',
    waiting: 'Eşitleme henüz başlamadı.',
    paused: 'Eşitleme duraklatıldı.',
    failing: 'Hipcall gerektiği gibi yanıt vermiyor; kendiliğinden yeniden deneniyor.',
    refused: 'Hipcall bu sunucunun anahtarını artık kabul etmiyor, bu yüzden hiçbir şey getirilmiyor.',
  },
  counts: 'Sayılar burada olanlara aittir.',
  account: 'Hesap',
  stepsOf: '{{count, number}} çağrıdan {{held, number}} tanesinin adımları burada.',
  end: 'Burada olanların hepsi bu kadar: {{count, number}}.',
  reachedMaybe: 'Bu arada birine ulaşılmış olabilir.',
  notCompared: 'karşılaştırılmadı: önceki günlerin hepsi henüz burada değil',
}
