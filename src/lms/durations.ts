/**
 * How long a session lasted, as the standards write it.
 */

/** SCORM 1.2: "0001:02:03.45". */
export function scorm12Time(ms: number): string {
  const hundredths = Math.max(0, Math.round(ms / 10))
  const [hours, minutes, seconds] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6_000) % 60, (hundredths % 6_000) / 100]
  return `${pad(hours, 4)}:${pad(minutes, 2)}:${seconds.toFixed(2).padStart(5, '0')}`
}

/** SCORM 2004 and xAPI: "PT1H2M3.45S". */
export function isoDuration(ms: number): string {
  const hundredths = Math.max(0, Math.round(ms / 10))
  const [hours, minutes] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6_000) % 60]
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${(hundredths % 6_000) / 100}S`
}

const pad = (n: number, digits: number): string => String(n).padStart(digits, '0')
