import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { CompanyCard } from '#contract/dashboard/companies.ts'
import { companyOptions } from '#web/api/companies.ts'
import { paths } from '#web/app/paths.ts'
import { useCardFacts } from '#web/entities/card-facts.tsx'
import { Comments } from '#web/entities/comments/comments.tsx'
import { NumbersOf } from '#web/entities/numbers-of.tsx'
import { RecentCalls } from '#web/entities/recent-calls.tsx'
import { Tags } from '#web/entities/tags/tags.tsx'
import { TaskList } from '#web/entities/task-list.tsx'
import { Block, Columns, DetailPage, Facts } from '#web/ui/detail/detail-page.tsx'
import { type DetailWords, Identified } from '#web/ui/detail/identified.tsx'
import { Loaded } from '#web/ui/detail/loaded.tsx'
import styles from './company-page.module.css'

/** A company: its people, tags, calls and tasks, and what people wrote about it. The API has no list of companies. */
export function CompanyPage() {
  const { t } = useTranslation()
  const told = {
    back: { to: paths.calls(), text: t('calls.title') },
    words: {
      loading: t('companies.one.loading'),
      failed: t('companies.one.failed'),
      missing: t('companies.one.missing'),
      missingWhy: t('companies.one.missingWhy'),
    },
  }
  return <Identified {...told}>{(id) => <IdentifiedCompany id={id} {...told} />}</Identified>
}

function IdentifiedCompany({ id, ...told }: DetailWords & { id: number }) {
  const query = useQuery(companyOptions(id))
  return (
    <Loaded query={query} {...told}>
      {({ data }) => <LoadedCompany company={data} back={told.back} />}
    </Loaded>
  )
}

function LoadedCompany({ company, back }: { company: CompanyCard; back: DetailWords['back'] }) {
  const { t } = useTranslation()
  const { id } = company
  const facts = useCardFacts(company, { company_id: id })
  return (
    <DetailPage title={company.name} subtitle={t('companies.one.kind')} back={back}>
      <Facts facts={facts} />
      <Contacts company={company} />
      <Columns>
        <NumbersOf numbers={company.numbers} />
        <Block title={t('tags.title')}>
          <Tags of="company" id={id} />
        </Block>
      </Columns>
      <RecentCalls filter={{ company_id: id }} />
      <Columns>
        <Comments type="company" id={id} />
        <TaskList filter={{ company_id: id }} />
      </Columns>
    </DetailPage>
  )
}

/** Its people, each a link; the API gives the first hundred. */
function Contacts({ company: { contacts, counts } }: { company: CompanyCard }) {
  const { t } = useTranslation()
  return (
    <Block title={t('companies.contacts')} count={t('companies.contactCount', { count: counts.contacts })}>
      {contacts.length === 0 ? (
        <p className={styles.quiet}>{t('companies.noContacts')}</p>
      ) : (
        <p className={styles.contacts}>
          {contacts.map(({ id, name }, at) => (
            <Fragment key={id}>
              {at > 0 && ', '}
              <Link to={paths.contact(id)}>{name}</Link>
            </Fragment>
          ))}
          {contacts.length < counts.contacts && ` ${t('companies.moreContacts', { count: counts.contacts - contacts.length })}`}
        </p>
      )}
    </Block>
  )
}
