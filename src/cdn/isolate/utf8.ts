/** UTF-8 by hand: what only counts knows no TextEncoder. */

export function utf8(text: string): number[] {
  return [...text].flatMap((letter) => {
    const code = letter.codePointAt(0)!
    if (code < 0x80) return [code]
    if (code < 0x800) return [0xc0 | (code >> 6), tail(code)]
    if (code < 0x10000) return [0xe0 | (code >> 12), tail(code >> 6), tail(code)]
    return [0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code)]
  })
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f)

/** What is no UTF-8 is read as Latin-1. */
export function fromUtf8(bytes: Uint8Array): string {
  let [plain, escaped] = ['', '']
  for (const byte of bytes) {
    plain += String.fromCharCode(byte)
    escaped += `%${byte.toString(16).padStart(2, '0')}`
  }
  try {
    return decodeURIComponent(escaped)
  } catch {
    return plain
  }
}
