/** The words of a file of calls, in both languages; outcomes and directions are called as on the screen, which a test holds. */
import type { ExportLanguage } from '#contract/dashboard/exports.ts'
import type { Outcome } from '#contract/hipcall/call-outcome.ts'
import type { Direction } from '#contract/hipcall/enums.ts'

/** How a stretch that is not here lies in the period of a file. */
export type GapPlace = 'all' | 'before' | 'between' | 'after'

export interface FileWords {
  sheet: string
  about: string
  filter: string
  allCalls: string
  zone: string
  madeAt: string
  count: string
  completeness: string
  /** `from` null: from the first call on. */
  complete(from: string | null, to: string): string
  /** Each of `gaps` is a phrase of `gap`. */
  incomplete(gaps: readonly string[]): string
  gap: Readonly<Record<GapPlace, (from: string, to: string) => string>>
  steps: string
  stepsOf(held: number, calls: number): string
  yes: string
  no: string
  column: Readonly<Record<ColumnName, string>>
  direction: Readonly<Record<Direction, string>>
  outcome: Readonly<Record<Outcome, string>>
}

export type ColumnName =
  | 'started'
  | 'direction'
  | 'outcome'
  | 'from'
  | 'to'
  | 'contact'
  | 'person'
  | 'teams'
  | 'greetings'
  | 'line'
  | 'waited'
  | 'talked'
  | 'duration'
  | 'recording'
  | 'voicemail'
  | 'uuid'

const en: FileWords = {
  sheet: 'Calls',
  about: 'About this file',
  filter: 'Filter',
  allCalls: 'All calls',
  zone: 'Time zone',
  madeAt: 'Made at',
  count: 'Calls',
  completeness: 'Completeness',
  complete: (from, to) => `Complete: from ${from ?? 'the first call'} to ${to}`,
  incomplete: (gaps) => `Not complete: calls ${gaps.join(' and ')} are not here yet`,
  gap: {
    all: () => 'of this period',
    before: (_from, to) => `before ${to}`,
    between: (from, to) => `between ${from} and ${to}`,
    after: (from) => `after ${from}`,
  },
  steps: 'Call flows',
  stepsOf: (held, calls) => `here for ${held} of the ${calls} calls of this period`,
  yes: 'yes',
  no: 'no',
  column: {
    started: 'Started',
    direction: 'Direction',
    outcome: 'Outcome',
    from: 'From',
    to: 'To',
    contact: 'Contact',
    person: 'Person',
    teams: 'Teams',
    greetings: 'Greetings',
    line: 'Our number',
    waited: 'Waited (s)',
    talked: 'Talked (s)',
    duration: 'Length (s)',
    recording: 'Recording',
    voicemail: 'Voicemail',
    uuid: 'Call',
  },
  direction: { inbound: 'Inbound', outbound: 'Outbound', internal: 'Internal' },
  outcome: {
    answered: 'Answered',
    voicemail: 'Voicemail',
    left_in_greeting: 'Left in greeting',
    left_in_queue: 'Left in queue',
    rang_out: 'Rang out',
    rejected: 'Rejected',
    closed_hours: 'Closed hours',
    short_abandoned: 'Short call',
    callback_asked: 'Callback asked',
    reached: 'Reached',
    not_reached: 'Not reached',
    internal: 'Internal',
  },
}

const tr: FileWords = {
  sheet: 'Çağrılar',
  about: 'Dosya hakkında',
  filter: 'Filtre',
  allCalls: 'Tüm çağrılar',
  zone: 'Saat dilimi',
  madeAt: 'Oluşturulma',
  count: 'Çağrı sayısı',
  completeness: 'Kapsam',
  complete: (from, to) => `Tam: ${from === null ? `ilk çağrıdan ${to} zamanına kadar` : `${from} – ${to}`}`,
  incomplete: (gaps) => `Eksik: ${gaps.join(' ve ')} çağrılar henüz burada değil`,
  gap: {
    all: () => 'bu dönemdeki',
    before: (_from, to) => `${to} öncesindeki`,
    between: (from, to) => `${from} – ${to} arasındaki`,
    after: (from) => `${from} sonrasındaki`,
  },
  steps: 'Çağrı adımları',
  stepsOf: (held, calls) => `bu dönemdeki ${calls} çağrıdan ${held} tanesininki burada`,
  yes: 'evet',
  no: 'hayır',
  column: {
    started: 'Başlangıç',
    direction: 'Yön',
    outcome: 'Sonuç',
    from: 'Arayan',
    to: 'Aranan',
    contact: 'Rehber kaydı',
    person: 'Kullanıcı',
    teams: 'Ekipler',
    greetings: 'Karşılamalar',
    line: 'Hattımız',
    waited: 'Bekleme (sn)',
    talked: 'Konuşma (sn)',
    duration: 'Süre (sn)',
    recording: 'Ses kaydı',
    voicemail: 'Sesli mesaj',
    uuid: 'Çağrı',
  },
  direction: { inbound: 'Gelen', outbound: 'Giden', internal: 'Dahili' },
  outcome: {
    answered: 'Cevaplandı',
    voicemail: 'Sesli mesaj',
    left_in_greeting: 'Karşılamada kapattı',
    left_in_queue: 'Kuyrukta kapattı',
    rang_out: 'Cevaplanmadı',
    rejected: 'Reddedildi',
    closed_hours: 'Mesai dışı',
    short_abandoned: 'Kısa çağrı',
    callback_asked: 'Geri arama istedi',
    reached: 'Ulaşıldı',
    not_reached: 'Ulaşılamadı',
    internal: 'Dahili',
  },
}

export const FILE_WORDS: Readonly<Record<ExportLanguage, FileWords>> = { en, tr }
