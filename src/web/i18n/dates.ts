/** Dates in words. The names are few and stand here: the browser's own formatter of dates takes longer to start than a whole screen to draw. */

const NAMES = {
  en: {
    months: 'January February March April May June July August September October November December',
    shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    days: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday',
    shortDays: 'Sun Mon Tue Wed Thu Fri Sat',
  },
  tr: {
    months: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık',
    shortMonths: 'Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara',
    days: 'Pazar Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi',
    shortDays: 'Paz Pzt Sal Çar Per Cum Cmt',
  },
} as const

/** Writers of dates in a language; `dayKey` gives the calendar day of an instant, `2023-03-31`. */
export function datesIn(language: 'en' | 'tr', dayKey: (instant: number) => string) {
  const names = NAMES[language]
  const [months, shortMonths, days, shortDays] = [names.months, names.shortMonths, names.days, names.shortDays].map((list) =>
    list.split(' '),
  )
  const partsOf = (instant: number) => {
    const key = dayKey(instant)
    const [year, month, day] = key.split('-').map(Number)
    return { year, at: (month ?? 1) - 1, day, weekday: new Date(`${key}T00:00:00Z`).getUTCDay() }
  }
  // Turkish says the weekday last.
  const withWeekday = (weekday: string | undefined, date: string) => (language === 'tr' ? `${date} ${weekday}` : `${weekday} ${date}`)
  const long = ({ day, at, year }: ReturnType<typeof partsOf>) => `${day} ${months?.[at]} ${year}`
  return {
    /** `31 March 2023` */
    date: (instant: number) => long(partsOf(instant)),
    /** `Fri 31 March 2023` */
    weekdayDate: (instant: number) => {
      const parts = partsOf(instant)
      return withWeekday(shortDays?.[parts.weekday], long(parts))
    },
    /** `31 Mar` */
    dayMonth: (instant: number) => {
      const { day, at } = partsOf(instant)
      return `${day} ${shortMonths?.[at]}`
    },
    /** `31 Mar 2023` */
    dayMonthYear: (instant: number) => {
      const { day, at, year } = partsOf(instant)
      return `${day} ${shortMonths?.[at]} ${year}`
    },
    /** `Friday 31 March` */
    weekday: (instant: number) => {
      const { day, at, weekday } = partsOf(instant)
      return withWeekday(days?.[weekday], `${day} ${months?.[at]}`)
    },
  }
}
