/**
 * The bytes of a file as text: UTF-8, or UTF-16 where a mark at its beginning says so, as PowerShell writes what is redirected into a
 * file.
 */

/** Bytes that are no text of this encoding become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
