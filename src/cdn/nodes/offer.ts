/**
 * What an origin's declaration answers to a GET under some levers, with some version deployed.
 * Pure: the origin at work, the picture and the report ask the same function.
 */
import { SimulationError } from '../../engine/invariant'
import { HttpRequest, type HeaderList } from '../http/message'
import type { LeverValues } from '../levers'
import type { OriginSpec } from './originSpec'

export interface Offer {
  readonly status: number
  readonly headers: HeaderList
  /** What it shows; empty when the scene does not say. */
  readonly content: string
  readonly bytes: number
}

/** No request of a run: one that is only imagined. */
const NO_REQUEST = -1

export function offerOf(
  spec: OriginSpec, url: string, levers: LeverValues, version: number, request = new HttpRequest(NO_REQUEST, 'GET', url),
): Offer {
  const declared = declaredAt(spec, url)
  if (!declared) throw new SimulationError(`the origin has no ${url}; it has ${Object.keys(spec.resources).join(', ')}`)
  const { status = 200, headers = [], content = '', bytes } =
    typeof declared === 'function' ? declared({ request, levers, version }) : declared
  return { status, headers, content, bytes }
}

/** What an origin declares at a URL, or at the URL without its query; else what it says of all others. */
export function declaredAt({ resources }: Pick<OriginSpec, 'resources'>, url: string): OriginSpec['resources'][string] | undefined {
  return resources[url] ?? resources[url.split('?', 1)[0]!] ?? resources['*']
}
