import type { Task } from '#contract/hipcall/tasks.ts'
import type { Names } from '#web/entities/names.ts'
import { assigneeName } from '#web/entities/task-assignee.ts'
import { DoneMark, DueMark, PriorityMark } from '#web/entities/task-marks.tsx'
import { Card } from '#web/ui/list/card.tsx'

/** A task on a phone. What has no date says instead whether it is done. */
export function TaskCard({ task, names }: { task: Task; names: Names }) {
  return (
    <Card
      title={task.name}
      aside={task.priority === null || task.priority === '' ? undefined : <PriorityMark priority={task.priority} />}
      below={task.done || task.due_date === null ? <DoneMark done={task.done} /> : <DueMark task={task} />}
      end={task.assign_to === null ? undefined : assigneeName(task, names)}
    />
  )
}
