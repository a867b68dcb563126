/**
 * A name server that answers by place (GeoDNS): the healthy site that is nearest to who asks. It sees the resolver and never the
 * user, unless the resolver sends the user's network along (EDNS Client Subnet, RFC 7871). `GeoDns.resolve` is what scene 4 shows.
 */
import type { DnsQuery } from '../network'
import { type CityId, distanceKm } from './places'

/** Where a name can lead: a server and the address that it alone has. */
export interface Site {
  /** Id of the server. */
  readonly server: string
  readonly address: string
  readonly city: CityId
}

export class GeoDns {
  private readonly sites: readonly (Site & { readonly summary: () => string })[]
  readonly #isHealthy: (server: string) => boolean

  constructor(sites: readonly Site[], isHealthy: (server: string) => boolean) {
    this.sites = sites.map((site) => ({ ...site, summary: () => site.city }))
    this.#isHealthy = isHealthy
  }

  // #region listing GeoDns.resolve
  async resolve(query: DnsQuery) {
    // the user's network, if it is told
    const place = query.subnet ?? query.from
    const sites = this.sites.filter(this.isUp)
    return nearest(sites, place).address
  }
  // #endregion

  /** Where none is, all are: a wrong answer is better than none, as at Route 53. */
  private readonly isUp = ({ server }: Site): boolean => this.#isHealthy(server) || !this.sites.some((site) => this.#isHealthy(site.server))
}

/** The first of the nearest along the great circle; the first of all for a place that is not known. */
function nearest(sites: readonly Site[], place: CityId | undefined): Site {
  const km = ({ city }: Site): number => (place === undefined || place === city ? 0 : distanceKm(place, city))
  return sites.reduce((best, site) => (km(site) < km(best) ? site : best))
}
