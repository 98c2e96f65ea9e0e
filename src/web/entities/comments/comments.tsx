import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TargetComment } from '#contract/dashboard/comments.ts'
import type { Commentable } from '#contract/hipcall/enums.ts'
import { commentPages } from '#web/api/comments.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'
import { Failure, failureText } from '#web/ui/failure.tsx'
import { CommentForm } from './comment-form.tsx'
import { CommentList } from './comment-list.tsx'
import styles from './comments.module.css'

interface CommentsProps {
  type: Commentable
  id: number
  /** The newest few, and the form behind a button: where other things come first. */
  compact?: boolean
  /** Where it is not plain on what. */
  title?: string
}

/** Comments shown where they are compact. */
const FEW = 2

/** What people wrote about something, the newest last, and where more is written. */
export function Comments({ type, id, compact = false, title }: CommentsProps) {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(!compact)
  const list = useInfiniteQuery(commentPages({ type, id }))
  const { data, error, refetch, isFetching } = list
  const total = data?.pages[0]?.meta.total ?? 0
  const comments = data === undefined ? [] : inOrder(data.pages)
  return (
    <Block title={title ?? t('comments.title')} count={data === undefined ? undefined : t('comments.count', { count: total })}>
      {data === undefined ? (
        error === null ? (
          <div className={styles.waiting} role="status" aria-label={t('comments.loading')} />
        ) : (
          <Failure error={error} title={t('comments.failed')} retry={() => void refetch()} retrying={isFetching} />
        )
      ) : (
        <>
          {whole ? <OlderComments list={list} /> : total > FEW && <Earlier count={total - FEW} show={() => setWhole(true)} />}
          {total === 0 ? (
            <p className={styles.quiet}>{t('comments.nothing')}</p>
          ) : (
            <CommentList comments={whole ? comments : comments.slice(-FEW)} />
          )}
        </>
      )}
      <CommentForm key={`${type} ${id}`} target={{ type, id }} folded={compact} />
    </Block>
  )
}

function Earlier({ count, show }: { count: number; show: () => void }) {
  const { t } = useTranslation()
  return (
    <button type="button" className={styles.fold} onClick={show}>
      {t('comments.earlier', { count })}
    </button>
  )
}

/** Oldest first. A comment that slipped to the next page between two requests is in both: it is shown once. */
function inOrder(pages: readonly { data: readonly TargetComment[] }[]): TargetComment[] {
  const all = pages.toReversed().flatMap(({ data }) => data)
  return [...new Map(all.map((comment) => [comment.id, comment])).values()].sort((one, other) => one.id - other.id)
}

type List = Pick<
  ReturnType<typeof useInfiniteQuery>,
  'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'fetchNextPage' | 'error'
>

function OlderComments({ list }: { list: List }) {
  const { t } = useTranslation()
  if (!list.hasNextPage) return null
  return (
    <div className={styles.older}>
      <button type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t(list.isFetchingNextPage ? 'comments.loading' : 'comments.older')}
      </button>
      {list.isFetchNextPageError && <span role="alert">{failureText(list.error, t)}</span>}
    </div>
  )
}
