import type { form as english } from '../en/form.ts'

export const form: typeof english = {
  tooShort_one: 'En az {{count}} karakter.',
  tooShort_other: 'En az {{count}} karakter.',
  tooLong_one: 'En çok {{count}} karakter.',
  tooLong_other: 'En çok {{count}} karakter.',
  invalid: 'Bu okunamıyor.',
  save: 'Kaydet',
  cancel: 'Vazgeç',
  close: 'Kapat',
  undo: 'Geri al',
  optional: 'isteğe bağlı',
  notSaved: 'Kaydedilmedi: {{reason}}',
}
