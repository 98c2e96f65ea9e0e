import { lazy, Suspense } from 'react'
import { isMarkdown } from '#web/lib/is-markdown.ts'
import { Catch } from '#web/ui/catch.tsx'
import styles from './comments.module.css'

const MarkdownText = lazy(() => import('./markdown-text.tsx').then((module) => ({ default: module.MarkdownText })))

/** What somebody wrote, as Markdown. Its reader is fetched where there is some: most comments are a sentence or two. */
export function CommentText({ content }: { content: string }) {
  const plain = <p className={styles.plain}>{content}</p>
  if (!isMarkdown(content)) return plain
  return (
    <Catch fallback={plain}>
      <Suspense fallback={plain}>
        <MarkdownText content={content} />
      </Suspense>
    </Catch>
  )
}
