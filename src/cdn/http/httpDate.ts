/**
 * HTTP dates (RFC 9110 §5.6.7) in their three formats, strictly: a date that does not follow
 * one of them is no date, and an Expires with it has passed already (RFC 9111 §5.3).
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed']
const DAY_MS = 86_400_000

const IMF_FIXDATE = /^(?:mon|tue|wed|thu|fri|sat|sun), (\d{2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) gmt$/i
const RFC_850 = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day, (\d{2})-([a-z]{3})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) gmt$/i
const ASCTIME = /^(?:mon|tue|wed|thu|fri|sat|sun) ([a-z]{3}) (\d{2}| \d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/i

/**
 * Milliseconds since 1970, or undefined for what is no HTTP date. `nowMs` decides the century
 * of a two-digit year: never more than 50 years ahead.
 */
export function parseHttpDate(text: string, nowMs: number): number | undefined {
  const imf = IMF_FIXDATE.exec(text)
  if (imf) return toMs(Number(imf[3]), imf[2]!, imf[1]!, imf.slice(4))
  const old = RFC_850.exec(text)
  if (old) return toMs(centuryOf(Number(old[3]), nowMs), old[2]!, old[1]!, old.slice(4))
  const asc = ASCTIME.exec(text)
  return asc ? toMs(Number(asc[6]), asc[1]!, asc[2]!, asc.slice(3, 6)) : undefined
}

/** As IMF-fixdate, the one format to send. */
export function formatHttpDate(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const days = Math.floor(seconds / 86_400)
  const { year, month, day } = civilDate(days)
  const clock = seconds - days * 86_400
  const time = [Math.floor(clock / 3600), Math.floor(clock / 60) % 60, clock % 60].map(two).join(':')
  const name = MONTHS[month]!
  return `${DAYS[((days % 7) + 7) % 7]}, ${two(day)} ${name[0]!.toUpperCase()}${name.slice(1)} ${String(year).padStart(4, '0')} ${time} GMT`
}

const two = (n: number): string => String(n).padStart(2, '0')

function toMs(year: number, monthName: string, dayText: string, clock: readonly string[]): number | undefined {
  const month = MONTHS.indexOf(monthName.toLowerCase())
  const day = Number(dayText)
  const [hour, minute, second] = clock.map(Number) as [number, number, number]
  // A leap second (60) is part of the grammar.
  if (month < 0 || day < 1 || day > daysInMonth(year, month) || hour > 23 || minute > 59 || second > 60) return undefined
  return daysFromCivil(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000
}

function centuryOf(twoDigits: number, nowMs: number): number {
  const { year: now } = civilDate(Math.floor(nowMs / DAY_MS))
  const year = now - (now % 100) + twoDigits
  return year > now + 50 ? year - 100 : year
}

function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 1 && isLeap ? 29 : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]!
}

/*
 * Days since 1970 and back, in the proleptic Gregorian calendar. `Date` is kept out of the
 * simulation, and these are exact: years are counted from March, so that the leap day is last.
 */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month < 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function civilDate(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = (shifted + 2) % 12
  return { year: yearOfEra + era * 400 + (month < 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 }
}
