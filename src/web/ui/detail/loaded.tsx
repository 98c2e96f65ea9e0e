import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { ApiError } from '#contract/client.ts'
import { Failure } from '../failure.tsx'
import styles from './detail.module.css'
import { BackLink } from './detail-page.tsx'

interface LoadedProps<Data> {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch' | 'isFetching'>
  back: { to: string; text: string }
  /** `missing`: there is none with this id; `missingWhy`: what may have happened to it. */
  words: { loading: string; failed: string; missing: string; missingWhy: string }
  children: (data: Data) => ReactNode
}

/** What a detail page shows once its thing is there; until then its shape, and in words where it cannot be had or does not exist. */
export function Loaded<Data>({ query, back, words, children }: LoadedProps<Data>) {
  const { data, error } = query
  if (error instanceof ApiError && (error.status === 404 || (error.status === 422 && data === undefined)))
    return <Missing back={back} words={words} />
  if (data !== undefined) return children(data)
  return (
    <>
      <BackLink {...back} />
      {error === null ? (
        <Skeleton label={words.loading} />
      ) : (
        <Failure error={error} title={words.failed} retry={() => void query.refetch()} retrying={query.isFetching} />
      )}
    </>
  )
}

/** There is no such thing: said in words, with the way back. */
export function Missing({ back, words }: { back: { to: string; text: string }; words: { missing: string; missingWhy: string } }) {
  const { t } = useTranslation()
  return (
    <div className={styles.missing}>
      <title>{`${words.missing} · ${t('app.name')}`}</title>
      <h1>{words.missing}</h1>
      <p>{words.missingWhy}</p>
      <p>
        <Link to={back.to}>{back.text}</Link>
      </p>
    </div>
  )
}

function Skeleton({ label }: { label: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      <span data-bone="title" />
      <span data-bone="facts" />
      <span data-bone="block" />
      <span data-bone="block" />
    </div>
  )
}
