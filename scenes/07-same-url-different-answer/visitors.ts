/**
 * The users of this scene and what their browsers say, made from a few real shapes of each
 * field. Who comes is drawn from the run's streams: another seed has other users.
 */
import type { HeaderList } from '../../src/cdn/http/message'
import type { Wanted } from '../../src/cdn/traffic/catalogue'
import type { RandomSource } from '../../src/scene/types'

export const SHOES = '/shoes?colour=red&size=42'

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
export const LINKS = [
  SHOES,
  '/shoes?size=42&colour=red',
  `${SHOES}&utm_source=newsletter`,
  '/shoes?utm_source=search&size=42&colour=red',
  `${SHOES}&utm_source=newsletter&utm_medium=email`,
  `${SHOES}&utm_source=social&utm_campaign=spring`,
]

/** So many users with what their browsers send; the links of the list lead them here, each as often as any other. */
export function drawVisitors(random: RandomSource, count: number, links: readonly string[]): readonly Wanted[] {
  return deal(random, links, count).map((url) => ({ url, headers: visitorHeaders(random) }))
}

/** So many users who differ in nothing but the link that they followed. */
export function drawAlike(random: RandomSource, count: number, links: readonly string[]): readonly Wanted[] {
  return deal(random, links, count).map((url) => ({ url, headers: deskUser('gzip, deflate, br') }))
}

/** What the browser of one user sends. */
export function visitorHeaders(random: RandomSource): HeaderList {
  const pick = picker(random)
  const kinds = pick(2) === 0 ? DESKTOPS : PHONES
  return [
    ['Accept-Encoding', ENCODINGS[pick(ENCODINGS.length)]!],
    ['Accept-Language', LANGUAGES[pick(LANGUAGES.length)]!],
    ['User-Agent', kinds[pick(kinds.length)]!(pick)],
    ['Cookie', `session=${pick(2 ** 24).toString(16).padStart(6, '0')}`],
  ]
}

/** The texts in a random order, again and again until there are so many. */
function deal(random: RandomSource, texts: readonly string[], count: number): readonly string[] {
  const pick = picker(random)
  const dealt: string[] = []
  let rest: string[] = []
  while (dealt.length < count) {
    if (rest.length === 0) rest = [...texts]
    dealt.push(...rest.splice(pick(rest.length), 1))
  }
  return dealt
}

/** Whole numbers below n. */
function picker(random: RandomSource): (n: number) => number {
  return (n) => Math.floor(random() * n)
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

/** All that the attacker's browser sends. */
export const forgedHeaders = (): HeaderList => [...deskUser('gzip, deflate, br'), FORGED]
