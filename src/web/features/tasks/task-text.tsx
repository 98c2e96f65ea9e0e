import { Link } from 'react-router-dom'
import { partsOfText } from '#web/lib/links-in-text.ts'
import styles from './task-page.module.css'

/** Plain text as it was typed. Addresses in it are links; those of this app stay in it, the others open beside it. */
export function TaskText({ text }: { text: string }) {
  return (
    <p className={styles.text}>
      {partsOfText(text).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
        <span key={at}>{'url' in part ? <Address text={part.text} url={part.url} /> : part.text}</span>
      ))}
    </p>
  )
}

function Address({ text, url }: { text: string; url: URL }) {
  if (url.origin === location.origin && !url.pathname.startsWith('/api/'))
    return <Link to={`${url.pathname}${url.search}${url.hash}`}>{text}</Link>
  return (
    <a href={url.href} target="_blank" rel="noopener noreferrer nofollow">
      {text}
    </a>
  )
}
