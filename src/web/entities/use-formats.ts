/** How this person reads times, lengths and phone numbers: in their language, in the account's zone. */
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionOptions } from '#web/api/session.ts'
import { type Formats, formatsFor } from '#web/i18n/format.ts'
import { onPhoneMetadata, phoneMetadata } from '#web/lib/phone.ts'

/** The zone before the session is known: the one an account has unless it says otherwise. */
const USUAL_ZONE = 'Europe/Istanbul'

/** The formats, the same object while language and zone stay. */
export function useFormats(): Formats {
  const { i18n } = useTranslation()
  const { data } = useQuery(sessionOptions())
  return formatsFor(i18n.language, data?.data.account.time_zone ?? USUAL_ZONE)
}

/** Draws the component again once numbers of more countries can be grouped; the value changes then. */
export function usePhoneMetadata(): unknown {
  return useSyncExternalStore(onPhoneMetadata, phoneMetadata)
}
