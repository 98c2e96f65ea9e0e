import { useTranslation } from 'react-i18next'
import { Comments } from '#web/entities/comments/comments.tsx'
import { Tags } from '#web/entities/tags/tags.tsx'
import { Block, Columns } from '#web/ui/detail/detail-page.tsx'

/** The contact a call was with: their tags and what was written about them, to be added to from here. */
export function CallContact({ id, name }: { id: number; name: string | null }) {
  const { t } = useTranslation()
  return (
    <section aria-label={name === null ? t('calls.unnamed.contact', { id }) : t('call.contact', { name })}>
      <Columns>
        <Block title={t('tags.title')}>
          <Tags of="contact" id={id} />
        </Block>
        <Comments type="contact" id={id} compact />
      </Columns>
    </section>
  )
}
