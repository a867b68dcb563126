/**
 * HTTP dates (RFC 9110 section 5.6.7) by counting days, without the Date object: written in the three forms, read back
 * only when they are exactly in one of them.
 */
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAY_S = 86_400
/** From 15 January 2027 to the same day of 2077. */
const FIFTY_YEARS_MS = (50 * 365 + 13) * DAY_S * 1000

export type DateForm = 'fixdate' | 'rfc850' | 'asctime'

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function daysIn(month: number, year: number): number {
  if (month === 1) return isLeap(year) ? 29 : 28
  return [3, 5, 8, 10].includes(month) ? 30 : 31
}

export function dateText(ms: number, form: DateForm = 'fixdate'): string {
  const seconds = Math.floor(ms / 1000)
  let days = Math.floor(seconds / DAY_S)
  const weekday = DAYS[(days + 3) % 7]!
  let year = 1970
  while (days >= (isLeap(year) ? 366 : 365)) days -= isLeap(year++) ? 366 : 365
  let month = 0
  while (days >= daysIn(month, year)) days -= daysIn(month++, year)
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = seconds % DAY_S
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`
  const name = MONTHS[month]!
  if (form === 'rfc850') return `${weekday}, ${two(days + 1)}-${name}-${two(year % 100)} ${time} GMT`
  if (form === 'asctime') return `${weekday.slice(0, 3)} ${name} ${String(days + 1).padStart(2)} ${time} ${year}`
  return `${weekday.slice(0, 3)}, ${two(days + 1)} ${name} ${year} ${time} GMT`
}

/** When every scenario begins: 15 January 2027. */
export const START_MS = 1_800_000_000_250

/**
 * Milliseconds, or undefined when it is none of the three forms. A year of two digits is of this century unless the date
 * would be more than 50 years ahead: then it is the most recent such year in the past.
 */
export function dateMs(text: string): number | undefined {
  const fixdate = /^[A-Z][a-z]{2}, (?<d>\d\d) (?<m>[A-Z][a-z]{2}) (?<y>\d{4}) (?<t>\d\d:\d\d:\d\d) GMT$/.exec(text)
  const rfc850 = /^[A-Z][a-z]{5,8}, (?<d>\d\d)-(?<m>[A-Z][a-z]{2})-(?<y>\d\d) (?<t>\d\d:\d\d:\d\d) GMT$/.exec(text)
  const asctime = /^[A-Z][a-z]{2} (?<m>[A-Z][a-z]{2}) (?<d>[ \d]\d) (?<t>\d\d:\d\d:\d\d) (?<y>\d{4})$/.exec(text)
  const parts = (fixdate ?? rfc850 ?? asctime)?.groups
  if (!parts) return undefined
  const month = MONTHS.indexOf(parts['m']!)
  const [hours, minutes, seconds] = parts['t']!.split(':').map(Number) as [number, number, number]
  if (month < 0) return undefined
  const msIn = (year: number) => sinceEpochS(year, month, Number(parts['d'])) * 1000 + (hours * 3600 + minutes * 60 + seconds) * 1000
  if (!rfc850) return msIn(Number(parts['y']))
  const ms = msIn(2000 + Number(parts['y']))
  return ms > START_MS + FIFTY_YEARS_MS ? msIn(1900 + Number(parts['y'])) : ms
}

/** Up to midnight of that day. */
function sinceEpochS(year: number, month: number, day: number): number {
  let days = day - 1
  for (let y = 1970; y < year; y++) days += isLeap(y) ? 366 : 365
  for (let m = 0; m < month; m++) days += daysIn(m, year)
  return days * DAY_S
}
