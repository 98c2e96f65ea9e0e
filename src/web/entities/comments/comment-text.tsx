import { lazy, Suspense, useRef } from 'react'
import { isMarkdown } from '#web/lib/is-markdown.ts'
import { useInSight } from '#web/lib/use-in-sight.ts'
import { Catch } from '#web/ui/catch.tsx'
import styles from './comments.module.css'

const MarkdownText = lazy(() => import('./markdown-text.tsx').then((module) => ({ default: module.MarkdownText })))

/** What somebody wrote, as Markdown. Its reader is fetched where there is some in sight: most comments are a sentence or two. */
export function CommentText({ content }: { content: string }) {
  const ref = useRef<HTMLDivElement>(null)
  const seen = useInSight(ref)
  const plain = <p className={styles.plain}>{content}</p>
  return (
    <div ref={ref}>
      {isMarkdown(content) && seen ? (
        <Catch fallback={plain}>
          <Suspense fallback={plain}>
            <MarkdownText content={content} />
          </Suspense>
        </Catch>
      ) : (
        plain
      )}
    </div>
  )
}
