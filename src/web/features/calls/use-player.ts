import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'

export const SPEEDS = [1, 1.25, 1.5, 2] as const
export type Speed = (typeof SPEEDS)[number]

interface Progress {
  playing: boolean
  /** Seconds. */
  at: number
  /** Seconds; 0 until the recording has told. */
  length: number
}

export interface Player extends Progress {
  source: string
  speed: Speed
  /** `renewing`: the link had died and a fresh one is being fetched. `failed`: that did not help. */
  trouble: 'none' | 'renewing' | 'failed'
  toggle(): void
  seek(second: number): void
  setSpeed(speed: Speed): void
  retry(): void
  /** To be spread on the `<audio>` element. */
  audioProps: {
    ref: RefObject<HTMLAudioElement | null>
    src: string
    onTimeUpdate(): void
    onLoadedMetadata(): void
    onPlay(): void
    onPause(): void
    onError(): void
  }
}

/**
 * Plays one recording. Its link dies after an hour: on an error a fresh one is fetched, once, and play goes on where it was.
 * The link of the first render is kept, so that a refreshed page does not start the recording over.
 */
export function usePlayer(url: string, freshUrl: () => Promise<string | null>): Player {
  const ref = useRef<HTMLAudioElement>(null)
  const resume = useRef({ at: 0, playing: false, tried: false })
  const [source, setSource] = useState(url)
  const [speed, setSpeed] = useState<Speed>(1)
  const [trouble, setTrouble] = useState<Player['trouble']>('none')
  const [progress, setProgress] = useState<Progress>({ playing: false, at: 0, length: 0 })

  const read = () => {
    const audio = ref.current
    if (audio === null) return
    const length = Number.isFinite(audio.duration) ? audio.duration : 0
    setProgress({ playing: !audio.paused, at: audio.currentTime, length })
  }

  const start = () => {
    ref.current?.play().catch(() => undefined)
  }

  const renew = async () => {
    setTrouble('renewing')
    const fresh = await freshUrl().catch(() => null)
    if (fresh === null) return setTrouble('failed')
    setSource(fresh)
    if (fresh === source) ref.current?.load()
  }

  const onError = () => {
    const audio = ref.current
    if (resume.current.tried) return setTrouble('failed')
    resume.current = { at: audio?.currentTime ?? 0, playing: progress.playing, tried: true }
    void renew()
  }

  const onLoadedMetadata = () => {
    const audio = ref.current
    if (audio === null) return
    audio.playbackRate = speed
    setTrouble('none')
    const { at, playing, tried } = resume.current
    resume.current = { at: 0, playing: false, tried: false }
    if (tried) audio.currentTime = at
    if (tried && playing) start()
    read()
  }

  const retry = (playing: boolean) => {
    resume.current = { at: progress.at, playing, tried: true }
    void renew()
  }

  // What happened before React listened: an element may have loaded, or failed, while its part of the page was still held back.
  const catchUp = useEffectEvent(() => {
    if (ref.current?.error) onError()
    else if ((ref.current?.readyState ?? 0) > 0) onLoadedMetadata()
  })
  useEffect(() => catchUp(), [])

  return {
    ...progress,
    source,
    speed,
    trouble,
    toggle: () => {
      if (trouble === 'failed') retry(true)
      else if (ref.current?.paused === false) ref.current.pause()
      else start()
    },
    seek: (second) => {
      const audio = ref.current
      if (audio === null) return
      audio.currentTime = Math.min(Math.max(second, 0), progress.length)
      read()
    },
    setSpeed: (next) => {
      setSpeed(next)
      if (ref.current !== null) ref.current.playbackRate = next
    },
    retry: () => retry(false),
    audioProps: { ref, src: source, onTimeUpdate: read, onLoadedMetadata, onPlay: read, onPause: read, onError },
  }
}
