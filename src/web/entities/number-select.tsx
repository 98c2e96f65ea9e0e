import { SelectField } from '#web/ui/form/fields.tsx'
import type { Names } from './names.ts'
import { numberText } from './number-name.tsx'

/** Stands for no number among the values of the select. */
const NONE = 'none'

/** The id of a number (null for none) as a value of the select, and back. */
export const optionOf = (id: number | null) => (id === null ? NONE : String(id))
export const numberOf = (value: string) => (value === NONE ? null : Number(value))

interface SelectProps {
  label: string
  value: string
  choose: (value: string) => void
  names: Names
  disabled?: boolean
  /** Stands first while nothing is chosen; the value is then empty. */
  placeholder?: string
  error?: string | undefined
}

/** One of our numbers, or none. A chosen number that is no longer ours stays to be seen. */
export function NumberSelect({ label, value, choose, names, disabled, placeholder, error }: SelectProps) {
  const numbers = names.directory.numbers.filter(({ gone }) => gone === undefined)
  const id = value === '' ? null : numberOf(value)
  return (
    <SelectField label={label} value={value} disabled={disabled} error={error} onChange={(event) => choose(event.target.value)}>
      {placeholder !== undefined && value === '' && <option value="">{placeholder}</option>}
      <option value={NONE}>{numberText(null, names)}</option>
      {numbers.map((number) => (
        <option key={number.id} value={number.id}>
          {numberText(number.id, names)}
        </option>
      ))}
      {id !== null && !numbers.some((number) => number.id === id) && <option value={id}>{names.number(id)}</option>}
    </SelectField>
  )
}
