import { Fragment, type ReactNode, useMemo } from 'react'
import { type Block, type Inline, readMarkdown } from '#web/lib/markdown.ts'
import styles from './comments.module.css'

/** Markdown as it is drawn: no HTML, pictures as links, headings as bold lines, so that they do not mix with those of the page. */
export function MarkdownText({ content }: { content: string }) {
  const blocks = useMemo(() => readMarkdown(content), [content])
  return <div className={styles.text}>{blocksOf(blocks)}</div>
}

// biome-ignore-start lint/suspicious/noArrayIndexKey: a text is read anew as a whole
const blocksOf = (blocks: readonly Block[]): ReactNode => blocks.map((block, at) => <Fragment key={at}>{blockOf(block)}</Fragment>)
const inlinesOf = (inlines: readonly Inline[]): ReactNode => inlines.map((inline, at) => <Fragment key={at}>{inlineOf(inline)}</Fragment>)

function blockOf(block: Block): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{inlinesOf(block.children)}</p>
    case 'heading':
      return <p className={styles.heading}>{inlinesOf(block.children)}</p>
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'quote':
      return <blockquote>{blocksOf(block.children)}</blockquote>
    case 'list': {
      const items = block.items.map((item, at) => <li key={at}>{blocksOf(item)}</li>)
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    }
    case 'rule':
      return <hr />
  }
}
// biome-ignore-end lint/suspicious/noArrayIndexKey: see above

function inlineOf(inline: Inline): ReactNode {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'code':
      return <code>{inline.text}</code>
    case 'break':
      return <br />
    case 'strong':
      return <strong>{inlinesOf(inline.children)}</strong>
    case 'em':
      return <em>{inlinesOf(inline.children)}</em>
    case 'del':
      return <del>{inlinesOf(inline.children)}</del>
    case 'link':
      return (
        <a href={inline.to} title={inline.to} target="_blank" rel="noopener noreferrer nofollow">
          {inline.text}
        </a>
      )
  }
}
