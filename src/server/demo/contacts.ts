/** Whom the demo talks to: companies, contacts with their numbers, deals, tickets, tags. */
import type { Tag } from '#contract/hipcall/tags.ts'
import type { NewCompany, NewContact } from '../resources/directory/records.ts'
import { type Random, randomOf } from './random.ts'

const FIRST =
  'Ahmet Mehmet Mustafa Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Büşra Esra Özlem Yasemin Gül Cansu Ebru Tuğçe Deniz Çağla Işıl Burak Emre Serkan Volkan Tolga Onur Kaan Efe Arda Umut'.split(
    ' ',
  )
const LAST =
  'Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğan Yavuz Can Acar Aktaş Güler Yalçın Ünal Bulut Tekin Keskin Işık Turan Güneş Ateş Coşkun Avcı'.split(
    ' ',
  )
const TRADES = 'Lojistik Tekstil Gıda Otomotiv Yapı Turizm Kırtasiye Eczane Mobilya Enerji Danışmanlık Yazılım'.split(' ')
const FORMS = ['A.Ş.', 'Ltd. Şti.', 've Ortakları']
const FOREIGN = ['+442071838750', '+493012345678', '+31201234567', '+994125980000', '+12125550142', '+4440333', '+4442911']

/** The caller whom everybody in the demo knows: calls every day. */
export const KNOWN_CALLER = { contactId: 1, number: '+905326202911' } as const

export const TAGS: readonly Tag[] = (
  [
    ['VIP', '#0b6a70'],
    ['Şikâyet', '#b3261e'],
    ['Yeni müşteri', '#1c7440'],
    ['İade', '#8a5300'],
    ['Bayi', '#6b43b5'],
    ['Geri aranacak', '#1f5fb8'],
    ['Ödeme bekliyor', '#8a5300'],
    ['Kurumsal', '#576567'],
  ] as const
).map(([name, color], index) => ({ resource_type: 'tag', id: index + 1, name, tag_type: 'contact', color, description: null }))

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('')

/** A Turkish mobile or fixed number; now and then as other systems send it, without the plus. */
export function turkishNumber(random: Random): string {
  const mobile = random.chance(0.75)
  const body = mobile
    ? `5${random.pick(['05', '30', '32', '35', '41', '42', '43', '52', '53', '55'])}${digits(random, 7)}`
    : `${random.pick(['212', '216', '312', '232', '224', '322'])}${random.int(2, 8)}${digits(random, 6)}`
  return random.chance(0.04) ? `90${body}` : `+90${body}`
}

function companyOf(id: number, random: Random): NewCompany {
  return {
    id,
    name: `${random.pick(LAST)} ${random.pick(TRADES)} ${random.pick(FORMS)}`,
    owner_id: random.chance(0.8) ? random.int(19, 25) : null,
    numbers: [`+90${random.pick(['212', '216', '312'])}${random.int(2, 8)}${digits(random, 6)}`],
    tag_ids: random.chance(0.4) ? [random.pick([5, 8, 7])] : [],
  }
}

function contactOf(id: number, companies: number, random: Random): NewContact {
  const foreign = id % 29 === 0 ? FOREIGN[(id / 29) % FOREIGN.length] : undefined
  return {
    id,
    name: `${random.pick(FIRST)} ${random.pick(LAST)}`,
    company_id: random.chance(0.55) ? random.int(1, companies) : null,
    owner_id: random.chance(0.5) ? random.int(12, 25) : null,
    numbers: [foreign ?? turkishNumber(random), ...(random.chance(0.2) ? [turkishNumber(random)] : [])],
    tag_ids: random.chance(0.35) ? [random.int(1, TAGS.length)] : [],
  }
}

export interface Outsiders {
  companies: NewCompany[]
  contacts: NewContact[]
  deals: { id: number; name: string; owner_id: number | null; company_id: number | null }[]
  tickets: { id: number; name: string }[]
}

const made = new Map<number, Outsiders>()

/** Everybody outside, by the seed alone. */
export function outsidersOf(seed: number): Outsiders {
  const known = made.get(seed)
  if (known !== undefined) return known
  const random = randomOf(`outsiders ${seed}`)
  const companies = Array.from({ length: 45 }, (_, index) => companyOf(index + 1, random))
  const contacts = Array.from({ length: 320 }, (_, index) => contactOf(index + 1, companies.length, random))
  contacts[0] = { id: 1, name: 'Nalan Ergin', company_id: 1, owner_id: 14, numbers: [KNOWN_CALLER.number], tag_ids: [1, 6] }
  const deals = Array.from({ length: 20 }, (_, index) => ({
    id: index + 1,
    name: `${random.pick(TRADES)} sözleşmesi ${2024 + (index % 3)}`,
    owner_id: random.chance(0.8) ? random.int(19, 25) : null,
    company_id: random.int(1, companies.length),
  }))
  const tickets = Array.from({ length: 12 }, (_, index) => ({ id: index + 1, name: `Destek talebi #${1040 + index}` }))
  const outsiders = { companies, contacts, deals, tickets }
  made.set(seed, outsiders)
  return outsiders
}
