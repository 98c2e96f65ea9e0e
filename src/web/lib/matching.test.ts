import { expect, it } from 'vitest'
import { matching, nearestFirst } from './matching.ts'

it('finds all words in any order, without regard to case, accents or Turkish letters', () => {
  expect(['Işıl Çağlar', 'ÇAĞLAR, IŞIL', 'Isil Caglayan', 'Işıl'].filter(matching('caglar isil'))).toEqual(['Işıl Çağlar', 'ÇAĞLAR, IŞIL'])
})

it('brings first what begins with it, then what has a word that does', () => {
  const names = ['Gülşah Tekin', 'Fatma Nur Şahin', 'Ayşe Yılmaz', 'Satya Nadella', 'Şahin Kaya']
  expect(names.filter(matching('sa')).sort(nearestFirst('sa'))).toEqual(['Satya Nadella', 'Şahin Kaya', 'Fatma Nur Şahin', 'Gülşah Tekin'])
})
