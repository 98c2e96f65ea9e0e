import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { ContactCard } from '#contract/dashboard/contacts.ts'
import { contactOptions } from '#web/api/contacts.ts'
import { paths } from '#web/app/paths.ts'
import { useCardFacts } from '#web/entities/card-facts.tsx'
import { Comments } from '#web/entities/comments/comments.tsx'
import { NumbersOf } from '#web/entities/numbers-of.tsx'
import { RecentCalls } from '#web/entities/recent-calls.tsx'
import { Tags } from '#web/entities/tags/tags.tsx'
import { TaskList } from '#web/entities/task-list.tsx'
import { usePhoneMetadata } from '#web/entities/use-formats.ts'
import { formatPhone } from '#web/lib/phone.ts'
import { Block, Columns, DetailPage, Facts } from '#web/ui/detail/detail-page.tsx'
import { type DetailWords, Identified } from '#web/ui/detail/identified.tsx'
import { Loaded } from '#web/ui/detail/loaded.tsx'

/** A contact: who they are, their tags, their calls and tasks, and what people wrote about them. The API has no list of contacts. */
export function ContactPage() {
  const { t } = useTranslation()
  const told = {
    back: { to: paths.calls(), text: t('calls.title') },
    words: {
      loading: t('contacts.one.loading'),
      failed: t('contacts.one.failed'),
      missing: t('contacts.one.missing'),
      missingWhy: t('contacts.one.missingWhy'),
    },
  }
  return <Identified {...told}>{(id) => <IdentifiedContact id={id} {...told} />}</Identified>
}

function IdentifiedContact({ id, ...told }: DetailWords & { id: number }) {
  const query = useQuery(contactOptions(id))
  return (
    <Loaded query={query} {...told}>
      {({ data }) => <LoadedContact contact={data} back={told.back} />}
    </Loaded>
  )
}

function LoadedContact({ contact, back }: { contact: ContactCard; back: DetailWords['back'] }) {
  const { t } = useTranslation()
  const { id, company } = contact
  usePhoneMetadata()
  const facts = useCardFacts(contact, { contact_id: id })
  return (
    <DetailPage title={formatPhone(contact.name)} subtitle={<Belonging company={company} />} back={back}>
      <Facts facts={facts} />
      <Columns>
        <NumbersOf numbers={contact.numbers} />
        <Block title={t('tags.title')}>
          <Tags of="contact" id={id} />
        </Block>
      </Columns>
      <RecentCalls filter={{ contact_id: id }} />
      <Columns>
        <Comments type="contact" id={id} />
        <TaskList filter={{ contact_id: id }} />
      </Columns>
    </DetailPage>
  )
}

/** That it is a contact, and of which company. */
function Belonging({ company }: Pick<ContactCard, 'company'>) {
  const { t } = useTranslation()
  return (
    <>
      {t('contacts.one.kind')}
      {company !== null && (
        <>
          {' · '}
          <Link to={paths.company(company.id)}>{company.name}</Link>
        </>
      )}
    </>
  )
}
