import { IconClockDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Failure } from '#web/ui/failure.tsx'
import styles from './call-page.module.css'

const LANES = ['greeting', 'team', 'first', 'second']

interface Props {
  state: 'fetching' | 'failed'
  error: Error | null
  retry: () => void
}

/** In the place of the timeline while the steps are fetched from Hipcall: that, and the shape of what comes; or why they did not. */
export function StepsToCome({ state, error, retry }: Props) {
  const { t } = useTranslation()
  if (state === 'failed') return <Failure title={t('call.steps.notCome')} error={error} retry={retry} />
  return (
    <div className={styles.coming}>
      <p role="status">
        <IconClockDown size={17} stroke={1.7} aria-hidden />
        {t('call.steps.coming')}
      </p>
      <div className={styles.skeleton} aria-hidden="true">
        {LANES.map((lane) => (
          <span key={lane} data-bone="lane" data-lane={lane} />
        ))}
      </div>
    </div>
  )
}
