import { IconDownload, IconPlayerPauseFilled, IconPlayerPlayFilled, IconRewindBackward10, IconRewindForward10 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Wording } from './call-words.ts'
import { loadPeaks } from './recording-peaks.ts'
import classes from './recording-player.module.css'
import { SPEEDS, usePlayer } from './use-player.ts'

interface Props {
  url: string
  title: string
  /** Length by the call's own fields, shown until the recording has told; null where it is not known. */
  seconds: number | null
  /** Fetches the call again and gives the new link; null where it has none any more. */
  freshUrl(): Promise<string | null>
  wording: Wording
}

const PEAKS = 160

/** Plays a recording or a voicemail: its loudness to look at, to seek in and to skip through. */
export function RecordingPlayer({ url, title, seconds, freshUrl, wording: { t, clock } }: Props) {
  const player = usePlayer(url, freshUrl)
  const peaks = useQuery({
    queryKey: ['peaks', player.source],
    queryFn: ({ signal }) => loadPeaks(player.source, PEAKS, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const length = player.length || seconds || 0
  const at = clock(Math.floor(player.at))

  return (
    <section className={classes.player} aria-label={title}>
      <audio preload="metadata" {...player.audioProps} />
      <button
        type="button"
        className={classes.play}
        onClick={player.toggle}
        aria-label={player.playing ? t('call.recording.pause') : t('call.recording.play')}
      >
        {player.playing ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
      </button>
      <div className={classes.wave}>
        <Wave peaks={peaks.data ?? null} played={length === 0 ? 0 : player.at / length} />
        <input
          type="range"
          min={0}
          max={Math.max(Math.round(length), 1)}
          step={1}
          value={Math.round(player.at)}
          onChange={(event) => player.seek(event.currentTarget.valueAsNumber)}
          aria-label={t('call.recording.seek')}
          aria-valuetext={t('call.recording.position', { at, length: clock(Math.round(length)) })}
        />
      </div>
      <span className={classes.time}>{t('call.recording.position', { at, length: clock(Math.round(length)) })}</span>
      <div className={classes.controls}>
        <button type="button" onClick={() => player.seek(player.at - 10)} aria-label={t('call.recording.back')}>
          <IconRewindBackward10 size={20} stroke={1.6} />
        </button>
        <button type="button" onClick={() => player.seek(player.at + 10)} aria-label={t('call.recording.forward')}>
          <IconRewindForward10 size={20} stroke={1.6} />
        </button>
        <fieldset className={classes.speeds}>
          <legend>{t('call.recording.speed')}</legend>
          {SPEEDS.map((speed) => (
            <label key={speed} data-chosen={speed === player.speed || undefined}>
              <input type="radio" name={`speed ${title}`} checked={speed === player.speed} onChange={() => player.setSpeed(speed)} />
              {wordsOfSpeed(speed)}
            </label>
          ))}
        </fieldset>
        <a href={player.source} download aria-label={t('call.recording.download')}>
          <IconDownload size={20} stroke={1.6} />
        </a>
      </div>
      <p className={classes.trouble} role="status">
        {player.trouble === 'renewing' ? t('call.recording.renewing') : null}
        {player.trouble === 'failed' ? (
          <>
            {t('call.recording.failed')}{' '}
            <button type="button" onClick={player.retry}>
              {t('call.recording.retry')}
            </button>
          </>
        ) : null}
      </p>
    </section>
  )
}

function wordsOfSpeed(speed: number): string {
  return `${speed.toLocaleString(document.documentElement.lang || 'en')}×`
}

/** The loudness as bars; the part that was played in the accent. A plain line until it is known, or where it cannot be. */
function Wave({ peaks, played }: { peaks: readonly number[] | null; played: number }) {
  const bars = peaks ?? Array<number>(PEAKS).fill(0)
  const path = bars.map((peak, index) => `M${index + 0.5} ${50 - Math.max(peak * 48, 1.5)}V${50 + Math.max(peak * 48, 1.5)}`).join('')
  return (
    <svg viewBox={`0 0 ${PEAKS} 100`} preserveAspectRatio="none" className={classes.peaks} aria-hidden="true">
      <path d={path} />
      <path d={path} className={classes.played} style={{ clipPath: `inset(0 ${100 - played * 100}% 0 0)` }} />
    </svg>
  )
}
