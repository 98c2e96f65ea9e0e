import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { TargetComment } from '#contract/dashboard/comments.ts'
import type { Commentable } from '#contract/hipcall/enums.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { commentPages } from '#web/api/comments.ts'
import { paths } from '#web/app/paths.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'
import { Failure, failureText } from '#web/ui/failure.tsx'
import { useNames } from '../names.ts'
import { useFormats } from '../use-formats.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentText } from './comment-text.tsx'
import styles from './comments.module.css'

/** What people wrote about something, the newest last, and where more is written. */
export function Comments({ type, id }: { type: Commentable; id: number }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(commentPages({ type, id }))
  const { data, error, refetch, isFetching } = list
  const total = data?.pages[0]?.meta.total
  return (
    <Block title={t('comments.title')} count={total === undefined ? undefined : t('comments.count', { count: total })}>
      {data !== undefined ? (
        <>
          <OlderComments list={list} />
          {total === 0 ? <p className={styles.quiet}>{t('comments.nothing')}</p> : <CommentList comments={inOrder(data.pages)} />}
        </>
      ) : error !== null ? (
        <Failure error={error} title={t('comments.failed')} retry={() => void refetch()} retrying={isFetching} />
      ) : (
        <div className={styles.waiting} role="status" aria-label={t('comments.loading')} />
      )}
      <CommentForm key={`${type} ${id}`} target={{ type, id }} />
    </Block>
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

function CommentList({ comments }: { comments: readonly TargetComment[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { zone } = useNames()
  return (
    <ol className={styles.list}>
      {comments.map(({ id, author, created_at, content }) => {
        const at = parseTimestamp(created_at)
        return (
          <li key={id}>
            <p className={styles.by}>
              <Author author={author} />
              <time dateTime={created_at.replace('+0000', 'Z')} title={t('comments.moment', { moment: formats.moment(at), zone })}>
                {formats.shortMoment(at, Date.now())}
              </time>
            </p>
            <CommentText content={content} />
          </li>
        )
      })}
    </ol>
  )
}

function Author({ author }: Pick<TargetComment, 'author'>) {
  const { t } = useTranslation()
  const name = author === null || author.name === '' ? t('comments.unknown') : author.name
  return author === null || author.user_id === null ? <span>{name}</span> : <Link to={paths.user(author.user_id)}>{name}</Link>
}
