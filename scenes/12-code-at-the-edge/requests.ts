/** Fields with which requests of scene 12 say who asks, from where, and with what right. */
import { makeToken } from '../../src/cdn/code/jwt'
import { EPOCH_MS } from '../../src/cdn/epoch'
import type { HeaderList } from '../../src/cdn/http/message'
import { TOKEN_KEY } from './values'

export const as = (user: string, country?: string): HeaderList => [['Cookie', `user=${user}`], ...(country === undefined ? [] : [['X-Country', country] as const])]

/** A token that holds until so many seconds of the run. */
export const withToken = (user: string, untilS: number): HeaderList => [...as(user), ['Authorization', `Bearer ${makeToken({ sub: user, exp: EPOCH_MS / 1000 + untilS }, TOKEN_KEY)}`]]

/** What a browser asks before a page of another site may change something. */
export const PREFLIGHT: HeaderList = [...as('Ana'), ['Origin', 'https://shop.example'], ['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Headers', 'authorization']]
