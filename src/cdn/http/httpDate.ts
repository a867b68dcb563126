/**
 * HTTP dates (RFC 9110 §5.6.7) in their three formats, strictly: a date that does not follow
 * one of them is no date, and an Expires with it has passed already (RFC 9111 §5.3).
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

// The platform's calendar, which is a pure function of its arguments. Nobody asks its clock.
// oxlint-disable-next-line no-restricted-globals
const Calendar = Date

const IMF_FIXDATE = /^(?:mon|tue|wed|thu|fri|sat|sun), (\d{2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) gmt$/i
const RFC_850 = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day, (\d{2})-([a-z]{3})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) gmt$/i
const ASCTIME = /^(?:mon|tue|wed|thu|fri|sat|sun) ([a-z]{3}) (\d{2}| \d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/i

/** Milliseconds since 1970, or undefined for what is no HTTP date. `nowMs` decides the century of a two-digit year. */
export function parseHttpDate(text: string, nowMs: number): number | undefined {
  const imf = IMF_FIXDATE.exec(text)
  if (imf) return toMs(Number(imf[3]), imf[2]!, imf[1]!, imf.slice(4))
  const old = RFC_850.exec(text)
  if (old) return nearest(old, nowMs)
  const asc = ASCTIME.exec(text)
  return asc ? toMs(Number(asc[6]), asc[1]!, asc[2]!, asc.slice(3, 6)) : undefined
}

/** The second that was written last, and its text: many messages of a run are of the same one. */
let [writtenSecond, written] = [NaN, '']

/** As IMF-fixdate, the one format to send. */
export function formatHttpDate(ms: number): string {
  const second = Math.floor(Math.trunc(ms) / 1000)
  if (second !== writtenSecond) [writtenSecond, written] = [second, new Calendar(ms).toUTCString()]
  return written
}

function toMs(year: number, monthName: string, dayText: string, clock: readonly string[]): number | undefined {
  const month = MONTHS.indexOf(monthName.toLowerCase())
  const day = Number(dayText)
  const [hour, minute, second] = clock.map(Number) as [number, number, number]
  const midnightMs = new Calendar(0).setUTCFullYear(year, month, day)
  const isOfCalendar = month >= 0 && new Calendar(midnightMs).getUTCDate() === day
  // A leap second (60) is part of the grammar.
  if (!isOfCalendar || hour > 23 || minute > 59 || second > 60) return undefined
  return midnightMs + ((hour * 60 + minute) * 60 + second) * 1000
}

/** The latest date with such a two-digit year that is at most 50 years ahead, to the second (§5.6.7). */
function nearest([, day = '', month = '', twoDigits, ...clock]: readonly string[], nowMs: number): number | undefined {
  const limit = new Calendar(nowMs)
  const limitMs = limit.setUTCFullYear(limit.getUTCFullYear() + 50)
  const year = limit.getUTCFullYear() - ((limit.getUTCFullYear() - Number(twoDigits)) % 100)
  const ms = toMs(year, month, day, clock)
  return ms !== undefined && ms <= limitMs ? ms : toMs(year - 100, month, day, clock)
}
