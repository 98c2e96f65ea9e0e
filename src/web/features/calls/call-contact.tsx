import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '#web/app/paths.ts'
import { Comments } from '#web/entities/comments/comments.tsx'
import { Tags } from '#web/entities/tags/tags.tsx'
import { usePhoneMetadata } from '#web/entities/use-formats.ts'
import { formatPhone } from '#web/lib/phone.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'

/** The contact a call was with: their tags and what was written about them, to be added to from here. */
export function CallContact({ id, name }: { id: number; name: string | null }) {
  const { t } = useTranslation()
  usePhoneMetadata()
  const called = name === null ? t('calls.unnamed.contact', { id }) : formatPhone(name)
  return (
    <>
      <Block title={t('call.contact.title', { name: called })} action={<Link to={paths.contact(id)}>{t('call.contact.open')}</Link>}>
        <Tags of="contact" id={id} />
      </Block>
      <Comments title={t('call.contact.comments', { name: called })} type="contact" id={id} compact />
    </>
  )
}
