/**
 * What each server of a POP has to do now, and whether it may get more: consistent hashing with bounded loads (Mirrokni, Thorup
 * and Zadimoghaddam, SODA 2018, arXiv 1608.01350). No server gets more than a factor of the average; what it may not take goes to the next one on the
 * ring. HAProxy has it as hash-balance-factor (off unless set; 125 to 200 % are sensible), Envoy as hash_balance_factor.
 */

/** The servers among which the average is taken, and how many times that each may have: 1 or more. */
export interface Bound {
  readonly servers: readonly string[]
  readonly factor: number
}

export class OpenRequests {
  readonly #open = new Map<string, number>()

  at(server: string): number {
    return this.#open.get(server) ?? 0
  }

  begin(server: string): void {
    this.#open.set(server, this.at(server) + 1)
  }

  end(server: string): void {
    this.#open.set(server, this.at(server) - 1)
  }

  // #region listing OpenRequests.hasRoom
  hasRoom(server: string, bound: Bound) {
    const { servers, factor } = bound
    const all = this.sum(servers) + 1
    const average = all / servers.length
    const most = Math.ceil(factor * average)
    return this.at(server) < most
  }
  // #endregion

  private sum(servers: readonly string[]): number {
    return servers.reduce((sum, server) => sum + this.at(server), 0)
  }
}
