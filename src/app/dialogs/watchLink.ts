/**
 * A pasted response as levers of a scene: what of it the scene can play, what it cannot, and
 * the link. Lifetimes that are longer than the scene can be shortened, all by the same factor.
 */
import { type Directive, directive, parseCacheControl, seconds } from '../../cdn/http/cacheControl'
import { durationWords } from '../../cdn/explain/durationWords'
import type { Exchanged } from '../../cdn/explain/keeping'
import { fieldValues } from '../../cdn/http/fieldLines'
import { header } from '../../cdn/http/message'
import type { ResourceLife } from '../../cdn/explain/resourceLife'
import { withSeconds } from '../../panels/levers/editDirectives'
import { formatLink } from '../../player/urlState'
import { acceptsValue, describeValues } from '../../scene/leverValues'
import type { HeaderLever } from '../../scene/levers'
import type { Scene } from '../../scene/types'

export interface Watch {
  /** Hash of a link to the scene with the header as it was pasted; null when it cannot be a lever's value. */
  readonly asPasted: string | null
  /** The same with shorter times, where the pasted ones are longer than the scene. */
  readonly shortened: { readonly hash: string; readonly oneSecond: string } | null
  /** What the scene does not play, each a few words. */
  readonly lost: readonly string[]
}

/** Null when the scene has no lever for Cache-Control. */
export function watchLink(scene: Scene, exchanged: Exchanged, life: ResourceLife): Watch | null {
  const found = Object.entries(scene.levers).find(([, lever]) => lever.kind === 'header' && lever.field === 'Cache-Control')
  if (!found) return null
  const [name, lever] = found as [string, HeaderLever]
  const value = fieldValues(exchanged.headers, 'Cache-Control').join(', ').trim()
  const validator = lever.validator === undefined ? {} : { [lever.validator]: header(exchanged.headers, 'ETag') !== undefined }
  const linkTo = (text: string): string => formatLink(scene, { levers: { [name]: text, ...validator }, acts: [], plays: true })
  const isAccepted = acceptsValue(lever, value)
  const short = isAccepted ? shorten(value, lever) : null
  return {
    asPasted: isAccepted ? linkTo(value) : null,
    shortened: short && { hash: linkTo(short.value), oneSecond: durationWords(short.factor) },
    lost: [...(isAccepted ? [] : [`this Cache-Control; the lever takes ${describeValues(lever)}`]), ...lostParts(exchanged, life)],
  }
}

/** Seconds that one second may stand for: round numbers of minutes, hours and days. */
const FACTORS = [2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000]
const TIMED = ['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error']

/** The header with its times divided so that the longest lifetime fits; null when all fit already. */
function shorten(value: string, { seconds: sliders }: HeaderLever): { readonly value: string; readonly factor: number } | null {
  const room = Math.max(0, ...sliders.map(({ max }) => max))
  const control = parseCacheControl([value])
  const times = ['max-age', 's-maxage'].map((one) => seconds(directive(control, one)) || 0)
  const least = Math.max(...times) / room
  if (!(least > 1) || !Number.isFinite(least)) return null
  const factor = FACTORS.find((one) => one >= least) ?? Math.ceil(least)
  const readable = (one: Directive | undefined): one is Directive => Number.isFinite(seconds(one))
  return {
    factor,
    value: TIMED.reduce((text, name) => {
      const pieces = parseCacheControl([text]).directives
      const one = pieces.find((piece) => piece.name === name)
      return readable(one) ? withSeconds(text, pieces, name, Math.ceil(seconds(one)! / factor)) : text
    }, value),
  }
}

function lostParts({ status, headers, method, requestHeaders }: Exchanged, { browser, edge }: ResourceLife): readonly string[] {
  const has = (name: string): boolean => header(headers, name) !== undefined
  const decides = browser.decidedBy === 'Expires' || edge.decidedBy === 'Expires'
  const guessed = browser.decidedBy === 'a guess' || edge.decidedBy === 'a guess'
  const parts: readonly (readonly [boolean, string])[] = [
    [status !== 200, `the status ${status}: the scene answers 200`],
    [method !== 'GET' && method !== 'HEAD', `the method ${method}: the scene asks with GET`],
    [edge.policy.source === 'CDN-Cache-Control', 'CDN-Cache-Control: the CDN of the scene follows Cache-Control'],
    [decides, 'Expires'],
    [guessed, 'the lifetime guessed from Last-Modified'],
    [has('Last-Modified') && !has('ETag'), 'Last-Modified as a validator: the scene has an ETag or nothing'],
    [browser.ageS > 0, 'its age on arrival: the scene begins with a new response'],
    [has('Vary'), 'Vary: all users of the scene ask alike'],
    [has('Set-Cookie'), 'Set-Cookie'],
    [header(requestHeaders, 'Authorization') !== undefined, 'Authorization in the request'],
  ]
  return parts.filter(([isLost]) => isLost).map(([, words]) => words)
}
