import type { detail as english } from '../en/detail.ts'

export const detail: typeof english = {
  status: 'Durum',
  state: { active: 'Etkin', passive: 'Pasif' },
  gone: 'Artık Hipcall’da yok',
  allCalls: 'Tümü',
  yes: 'Evet',
  no: 'Hayır',
  noNumber: 'yok',
  forbidden: 'Bunun için en az {{role}} rolü gerekir; sizinki {{own}}.',
}
