/** A whole number as a language groups it: `27,412`, in Turkish `27.412`. The browser's own writer takes longer to start than a list to draw. */
export function wholeNumber(value: number, language: string | undefined): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, language === 'tr' ? '.' : ',')
}
