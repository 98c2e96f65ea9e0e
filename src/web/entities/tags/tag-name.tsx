import type { Tag } from '#contract/hipcall/tags.ts'
import styles from './tags.module.css'

/** The name of a tag, after a dot of its colour: words in any colour people choose cannot always be read. */
export function TagName({ tag }: { tag: Pick<Tag, 'name' | 'color' | 'description'> }) {
  return (
    <span className={styles.name} title={tag.description ?? undefined}>
      <span className={styles.dot} style={tag.color === null ? undefined : { backgroundColor: tag.color }} aria-hidden="true" />
      <span>{tag.name}</span>
    </span>
  )
}
