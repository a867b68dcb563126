/**
 * IPv4 prefixes, as far as a router compares them with addresses. Those of the course are from documentation ranges (RFC 5737);
 * that real networks take nothing longer than /24 from each other is left out (SIMPLIFIED).
 */

/** "192.0.2.1" as a number; NaN when it is no address. */
function numberOf(address: string): number {
  const parts = address.split('.').map(Number)
  if (parts.length !== 4 || !parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)) return NaN
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}

/** Address and number of bits; NaN for what is missing or is no number. */
function parsed(prefix: string): { readonly start: number; readonly bits: number } {
  const [address = '', bits = ''] = prefix.split('/')
  return { start: numberOf(address), bits: bits === '' ? NaN : Number(bits) }
}

/** How many addresses a prefix of so many bits has. */
const sizeOf = (bits: number): number => (bits === 0 ? 2 ** 32 : (1 << (32 - bits)) >>> 0)

export function isPrefix(prefix: string): boolean {
  const { start, bits } = parsed(prefix)
  return Number.isInteger(bits) && bits >= 0 && bits <= 32 && start % sizeOf(bits) === 0
}

/** The longest of these prefixes that covers the address; undefined when none does. */
export function longestMatch(address: string, prefixes: Iterable<string>): string | undefined {
  const wanted = numberOf(address)
  let found: string | undefined
  let longest = -1
  for (const prefix of prefixes) {
    const { start, bits } = parsed(prefix)
    if (bits <= longest || !(wanted >= start && wanted < start + sizeOf(bits))) continue
    found = prefix
    longest = bits
  }
  return found
}
