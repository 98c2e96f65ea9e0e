/** What the words of one call are made with: the language's formats, and the names of what it points at. */
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '#contract/dashboard/calls.ts'
import type { Lane } from '#contract/hipcall/call-flow-replay.ts'
import { outsideNumber, type PartyNames } from '#web/entities/call-parties.ts'
import { type Names, useNames } from '#web/entities/names.ts'
import { useFormats } from '#web/entities/use-formats.ts'
import type { Wording } from './call-words.ts'

/** Words that belong together stay on one line. */
const together = (text: string) => text.replaceAll(' ', '\u00a0')

export function useWording(call: Call): { wording: Wording; names: Names } {
  const { t } = useTranslation()
  const formats = useFormats()
  const names = useNames()
  const wording = useMemo((): Wording => {
    const { language, clock, distance, date, moment, shortMoment } = formats
    const now = Date.now()
    return {
      t,
      language,
      clock,
      distance,
      date,
      prose: (seconds) => together(formats.prose(seconds)),
      timeOfDay: formats.time,
      moment: (instant) => t('call.moment', { moment: moment(instant), zone: names.zone }),
      shortMoment: (instant) => shortMoment(instant, now),
      laneName: (lane) => laneNameOf(lane, call, names, t),
      userName: (id) => (id === null || id === 0 ? null : names.user(id)),
    }
  }, [t, formats, names, call])
  return { wording, names }
}

function laneNameOf({ type, id }: Lane, call: Call, { user, team, greeting, contactName, withheld }: PartyNames, t: TFunction): string {
  if (type === 'contact') {
    const called = call.contact_name ?? outsideNumber(call)
    return called === null ? withheld : contactName(called)
  }
  if (type === 'voicemail') return t('call.lane.voicemail')
  if (id === null) return t('call.lane.nobody')
  const named = type === 'user' ? user : type === 'team' ? team : type === 'greeting' ? greeting : undefined
  return named?.(id) ?? t('call.lane.other', { type: type ?? t('call.lane.nobody'), id })
}
