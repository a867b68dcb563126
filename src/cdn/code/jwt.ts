/**
 * A JSON Web Token (RFC 7519) as an edge checks it: its shape, what it says of itself (RFC 8725), and its times. The signature is
 * simulated: a short hash stands for it, which anybody could make. Nothing here is cryptography.
 */
import { fnv1aOf } from './fnv1a'
import { fromUtf8, utf8 } from '../isolate/utf8'

/** Seconds since 1970, as in the token. */
export interface Claims {
  readonly sub: string
  readonly exp: number
  readonly nbf?: number
}

export type TokenCheck = { readonly claims: Claims } | { readonly problem: string }

/** A token's own algorithm is not believed: this one is expected (RFC 8725 §3.1). */
const ALGORITHM = 'HS256'
const MAX_LENGTH = 2000
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function checkToken(token: string, key: string, nowS: number): TokenCheck {
  const parts = token.split('.')
  const [head = '', body = '', signature = ''] = parts
  if (parts.length !== 3 || token.length > MAX_LENGTH) return { problem: 'it does not have three parts' }
  const header = readObject(head)
  if (!header) return { problem: 'its header is no JSON object' }
  if (header.get('alg') !== ALGORITHM) return { problem: `its algorithm is not ${ALGORITHM}` }
  if (signature !== signatureOf(`${head}.${body}`, key)) return { problem: 'its signature does not fit' }
  const claims = readObject(body)
  if (!claims) return { problem: 'what it says is no JSON object' }
  return checkClaims(claims, nowS)
}

function checkClaims(claims: ReadonlyMap<string, unknown>, nowS: number): TokenCheck {
  const [sub, exp, nbf] = [claims.get('sub'), claims.get('exp'), claims.get('nbf')]
  if (typeof sub !== 'string' || sub === '') return { problem: 'it says of nobody' }
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return { problem: 'it does not say until when it holds' }
  if (exp <= nowS) return { problem: 'it has expired' }
  if (nbf === undefined) return { claims: { sub, exp } }
  if (typeof nbf !== 'number' || nbf > nowS) return { problem: 'it does not hold yet' }
  return { claims: { sub, exp, nbf } }
}

/** Makes one, for whoever logs in. */
export function makeToken(claims: Claims, key: string): string {
  const signed = [{ alg: ALGORITHM, typ: 'JWT' }, claims].map((part) => toBase64Url(utf8(JSON.stringify(part)))).join('.')
  return `${signed}.${signatureOf(signed, key)}`
}

/** Simulated: 32 bits of a hash that is no secret. */
function signatureOf(signed: string, key: string): string {
  return toBase64Url(utf8(fnv1aOf(`${key}.${signed}`).toString(16).padStart(8, '0')))
}

function readObject(part: string): ReadonlyMap<string, unknown> | null {
  const bytes = fromBase64Url(part)
  if (!bytes) return null
  try {
    const value: unknown = JSON.parse(fromUtf8(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null
  } catch {
    // No JSON: that is the answer.
    return null
  }
}

/** RFC 4648 §5, without padding. */
function toBase64Url(bytes: readonly number[]): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const letters = [18, 12, 6, 0].map((shift) => LETTERS[(three >> shift) & 63]!)
    text += letters.slice(0, Math.min(4, bytes.length - i + 1)).join('')
  }
  return text
}

/** null for what is no base64url. */
function fromBase64Url(text: string): Uint8Array | null {
  const values = [...text].map((letter) => LETTERS.indexOf(letter))
  if (values.includes(-1) || text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  for (let i = 0; i < bytes.length; i++) {
    const at = Math.floor(i / 3) * 4 + (i % 3)
    const [high, low] = [values[at]!, values[at + 1]!]
    const shift = 2 * ((i % 3) + 1)
    bytes[i] = (high << shift) | (low >> (6 - shift))
  }
  return bytes
}
