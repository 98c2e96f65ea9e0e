import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import styles from './paging.module.css'

interface PagingProps {
  /** From 1. */
  page: number
  lastPage: number
  /** First and last row of this page, from 1; null where there is none. */
  from: number | null
  to: number | null
  total: number
  /** Address of a page. */
  href: (page: number) => string
}

/** The foot of a counted list: which rows these are, of how many, and links to the other pages. */
export function Paging({ page, lastPage, from, to, total, href }: PagingProps) {
  const { t, i18n } = useTranslation()
  const figure = (value: number) => value.toLocaleString(i18n.language)
  return (
    <nav className={styles.paging} aria-label={t('table.pages')}>
      <span className={styles.range}>
        {from === null || to === null
          ? t('table.pageNone')
          : t('table.pageRange', { from: figure(from), to: figure(to), total: figure(total) })}
      </span>
      {lastPage > 1 && (
        <span className={styles.links}>
          <PageLink href={page > 1 ? href(page - 1) : undefined} rel="prev">
            {t('table.previous')}
          </PageLink>
          <PageNumbers page={page} lastPage={lastPage} href={href} figure={figure} />
          <PageLink href={page < lastPage ? href(page + 1) : undefined} rel="next">
            {t('table.next')}
          </PageLink>
        </span>
      )}
    </nav>
  )
}

function PageLink({ href, rel, children }: { href: string | undefined; rel: string; children: string }) {
  if (href === undefined) return <span className={styles.off}>{children}</span>
  return (
    <Link className={styles.link} to={href} rel={rel}>
      {children}
    </Link>
  )
}

interface NumbersProps extends Pick<PagingProps, 'page' | 'lastPage' | 'href'> {
  figure: (value: number) => string
}

/** First, last, and the pages around this one; always as many places, so that the links stay under the pointer. */
function PageNumbers({ page, lastPage, href, figure }: NumbersProps) {
  return pagesAround(page, lastPage).map((each, at, all) => (
    <span key={each} className={styles.number}>
      {at > 0 && each - (all[at - 1] ?? 0) > 1 && <span className={styles.skip}>…</span>}
      <Link className={styles.link} to={href(each)} aria-current={each === page ? 'page' : undefined}>
        {figure(each)}
      </Link>
    </span>
  ))
}

/** The numbers shown: the first, the last, this one and its neighbours, in order. */
export function pagesAround(page: number, lastPage: number): number[] {
  const near = Math.min(Math.max(page, 3), Math.max(lastPage - 2, 1))
  const pages = [1, near - 1, near, near + 1, lastPage].filter((each) => each >= 1 && each <= lastPage)
  return [...new Set(pages)].sort((one, other) => one - other)
}
