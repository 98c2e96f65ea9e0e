/** Keys of the weekdays' names, Monday first. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** An hour or minute as clocks write it. */
export const twoDigits = (value: number) => String(value).padStart(2, '0')
