import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Greeting } from '#contract/hipcall/greetings.ts'
import { greetingOptions } from '#web/api/greetings.ts'
import { paths } from '#web/app/paths.ts'
import { ExtensionLinks } from '#web/entities/extension-links.tsx'
import { useNames } from '#web/entities/names.ts'
import { RecentCalls } from '#web/entities/recent-calls.tsx'
import { RecordMark } from '#web/entities/record-mark.tsx'
import { DetailPage, Facts } from '#web/ui/detail/detail-page.tsx'
import { type DetailWords, Identified } from '#web/ui/detail/identified.tsx'
import { Loaded } from '#web/ui/detail/loaded.tsx'

/** A greeting: what a caller may key in and how long it waits for that, its extensions, its newest calls. */
export function GreetingPage() {
  const { t } = useTranslation()
  const told = {
    back: { to: paths.greetings(), text: t('greetings.title') },
    words: {
      loading: t('greetings.one.loading'),
      failed: t('greetings.one.failed'),
      missing: t('greetings.one.missing'),
      missingWhy: t('greetings.one.missingWhy'),
    },
  }
  return <Identified {...told}>{(id) => <IdentifiedGreeting id={id} {...told} />}</Identified>
}

function IdentifiedGreeting({ id, ...told }: DetailWords & { id: number }) {
  const query = useQuery(greetingOptions(id))
  return (
    <Loaded query={query} {...told}>
      {({ data }) => <LoadedGreeting greeting={data} back={told.back} />}
    </Loaded>
  )
}

function LoadedGreeting({ greeting, back }: { greeting: Greeting; back: DetailWords['back'] }) {
  const { t } = useTranslation()
  const names = useNames()
  return (
    <DetailPage
      title={greeting.name}
      mark={<RecordMark names={names} kind="greetings" id={greeting.id} state={greeting.state} />}
      back={back}
    >
      <Facts
        facts={[
          { label: t('greetings.column.extension'), value: <ExtensionLinks extensions={names.extensionsOf('greeting', greeting.id)} /> },
          { label: t('greetings.column.directDial'), value: greeting.direct_dial_extension ? t('detail.yes') : t('detail.no') },
          { label: t('greetings.column.timeout'), value: names.seconds(greeting.timeout) },
          { label: t('greetings.column.tries'), value: greeting.max_input_try_count },
        ]}
      />
      <RecentCalls filter={{ greetings: [greeting.id] }} />
    </DetailPage>
  )
}
