/**
 * How numbers are written, everywhere: thin spaces in thousands, no decimals above 10 ms.
 */

const THIN_SPACE = '\u2009'
const NO_BREAK_SPACE = '\u00A0'

/** "12 483", with thin spaces; at most two decimals. */
export function formatCount(value: number): string {
  const rounded = Number.isInteger(value) ? value : Math.round(value * 100) / 100
  const [whole = '', decimals] = String(Math.abs(rounded)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE)
  return `${rounded < 0 ? '−' : ''}${grouped}${decimals ? `.${decimals}` : ''}`
}

/** "204 ms", "8.5 ms": whole above 10. */
export function formatMs(ms: number): string {
  const rounded = Math.abs(ms) >= 10 ? Math.round(ms) : Math.round(ms * 10) / 10
  return `${formatCount(rounded)}${NO_BREAK_SPACE}ms`
}

/** "50 %" of a share 0..1; one decimal near the ends so that 99.6 does not read as all. */
export function formatPercent(share: number): string {
  const percent = share * 100
  const rounded = percent > 0 && percent < 100 && (percent < 1 || percent > 99) ? Math.round(percent * 10) / 10 : Math.round(percent)
  return `${formatCount(rounded)}${NO_BREAK_SPACE}%`
}
