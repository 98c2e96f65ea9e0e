import type { Greeting } from '#contract/hipcall/greetings.ts'
import type { Names } from '#web/entities/names.ts'
import { Card } from '#web/ui/list/card.tsx'
import { RecordState } from '#web/ui/state-mark.tsx'

/** A greeting on a phone. */
export function GreetingCard({ greeting, names }: { greeting: Greeting; names: Names }) {
  const extensions = names.extensionsOf('greeting', greeting.id).map(({ number }) => number)
  return <Card title={greeting.name} below={<RecordState state={greeting.state} />} end={extensions.join(', ')} />
}
