import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { TargetComment } from '#contract/dashboard/comments.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { paths } from '#web/app/paths.ts'
import { useNames } from '../names.ts'
import { useFormats } from '../use-formats.ts'
import styles from './comments.module.css'
import { FoldedText } from './folded-text.tsx'

/** Comments as they stand, each with who wrote it and when. */
export function CommentList({ comments }: { comments: readonly TargetComment[] }) {
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
            <FoldedText content={content} />
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
