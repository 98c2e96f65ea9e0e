import { useTranslation } from 'react-i18next'
import { NEW_TASK_KEY } from '#web/entities/new-task-link.tsx'
import { commandKey } from '#web/lib/command-key.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import styles from './shell.module.css'

const SHORTCUTS = [
  { name: 'palette', keys: [commandKey, 'K'] },
  { name: 'search', keys: ['/'] },
  { name: 'move', keys: ['j', 'k'] },
  { name: 'open', keys: ['Enter'] },
  { name: 'choose', keys: ['x', 'Shift x'] },
  { name: 'neighbours', keys: ['[', ']'] },
  { name: 'newTask', keys: [NEW_TASK_KEY] },
  { name: 'back', keys: ['Esc'] },
  { name: 'help', keys: ['?'] },
] as const

/** The list of shortcuts. */
export function ShortcutsDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog label={t('app.shortcuts.title')} close={close}>
      <h2>{t('app.shortcuts.title')}</h2>
      <dl className={styles.shortcuts}>
        {SHORTCUTS.map(({ name, keys }) => (
          <div key={name}>
            <dt>{t(`app.shortcuts.${name}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={close}>
        {t('app.shortcuts.close')}
      </button>
    </Dialog>
  )
}
