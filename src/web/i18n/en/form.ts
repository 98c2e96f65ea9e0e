/** What all forms say alike. */
export const form = {
  tooShort_one: 'At least {{count}} character.',
  tooShort_other: 'At least {{count}} characters.',
  tooLong_one: 'At most {{count}} character.',
  tooLong_other: 'At most {{count}} characters.',
  invalid: 'This cannot be read.',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  optional: 'optional',
  notSaved: 'It was not saved: {{reason}}',
}
