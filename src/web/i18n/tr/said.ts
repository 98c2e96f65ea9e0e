import type { said as english } from '../en/said.ts'

export const said: typeof english = {
  late: 'Hipcall zamanında yanıt vermedi.',
  strange: 'Hipcall beklenen biçimde yanıt vermedi.',
  notReady: 'Sunucu hazır değil. Biraz sonra yeniden deneyin.',
  operatorRefused: 'Hipcall bu sunucunun anahtarını artık kabul etmiyor.',
  notCompared: 'Hipcall bu sunucunun anahtarını kabul etmiyor; bu yüzden sizinki onun hesabıyla karşılaştırılamıyor.',
  notChecked: 'Hipcall yanıt vermiyor; bu yüzden bu anahtar denetlenemiyor. Biraz sonra yeniden deneyin.',
  tokenInvalid: 'Bu anahtar Hipcall’da geçerli değil.',
  tokenOfAnother: 'Bu anahtar başka bir Hipcall hesabının.',
  tokenUnknownHere: 'Bu anahtar burada geçerli değil.',
  tokenOfHere: 'Hipcall’da bir şey değiştirmek için bir Hipcall anahtarıyla giriş yapın: bu anahtar yalnızca burada biliniyor.',
  nothingChanged: 'Hipcall’a ulaşılamıyor. Orada hiçbir şey değişmedi: yeniden denemek güvenlidir.',
  numberAsItWas: 'Hipcall yanıt vermedi; varsayılan numara olduğu gibi duruyor. Yeniden denemek güvenlidir.',
  numberUnknown: 'Hipcall yanıt vermedi; varsayılan numaranın şimdi ne olduğu da sorulamadı. Yeniden denemenin zararı yok.',
  numberChangedMeanwhile: 'Bu kullanıcının varsayılan numarasını bu arada başka biri değiştirdi.',
  taskNotThere: 'Hipcall yanıt vermedi; görev orada yok. Yeniden denemek güvenlidir.',
  taskUnknownKeyed: 'Hipcall yanıt vermedi; görevin orada olup olmadığı da sorulamadı. Yeniden denemek güvenlidir: önce orada aranır.',
  taskUnknown: 'Hipcall yanıt vermedi; görevin orada olup olmadığı da sorulamadı. Yeniden oluşturmadan önce onu arayın.',
  taskStillUnknown: 'Bu görevin oluşturulup oluşturulmadığı henüz bilinmiyor; Hipcall’a sorulamadı. Biraz sonra yeniden deneyin.',
  commentUnknown:
    'Hipcall yanıt vermedi ve yorumlar orada aranamıyor: bunun yazılıp yazılmadığı bilinmiyor. Yeniden gönderirseniz iki kez yazılabilir.',
  tagsUnknown: 'Hipcall ikinci kez de yanıt vermedi: etiketlerin değişip değişmediği bilinmiyor. Yeniden denemenin zararı yok.',
}
