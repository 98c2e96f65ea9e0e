import { lazy, Suspense } from 'react'
import type { CdrDetail } from '#contract/hipcall/cdrs.ts'
import styles from './call-page.module.css'
import type { Wording } from './call-words.ts'

const RecordingPlayer = lazy(() => import('./recording-player.tsx').then((module) => ({ default: module.RecordingPlayer })))

interface Props {
  cdr: CdrDetail
  /** Seconds of talk, where known. */
  talked: number | null
  /** Fetches the call again: links to recordings die after an hour. */
  refetch(): Promise<CdrDetail | undefined>
  wording: Wording
}

/** The recording and the voicemail of a call, each with a player, as far as there are any; of a call with talk it is said that there is none. */
export function CallRecordings({ cdr, talked, refetch, wording }: Props) {
  const { t } = wording
  const sounds = [
    { key: 'record_url', title: t('call.recording.title'), seconds: talked },
    { key: 'voicemail_url', title: t('call.recording.voicemail'), seconds: null },
  ] as const
  const there = sounds.filter(({ key }) => (cdr[key] ?? '') !== '')
  if (there.length === 0) return talked === null ? null : <p className={styles.notRecorded}>{t('call.recording.none')}</p>
  return there.map(({ key, title, seconds }) => (
    <div key={`${cdr.uuid} ${key}`} className={styles.sound}>
      <h2>{title}</h2>
      <Suspense fallback={<div className={styles.playerSpace} />}>
        <RecordingPlayer
          url={cdr[key] ?? ''}
          title={title}
          seconds={seconds}
          freshUrl={() => refetch().then((fresh) => fresh?.[key] ?? null)}
          wording={wording}
        />
      </Suspense>
    </div>
  ))
}
