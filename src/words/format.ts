/**
 * How numbers are written on every panel: thin spaces in thousands, no decimals above 10 ms,
 * a dash where there is nothing to say. Pure text, no markup, no locale.
 */

/** Narrow no-break space: a number never breaks in two. */
export const THIN_SPACE = '\u202f'
/** Between a number and its unit. */
export const NO_BREAK_SPACE = '\u00a0'
export const NOTHING = '–'

export function formatCount(count: number): string {
  if (!Number.isFinite(count)) return NOTHING
  const digits = String(Math.round(Math.abs(count)))
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE)
  return count < 0 && digits !== '0' ? `−${grouped}` : grouped
}

/** The number of milliseconds without its unit: "204", "8.6", "1 284". */
export function formatMsValue(ms: number): string {
  if (!Number.isFinite(ms)) return NOTHING
  const tenths = Math.round(Math.abs(ms) * 10)
  if (tenths >= 100) return formatCount(ms)
  const text = String(tenths / 10)
  return ms < 0 && tenths > 0 ? `−${text}` : text
}

export function formatMs(ms: number): string {
  return Number.isFinite(ms) ? `${formatMsValue(ms)}${NO_BREAK_SPACE}ms` : NOTHING
}

/** Seconds of a lifetime or an age: "12 s", "3.4 s"; from two minutes on minutes, then hours and days. */
export function formatSeconds(ms: number): string {
  if (!Number.isFinite(ms)) return NOTHING
  const seconds = ms / 1000
  const [value, unit] =
    seconds < 120 ? [seconds, 's'] as const : seconds < 7200 ? [seconds / 60, 'min'] as const
    : seconds < 172_800 ? [seconds / 3600, 'h'] as const : [seconds / 86_400, 'days'] as const
  const tenths = Math.round(value * 10)
  return `${tenths < 100 ? String(tenths / 10) : formatCount(value)}${NO_BREAK_SPACE}${unit}`
}

/**
 * The percentage of `part` in `whole` without its sign. It says 0 and 100 only when that is
 * exact, because one miss in a thousand is not "100 %".
 */
export function formatPercentValue(part: number, whole: number): string {
  if (!(whole > 0) || !Number.isFinite(part)) return NOTHING
  const percent = (part / whole) * 100
  const rounded = Math.round(percent)
  if (rounded >= 100 && percent < 100) return String(Math.floor(Math.min(percent, 99.9) * 10) / 10)
  if (rounded <= 0 && percent > 0) return String(Math.ceil(percent * 10) / 10)
  return String(rounded)
}

export function formatPercent(part: number, whole: number): string {
  const value = formatPercentValue(part, whole)
  return value === NOTHING ? NOTHING : `${value}%`
}

/** The same to a tenth, where shares of shares are compared: "84.8%". */
export function formatTenths(part: number, whole: number): string {
  const value = formatPercentValue(part, whole)
  const tenths = Math.round((part / whole) * 1000) / 10
  return value === NOTHING ? NOTHING : `${tenths > 0 && tenths < 100 ? tenths.toFixed(1) : value}%`
}

/** Decimal units, no more digits than needed: "12 kB", "10 MB". */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return NOTHING
  if (bytes < 1000) return `${formatCount(bytes)}${NO_BREAK_SPACE}B`
  if (bytes < 1_000_000) return `${formatCount(bytes / 1000)}${NO_BREAK_SPACE}kB`
  return `${Math.round(bytes / 100_000) / 10}${NO_BREAK_SPACE}MB`
}

const FRACTIONS: Readonly<Record<string, string>> = { '0.125': '⅛', '0.25': '¼', '0.5': '½' }

/** "1×", "¼×". */
export function formatSpeed(speed: number): string {
  return `${FRACTIONS[String(speed)] ?? String(speed)}×`
}
