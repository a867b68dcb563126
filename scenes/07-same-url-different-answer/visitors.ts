/**
 * The users of this scene and what their browsers say: one list, made from a few real shapes of
 * each field and a fixed seed, so that every run has the same users.
 */
import type { HeaderList } from '../../src/cdn/http/message'

export const SHOES = '/shoes?colour=red&size=42'

const SEED = 7
const COUNT = 240

type Make = (pick: (n: number) => number) => string

/** Desktops first; browsers say little about themselves, apps that show pages say much. */
const DESKTOPS: readonly Make[] = [
  (pick) => `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${120 + pick(14)}.0.0.0 Safari/537.36`,
  (pick) => `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${120 + pick(14)}.0.0.0 Safari/537.36 Edg/${120 + pick(14)}.0.0.0`,
  (pick) => `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${16 + pick(3)}.${pick(6)} Safari/605.1.15`,
  (pick) => `Mozilla/5.0 (X11; Linux x86_64; rv:${115 + pick(18)}.0) Gecko/20100101 Firefox/${115 + pick(18)}.0`,
]
const MODELS = ['SM-S921B', 'SM-A546B', 'SM-G991B', 'SM-A155F', 'Pixel 7', 'Pixel 8', 'Pixel 8a', 'moto g84', '2312DRA50G', 'CPH2581']
const PHONES: readonly Make[] = [
  (pick) => `Mozilla/5.0 (iPhone; CPU iPhone OS ${16 + pick(3)}_${pick(7)} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${16 + pick(3)}.${pick(7)} Mobile/15E148 Safari/604.1`,
  (pick) => `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${122 + pick(12)}.0.0.0 Mobile Safari/537.36`,
  (pick) => `Mozilla/5.0 (Linux; Android ${12 + pick(4)}; ${MODELS[pick(MODELS.length)]}; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/${122 + pick(12)}.0.${6261 + pick(600)}.${pick(200)} Mobile Safari/537.36`,
  (pick) => `Mozilla/5.0 (iPhone; CPU iPhone OS 17_${pick(7)} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram ${320 + pick(40)}.0.0.${pick(60)}.98`,
]
/** In use together: an old proxy in front of some users takes br away, and a few tools ask for nothing. */
const ENCODINGS = ['gzip, deflate, br, zstd', 'gzip, deflate, br', 'gzip, deflate, br', 'gzip, deflate, br, zstd', 'gzip, deflate']
const LANGUAGES = ['de-DE,de;q=0.9,en;q=0.8', 'en-GB,en;q=0.9']
/** How the same page is linked to. */
const LINKS = [
  SHOES,
  '/shoes?size=42&colour=red',
  `${SHOES}&utm_source=newsletter`,
  '/shoes?utm_source=search&size=42&colour=red',
  `${SHOES}&utm_source=newsletter&utm_medium=email`,
  `${SHOES}&utm_source=social&utm_campaign=spring`,
]

const VISITORS: readonly HeaderList[] = Array.from({ length: COUNT }, (_, n) => visitor(numbersFrom(SEED * COUNT + n)))

/** What the n-th user sends; after the last one the first comes again. */
export const visitorHeaders = (n: number): HeaderList => VISITORS[n % COUNT]!

/** The link that the n-th user followed. */
export const visitorUrl = (n: number): string => LINKS[(n * 5 + Math.floor(n / LINKS.length)) % LINKS.length]!

function visitor(pick: (n: number) => number): HeaderList {
  const kinds = pick(2) === 0 ? DESKTOPS : PHONES
  return [
    ['Accept-Encoding', ENCODINGS[pick(ENCODINGS.length)]!],
    ['Accept-Language', LANGUAGES[pick(LANGUAGES.length)]!],
    ['User-Agent', kinds[pick(kinds.length)]!(pick)],
    ['Cookie', `session=${pick(2 ** 24).toString(16).padStart(6, '0')}`],
  ]
}

/** Whole numbers below n, one after the other, the same for the same seed. */
function numbersFrom(seed: number): (n: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  return (n) => {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5) >>> 0
    return Math.floor(((state ^ (state >>> 13)) >>> 0) / 2 ** 32 * n)
  }
}

/** A user in front of a desk who reads English, with an encoding of choice; without one, a tool that asks for none. */
export function deskUser(encoding?: string): HeaderList {
  const user: HeaderList = [
    ['Accept-Language', 'en-GB,en;q=0.9'],
    ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'],
  ]
  return encoding === undefined ? user : [['Accept-Encoding', encoding], ...user]
}

/** What an attacker adds to find out whether the page believes it. */
export const FORGED: HeaderList[number] = ['X-Forwarded-Host', 'evil.example']
