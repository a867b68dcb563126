/**
 * Moments as HAR files and people write them (RFC 3339): "2026-03-03T10:00:00.000+01:00", "2026-03-03". Pure arithmetic.
 */
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$/i
const DAY_MS = 86_400_000

/** Milliseconds since 1970, or undefined for what is no moment. Without a zone it is UTC. */
export function parseIsoTime(text: string): number | undefined {
  const found = MOMENT.exec(text.trim())
  if (!found) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((digits) => Number(digits ?? 0))
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 24 || minute > 59 || second > 60) return undefined
  const fraction = Number((found[7] ?? '').padEnd(3, '0').slice(0, 3))
  return daysBefore(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + fraction - zoneMs(found[8] ?? 'Z')
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Days from 1 January 1970 to this one. */
function daysBefore(year: number, month: number, day: number): number {
  let days = day - 1
  for (let m = 1; m < month; m++) days += daysIn(year, m)
  const past = year - 1
  const leaps = (y: number): number => Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return days + (year - 1970) * 365 + leaps(past) - leaps(1969)
}

function zoneMs(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(-2)].map(Number)
  return (zone.startsWith('-') ? -1 : 1) * (hours! * 60 + minutes!) * 60_000
}
