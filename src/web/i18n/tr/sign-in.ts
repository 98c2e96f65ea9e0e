export const signIn = {
  title: 'Oturum aç',
  lead: 'Hipcall hesabınızın çağrı geçmişi: ne yolunda gitmedi, neden gitmedi.',
  token: 'API anahtarı',
  tokenHint: 'Anahtar, hiçbir betiğin okuyamadığı bir çerezde mühürlü tutulur.',
  submit: 'Oturum aç',
  demo: 'Ya da örnek çağrı merkezini gezin:',
  demoPerson: { supervisor: 'Satya Nadella', agent: 'Holly James', admin: 'Bora Aksoy' },
  missing: 'Bir anahtar girin.',
  refused: 'Bu anahtar burada geçerli değil. Eksik karakter olup olmadığına bakın ya da yenisini isteyin.',
  refusedHere:
    'Bu anahtar burada geçerli değil: Hipcall onu tanımıyor ya da burada gösterilenden başka bir hesaba ait. Eksik karakter olup olmadığına bakın ya da yenisini isteyin.',
  tooMany: 'Çok fazla deneme yapıldı. {{seconds}} sn bekleyip yeniden deneyin.',
  failed: 'Oturum açılamadı: {{detail}}',
}
