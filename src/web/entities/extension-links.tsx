import { Fragment } from 'react'
import { Link } from 'react-router-dom'
import { paths } from '#web/app/paths.ts'

/** Extensions by their numbers, each a link; a dash where there are none. */
export function ExtensionLinks({ extensions }: { extensions: readonly { id: number; number: string }[] }) {
  if (extensions.length === 0) return '—'
  return extensions.map(({ id, number }, at) => (
    <Fragment key={id}>
      {at > 0 && ', '}
      <Link to={paths.extension(id)}>{number}</Link>
    </Fragment>
  ))
}
