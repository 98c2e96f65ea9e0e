import { useParams } from 'react-router-dom'
import { MAX_INT } from '#contract/wire.ts'

/** The id in the address; undefined where what stands there can be none. */
export function useIdParam(): number | undefined {
  const { id = '' } = useParams()
  const number = Number(id)
  return /^[1-9]\d{0,9}$/.test(id) && number <= MAX_INT ? number : undefined
}
