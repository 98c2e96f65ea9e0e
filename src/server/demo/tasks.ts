/** The documented tasks as they stand, and those of a working team around them; comments in Markdown. */
import tasksPage from '#contract/hipcall/examples/tasks-list.json'
import { formatTimestamp } from '#contract/wire.ts'
import type { NewComment, NewTaskRecord } from '../resources/directory/records.ts'
import { randomOf } from './random.ts'

const DAY = 86_400_000
const IN_ENGLISH = 'Call back about the delivery'
const SUBJECTS = [
  'Teklifi gönder',
  'Geri ara',
  'Faturayı düzelt',
  'Kurulum için randevu al',
  'İade talebini kapat',
  'Sözleşmeyi yenile',
  'Şikâyeti incele',
  'Demo göster',
  'Ödemeyi hatırlat',
  IN_ENGLISH,
]
const NOTES = [
  'Müşteri **bugün** dönüş bekliyor.',
  'Önceki görüşmede fiyat konuşuldu:\n\n- 12 ay\n- peşin ödeme',
  'Ulaşılamadı, yarın yeniden aranacak.',
  'Asked for an invoice in English.',
]

const documented = tasksPage.data as NewTaskRecord[]
const ELEVENTH: NewTaskRecord = {
  resource_type: 'task',
  id: 11,
  name: 'Provident minus architecto et aut.',
  description: 'Et est dolorum eligendi. Quaerat voluptatem et nihil.',
  due_date: null,
  done: false,
  done_at: null,
  assign_to: 2,
  priority: 'high',
  task_list_id: null,
  created_at: '2023-03-31T08:41:58+0000',
  updated_at: '2023-03-31T08:41:58+0000',
}

/** A task that was tried before says so, in its own language. */
function again(subject: string, attempt: number): string {
  if (attempt === 1) return subject
  return subject === IN_ENGLISH ? `${subject} (attempt ${attempt})` : `${subject} (${attempt}. deneme)`
}

/** All tasks around a day: `noon` is the middle of the demo's last day, in milliseconds since 1970. */
export function tasksOf(seed: number, noon: number): NewTaskRecord[] {
  const random = randomOf(`tasks ${seed}`)
  const made = Array.from({ length: 64 }, (_, index): NewTaskRecord => {
    const created = noon - random.int(1, 40) * DAY - random.int(0, 10_000) * 1_000
    const done = random.chance(0.4)
    const due = random.chance(0.85) ? noon + random.int(-6, 9) * DAY + random.pick([-2, 0, 3, 5]) * 3_600_000 : null
    return {
      resource_type: 'task',
      id: index + 12,
      name: again(random.pick(SUBJECTS), random.chance(0.3) ? random.int(2, 9) : 1),
      description: random.chance(0.7) ? random.pick(NOTES).replace(/\*/g, '').slice(0, 250) : null,
      due_date: due === null ? null : formatTimestamp(due),
      done,
      done_at: done ? formatTimestamp(Math.min(noon, created + random.int(1, 5) * DAY)) : null,
      assign_to: random.chance(0.9) ? random.pick([2, 3, 12, 13, 14, 16, 19, 20, 22]) : null,
      priority: random.weighted({ low: 2, medium: 4, high: 2, '': 1 }),
      task_list_id: random.chance(0.6) ? random.int(1, 4) : null,
      created_at: formatTimestamp(created),
      updated_at: formatTimestamp(created),
      contact_ids: [random.int(1, 320)],
      company_ids: random.chance(0.3) ? [random.int(1, 45)] : [],
    }
  })
  return [...documented, ELEVENTH, ...made]
}

export const TASK_LISTS = ['Satış', 'Destek', 'Muhasebe', 'Genel'].map((name, index) => ({ id: index + 1, name }))

/** Comments on contacts, companies and tasks. */
export function commentsOf(seed: number, noon: number): NewComment[] {
  const random = randomOf(`comments ${seed}`)
  return Array.from({ length: 60 }, (_, index) => {
    const type = random.weighted({ contact: 5, company: 2, task: 3 })
    const at = formatTimestamp(noon - random.int(1, 60) * DAY)
    return {
      id: index + 1,
      commentable_type: type,
      commentable_id:
        type === 'contact' ? (index < 4 ? 1 : random.int(1, 320)) : type === 'company' ? random.int(1, 45) : random.int(12, 75),
      content: random.pick(NOTES),
      author_user_id: random.pick([2, 3, 12, 14, 19, 22]),
      author_name: null,
      created_at: at,
      updated_at: at,
    }
  })
}
