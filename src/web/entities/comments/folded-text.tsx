import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommentText } from './comment-text.tsx'
import styles from './comments.module.css'

/** What is longer than this takes the page for itself. */
const CHARACTERS = 1_500
const LINES = 24

/** A comment; of a very long one the beginning, and a button for the rest. */
export function FoldedText({ content }: { content: string }) {
  const { t } = useTranslation()
  const long = content.length > CHARACTERS || content.split('\n').length > LINES
  const [folded, setFolded] = useState(long)
  if (!long) return <CommentText content={content} />
  return (
    <>
      <div className={styles.folded} data-folded={folded || undefined}>
        <CommentText content={content} />
      </div>
      <button type="button" className={styles.fold} aria-expanded={!folded} onClick={() => setFolded(!folded)}>
        {t(folded ? 'comments.unfold' : 'comments.fold')}
      </button>
    </>
  )
}
